package org.videocity.web.api.internal.http;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Identity;
import org.videocity.api.inbox.LetterCover;
import org.videocity.api.inbox.LetterDelivery;
import org.videocity.api.inbox.LetterService;
import org.videocity.api.inbox.Letterbox;
import org.videocity.api.resident.Caller;
import org.videocity.api.room.RoomService;
import org.videocity.api.store.StoreResult;
import org.videocity.web.api.internal.json.CityJson;
import org.videocity.web.api.internal.json.Json;
import org.videocity.web.api.internal.link.CityLink;
import org.videocity.web.api.internal.link.ResidentLink;
import org.videocity.web.api.internal.link.WebApiSettings;

/**
 * Answers {@code /api/homes/{owner}/letters}: what a letter is sealed for, and takes it. Where somebody may not enter, or
 * nobody lives, the answer is the same.
 */
final class LetterAnswers {
    private static final Reason NO_LETTERBOX = Reason.NO_SUCH_ROOM.saying(
            "There is no home here that you may leave a letter at: nobody lives at this address, or the door is closed.");
    private static final String RETRY_SECONDS = "600";
    /** What is refused is read so far, so that its sender hears why. */
    private static final long MOST_UNWANTED_BYTES = 256L * 1024 * 1024;

    private final CityLink link;
    private final ResidentLink residents;
    private final WebApiSettings settings;
    private final SignedInPerson person;
    private final Executor executor;

    LetterAnswers(
            CityLink link, ResidentLink residents, WebApiSettings settings, SignedInPerson person, Executor executor) {
        this.link = link;
        this.residents = residents;
        this.settings = settings;
        this.person = person;
        this.executor = executor;
    }

    /** Tells whether a path below {@code /api} leads to a letterbox. */
    static boolean isMeant(List<String> segments) {
        return segments.size() == 3
                && segments.get(0).equals("homes")
                && segments.get(2).equals("letters");
    }

    /** Says what somebody needs to know before they leave a letter. */
    CompletionStage<Answer> look(String owner, ApiRequest request) {
        return at(
                owner,
                request,
                (letters, visitor) -> letters.letterbox(visitor.home(), executor)
                        .thenApply(result -> result instanceof StoreResult.Done<Letterbox> box
                                ? Answer.json(200, json(box.value()))
                                : refused(result)),
                answer -> answer);
    }

    private static com.fasterxml.jackson.databind.node.ObjectNode json(Letterbox box) {
        String certificate = box.certificate().map(LetterAnswers::base64).orElse(null);
        return Json.object().put("certificate", certificate).put("maxBytes", box.maxBytes());
    }

    private static String base64(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Says where the bytes of a letter go. */
    CompletionStage<BodySink> take(String owner, SentBody sent, Optional<Answer> refusal) {
        if (refusal.isPresent()) {
            return CompletableFuture.completedStage(unwanted(refusal.get()));
        }
        Caller caller = new Caller(
                settings.cityOf(sent.request().host()),
                sent.request().remote(),
                sent.request().device(),
                sent.request().language());
        LetterCover cover = new LetterCover(sent.query().getOrDefault("name", ""), sent.contentType(), sent.length());
        return at(
                owner,
                sent.request(),
                (letters, visitor) -> letters.leave(caller, visitor.who(), visitor.home(), cover, executor)
                        .thenApply(result -> result instanceof StoreResult.Done<LetterDelivery> begun
                                ? new Sink(begun.value(), executor)
                                : unwanted(refused(result))),
                LetterAnswers::unwanted);
    }

    private static BodySink unwanted(Answer why) {
        return BodySink.refusing(why, MOST_UNWANTED_BYTES);
    }

    /** Somebody in front of a door they may go through. */
    private record Visitor(Identity who, RoomId home) {}

    private <T> CompletionStage<T> at(
            String owner,
            ApiRequest request,
            BiFunction<LetterService, Visitor, CompletionStage<T>> then,
            Function<Answer, T> otherwise) {
        RoomService rooms = link.rooms().orElse(null);
        LetterService letters = residents.letters().orElse(null);
        if (rooms == null || letters == null) {
            return CompletableFuture.completedStage(otherwise.apply(Answer.unavailable()));
        }
        RoomId home;
        try {
            home = new RoomId(settings.cityOf(request.host()), owner, "");
        } catch (IllegalArgumentException noHome) {
            return CompletableFuture.completedStage(otherwise.apply(Answer.problem(404, NO_LETTERBOX)));
        }
        return person.whoever(
                request,
                who -> rooms.look(home, who, executor)
                        .thenCompose(found -> found.isPresent()
                                ? then.apply(letters, new Visitor(who, home))
                                : rooms.movedTo(home, executor)
                                        .thenApply(moved -> otherwise.apply(moved.map(LetterAnswers::moved)
                                                .orElseGet(() -> Answer.problem(404, NO_LETTERBOX))))),
                otherwise);
    }

    private static Answer moved(RoomId now) {
        return Answer.problem(307, Reason.MOVED, Map.of("Location", "/api/homes" + CityJson.url(now) + "/letters"));
    }

    private static Answer refused(StoreResult<?> result) {
        Reason why = result.obstacle().orElse(Reason.UNAVAILABLE);
        if (result instanceof StoreResult.Unavailable) {
            return Answer.problem(503, why).with("Retry-After", "2");
        }
        return switch (why.name()) {
            case "no-such-room", "gone" -> Answer.problem(404, NO_LETTERBOX);
            case "bad-letter" -> Answer.problem(415, why);
            case "too-large" -> Answer.problem(413, why);
            case "limit-reached" -> Answer.problem(429, why).with("Retry-After", RETRY_SECONDS);
            default -> Answer.problem(409, why);
        };
    }

    /** Hands a letter on as it comes. */
    private static final class Sink implements BodySink {
        private final LetterDelivery delivery;
        private final Executor executor;
        private volatile Optional<Answer> refused = Optional.empty();
        /** Belongs to whoever has the next piece. */
        private long unwanted;

        Sink(LetterDelivery delivery, Executor executor) {
            this.delivery = delivery;
            this.executor = executor;
        }

        /** What is refused half-way is read on, so that its sender hears why. */
        @Override
        public CompletionStage<Boolean> take(ByteBuffer piece) {
            if (refused.isPresent()) {
                unwanted += piece.remaining();
                return CompletableFuture.completedStage(unwanted < MOST_UNWANTED_BYTES);
            }
            return delivery.take(piece, executor).thenApply(taken -> {
                refused = taken.obstacle().map(why -> refused(taken));
                return true;
            });
        }

        @Override
        public CompletionStage<Answer> end() {
            return refused.map(CompletableFuture::completedStage)
                    .orElseGet(() -> delivery.deliver(executor)
                            .thenApply(result -> result instanceof StoreResult.Done
                                    ? Answer.json(202, Json.object())
                                    : refused(result)));
        }

        private static Answer refused(StoreResult<?> result) {
            return LetterAnswers.refused(result);
        }

        @Override
        public void abandon() {
            delivery.abandon();
        }
    }
}
