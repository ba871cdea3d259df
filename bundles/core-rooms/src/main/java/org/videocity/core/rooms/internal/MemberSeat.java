package org.videocity.core.rooms.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.room.Member;
import org.videocity.api.room.Recipient;
import org.videocity.api.room.Room;
import org.videocity.api.room.RoomListener;
import org.videocity.api.room.RoomMessage;
import org.videocity.api.room.RoomSnapshot;

/** A member's place in a room, and its hand on it. */
final class MemberSeat implements Room {
    private final LiveRoom room;
    private final RoomListener listener;
    private final RateBudget budget;
    private volatile Member self;
    private volatile boolean gone;

    MemberSeat(LiveRoom room, Member self, RoomListener listener, int burst) {
        this.room = room;
        this.self = self;
        this.listener = listener;
        this.budget = new RateBudget(burst, System.nanoTime());
    }

    RoomListener listener() {
        return listener;
    }

    void rename(Member renamed) {
        self = renamed;
    }

    void gone() {
        gone = true;
    }

    void tellClosed(Reason reason) {
        City.guarded(listener, l -> l.onClosed(reason));
    }

    @Override
    public RoomId id() {
        return room.settings().id();
    }

    @Override
    public Member self() {
        return self;
    }

    @Override
    public CompletionStage<Optional<Reason>> send(Recipient to, String type, String body, Executor executor) {
        Optional<Reason> wrong = Post.check(type, body);
        return ask(() -> wrong.or(() -> say(to, type, body)), Optional.of(Reason.LEFT), executor);
    }

    private Optional<Reason> say(Recipient to, String type, String body) {
        RoomsConfiguration limits = room.city().limits();
        if (!budget.take(limits.messagesPerMinute(), limits.messageBurst(), System.nanoTime())) {
            return Optional.of(Reason.LIMIT_REACHED.saying("You are saying too much at once; wait a moment."));
        }
        return room.say(self.id(), self.displayName(), to, type, body);
    }

    @Override
    public CompletionStage<List<RoomMessage>> since(String session, long sequence, Executor executor) {
        return ask(() -> room.since(self.id(), session, sequence), List.of(), executor);
    }

    @Override
    public CompletionStage<Optional<Reason>> rename(String displayName, Executor executor) {
        return ask(
                () -> {
                    room.rename(this, displayName);
                    return Optional.<Reason>empty();
                },
                Optional.of(Reason.LEFT),
                executor);
    }

    @Override
    public CompletionStage<RoomSnapshot> snapshot(Executor executor) {
        RoomSnapshot outside = new RoomSnapshot(room.settings(), "", List.of(), List.of());
        return ask(() -> room.snapshotFor(self.id()), outside, executor);
    }

    @Override
    public void leave(Reason reason) {
        room.city().thread().execute(() -> room.remove(this, reason));
    }

    private <T> CompletionStage<T> ask(Supplier<T> question, T afterLeaving, Executor executor) {
        return room.city()
                .thread()
                .ask(
                        () -> CompletableFuture.completedFuture(gone ? afterLeaving : question.get()),
                        afterLeaving,
                        executor);
    }
}
