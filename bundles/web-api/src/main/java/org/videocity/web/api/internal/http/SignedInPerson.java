package org.videocity.web.api.internal.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.videocity.api.Reason;
import org.videocity.api.identity.Identity;
import org.videocity.api.store.StoreReasons;
import org.videocity.api.store.StoreResult;

/** Finds out who asks, from the cookies; and says in HTTP what a store says. */
final class SignedInPerson {
    private static final Reason SIGN_IN = new Reason("signed-out", "You are not signed in.");

    private final WhoAsks who;

    SignedInPerson(WhoAsks who) {
        this.who = who;
    }

    /** Asks who it is: a resident, or somebody else. */
    CompletionStage<Answer> whoever(ApiRequest request, Function<Identity, CompletionStage<Answer>> then) {
        return whoever(request, then, answer -> answer);
    }

    /** The same, for what is no answer yet; where nobody can look now there is one already. */
    <T> CompletionStage<T> whoever(
            ApiRequest request, Function<Identity, CompletionStage<T>> then, Function<Answer, T> otherwise) {
        return who.browser(request, then, otherwise);
    }

    /** Goes on with residents only. */
    CompletionStage<Answer> resident(ApiRequest request, Function<Identity, CompletionStage<Answer>> then) {
        return whoever(
                request,
                asking -> asking.isResident()
                        ? then.apply(asking)
                        : CompletableFuture.completedStage(Answer.problem(401, SIGN_IN)));
    }

    /** Answers what a store said. */
    static <T> Answer answer(StoreResult<T> result, Function<T, Answer> done) {
        if (result instanceof StoreResult.Done<T> good) {
            return done.apply(good.value());
        }
        if (result instanceof StoreResult.Conflict<T> conflict) {
            Reason why = conflict.reason();
            return why.is(Reason.LIMIT_REACHED)
                    ? CardProblems.later(why)
                    : Answer.problem(status(why), why, field(why));
        }
        Reason why = result.obstacle().orElse(Reason.UNAVAILABLE);
        return Answer.problem(503, why).with("Retry-After", "2");
    }

    private static int status(Reason why) {
        if (why.is(Reason.NOT_ALLOWED) || why.name().equals("bad-code")) {
            return 403;
        }
        if (why.is(Reason.NO_SUCH_ROOM) || why.is(StoreReasons.GONE)) {
            return 404;
        }
        if (why.is(Reason.TOO_LARGE)) {
            return 413;
        }
        return why.name().startsWith("bad-") ? 400 : 409;
    }

    /** Which member of the body is meant, so that pages can show it there. */
    private static String field(Reason why) {
        return switch (why.name()) {
            case "bad-name", "bad-room-name", "room-exists" -> "name";
            case "bad-keywords" -> "keywords";
            case "bad-code" -> "code";
            case "taken" -> "address";
            default -> "";
        };
    }
}
