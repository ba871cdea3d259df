package org.videocity.web.api.internal.http;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.videocity.api.Reason;
import org.videocity.api.identity.Authentication;
import org.videocity.api.identity.AuthenticationService;
import org.videocity.api.identity.Credentials;
import org.videocity.api.identity.Identity;
import org.videocity.web.api.internal.link.CityLink;
import org.videocity.web.api.internal.link.WebApiSettings;

/** Finds out who asks: by a stream key where one may count, or else by cookies. */
final class WhoAsks {
    private static final String TRANSPORT = "http";
    private static final Reason MORE_NEEDED =
            Reason.NOT_ALLOWED.saying("The city asks for more than this request shows; sign in another way.");

    private final CityLink link;
    private final WebApiSettings settings;
    private final Executor executor;

    WhoAsks(CityLink link, WebApiSettings settings, Executor executor) {
        this.link = link;
        this.settings = settings;
        this.executor = executor;
    }

    /** Goes on with whoever it is. */
    CompletionStage<Answer> whoever(ApiRequest request, Function<Identity, CompletionStage<Answer>> answer) {
        return identified(request, answer, refusal -> refusal);
    }

    /**
     * Goes on with whoever it is.
     *
     * @param refused makes something of what is answered where nobody is known
     */
    <T> CompletionStage<T> identified(
            ApiRequest request, Function<Identity, CompletionStage<T>> then, Function<Answer, T> refused) {
        return request.key().isEmpty()
                ? browser(request, then, refused)
                : ask(Credentials.streamKey(request.key(), TRANSPORT, request.remote()), then, refused);
    }

    /**
     * Goes on with whom cookies show: a resident, or somebody else. The city itself rejects no browser for what it brings, only
     * where nobody can look now; an authenticator that was installed may.
     *
     * @param refused makes something of what is answered then
     */
    <T> CompletionStage<T> browser(
            ApiRequest request, Function<Identity, CompletionStage<T>> then, Function<Answer, T> refused) {
        return ask(
                Credentials.browser(request.cookies(), settings.cityOf(request.host()), "", TRANSPORT, request.remote())
                        .reading(request.language()),
                then,
                refused);
    }

    private <T> CompletionStage<T> ask(
            Credentials shown, Function<Identity, CompletionStage<T>> then, Function<Answer, T> refused) {
        AuthenticationService authentication = link.authentication().orElse(null);
        if (authentication == null) {
            return CompletableFuture.completedStage(refused.apply(Answer.unavailable()));
        }
        return authentication.authenticate(shown, executor).thenCompose(who -> {
            if (who instanceof Authentication.Accepted accepted) {
                return then.apply(accepted.identity());
            }
            Reason why = who instanceof Authentication.Rejected rejected ? rejected.reason() : MORE_NEEDED;
            return CompletableFuture.completedStage(refused.apply(refusal(why)));
        });
    }

    /** What waiting helps is told so; all else is a no. */
    private static Answer refusal(Reason why) {
        boolean passes = why.is(Reason.UNAVAILABLE) || why.is(Reason.FAILED) || why.is(Reason.RESTARTING);
        if (passes) {
            return Answer.problem(503, why, Map.of("Retry-After", "2"));
        }
        return why.is(Reason.LIMIT_REACHED)
                ? Answer.problem(429, why, Map.of("Retry-After", "60"))
                : Answer.problem(403, why);
    }
}
