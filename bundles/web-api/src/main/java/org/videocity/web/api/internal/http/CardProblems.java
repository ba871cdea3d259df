package org.videocity.web.api.internal.http;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.videocity.api.Reason;
import org.videocity.api.store.StoreReasons;
import org.videocity.api.store.StoreResult;

/** Says in HTTP why a card, or the wish for one, was refused. */
final class CardProblems {
    private static final Reason NO_SUCH_CARD =
            new Reason("no-such-card", "There is no card of yours with that number that still holds.");

    /** What a card that is shown may be refused with. */
    private static final Set<String> OF_CARDS = Set.of(
            "no-picture",
            "not-a-card",
            "old-card",
            "re-encoded",
            "damaged",
            "not-issued",
            "edited",
            "other-city",
            "not-yet",
            "expired",
            "revoked",
            "unknown-card",
            "wrong-kind",
            "too-large",
            "bad-keys",
            "wrong-text",
            "other-room");

    private CardProblems() {}

    /** Tells whether a card is what is wrong. */
    static boolean isOfCard(Reason why) {
        return OF_CARDS.contains(why.name());
    }

    static Answer noSuchCard() {
        return Answer.problem(404, NO_SUCH_CARD);
    }

    /** Answers what was done, or why not. */
    static <T> Answer answer(StoreResult<T> result, Function<T, Answer> done) {
        if (result instanceof StoreResult.Done<T> good) {
            return done.apply(good.value());
        }
        Reason why = result.obstacle().orElse(Reason.UNAVAILABLE);
        return result instanceof StoreResult.Conflict<T> ? refused(why) : later(why);
    }

    /** What the card or the request is wrong about is named, so that pages can show it there. */
    private static Answer refused(Reason why) {
        if (why.is(Reason.LIMIT_REACHED)) {
            return later(why);
        }
        return switch (why.name()) {
            case "no-such-room" -> Answer.problem(404, why, "room");
            case "bad-request", "weak-key" -> Answer.problem(400, why, "request");
            case "too-large" -> Answer.problem(413, why, "card");
            case "room-private" -> Answer.problem(409, why, "public");
            case "old-nonce", "other-origin", "bad-passkey" -> Answer.problem(422, why);
            case "taken", "too-many" -> Answer.problem(409, why);
            case "not-allowed" -> Answer.problem(403, why);
            default -> why.is(StoreReasons.GONE) ? Answer.problem(404, why) : Answer.problem(422, why, "card");
        };
    }

    /** Trying again helps. */
    static Answer later(Reason why) {
        return why.is(Reason.LIMIT_REACHED)
                ? Answer.problem(429, why, Map.of("Retry-After", "3600"))
                : Answer.problem(503, why, Map.of("Retry-After", "2"));
    }
}
