package org.videocity.web.api.internal.socket;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Identity;
import org.videocity.api.room.KnockListener;
import org.videocity.api.room.KnockRequest;
import org.videocity.api.room.KnockResult;
import org.videocity.api.room.RoomService;
import org.videocity.web.api.internal.json.ClientMessage;
import org.videocity.web.api.internal.link.CityLink;

/**
 * One person's knocking at one door: one knock at a time, again by itself when the core was replaced meanwhile. Not
 * thread-safe: everything happens on the turns given.
 */
final class Doorbell {
    private static final Logger LOG = LoggerFactory.getLogger(Doorbell.class);
    private static final Reason ONCE = Reason.LIMIT_REACHED.saying("You have knocked already; wait for an answer.");

    private final RoomId room;
    private final CityLink link;
    private final Executor turns;
    private final OpenQuestions questions;
    private final Consumer<Optional<String>> onAdmitted;
    private final Consumer<Reason> onDeclined;
    private @Nullable KnockRequest request;
    private @Nullable RoomService asked;
    private @Nullable Runnable withdraw;
    private int round;

    /** Hears on the rooms' thread; what an earlier knock brings is old news. */
    private final class Ear implements KnockListener {
        private final int ofRound;

        Ear(int ofRound) {
            this.ofRound = ofRound;
        }

        @Override
        public void onAdmitted(Optional<String> token) {
            answered(() -> onAdmitted.accept(token));
        }

        @Override
        public void onDeclined(Reason reason) {
            if (reason.is(Reason.RESTARTING)) {
                turns.execute(() -> {
                    if (ofRound == round) {
                        coreChanged();
                    }
                });
            } else {
                answered(() -> onDeclined.accept(reason));
            }
        }

        private void answered(Runnable what) {
            turns.execute(() -> {
                if (ofRound == round) {
                    forget();
                    what.run();
                }
            });
        }
    }

    Doorbell(
            RoomId room,
            CityLink link,
            Executor turns,
            OpenQuestions questions,
            Consumer<Optional<String>> onAdmitted,
            Consumer<Reason> onDeclined) {
        this.room = room;
        this.link = link;
        this.turns = turns;
        this.questions = questions;
        this.onAdmitted = onAdmitted;
        this.onDeclined = onDeclined;
    }

    void ring(Identity who, ClientMessage.Knock knock) {
        JsonNode id = knock.id();
        RoomService rooms = link.rooms().orElse(null);
        if (request != null || rooms == null) {
            questions.answer(id, Optional.of(request == null ? Reason.UNAVAILABLE : ONCE));
            return;
        }
        KnockRequest wanted = new KnockRequest(room, who, knock.name(), knock.photo(), knock.text());
        request = wanted;
        questions.ask(id, () -> ask(rooms, wanted));
    }

    private CompletionStage<Optional<Reason>> ask(RoomService rooms, KnockRequest wanted) {
        asked = rooms;
        int thisRound = ++round;
        CompletableFuture<Optional<Reason>> outcome = new CompletableFuture<>();
        rooms.knock(wanted, new Ear(thisRound), turns)
                .whenCompleteAsync((result, failed) -> outcome.complete(taken(thisRound, result)), turns);
        return outcome;
    }

    private Optional<Reason> taken(int ofRound, @Nullable KnockResult result) {
        if (result instanceof KnockResult.Waiting waiting) {
            if (ofRound == round && request != null) {
                withdraw = waiting.withdraw();
            } else {
                waiting.withdraw().run();
            }
            return Optional.empty();
        }
        if (ofRound == round) {
            forget();
        }
        return Optional.of(result instanceof KnockResult.Refused refused ? refused.reason() : Reason.UNAVAILABLE);
    }

    /** Services came or went; whoever still waits knocks at the new door. */
    void coreChanged() {
        RoomService rooms = link.rooms().orElse(null);
        KnockRequest wanted = request;
        if (wanted != null && rooms != null && rooms != asked) {
            LOG.debug("Knocking again at {}", room);
            withdraw = null;
            ask(rooms, wanted).thenAccept(why -> why.ifPresent(onDeclined));
        }
    }

    private void forget() {
        request = null;
        withdraw = null;
        round++;
    }

    /** Goes away from the door. */
    void close() {
        if (withdraw != null) {
            withdraw.run();
        }
        forget();
    }
}
