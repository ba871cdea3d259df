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
                : ask(
                        Credentials.streamKey(request.key(), TRANSPORT, request.remote()),
                        then,
                        why -> refused.apply(
                                why.is(Reason.UNAVAILABLE) ? Answer.unavailable() : Answer.problem(403, why)));
    }

    /**
     * Goes on with whom cookies show: a resident, or somebody else. Browsers are never rejected for what they bring: only when
     * nobody can look now, for which there is a sentence.
     *
     * @param refused makes something of what is answered then
     */
    <T> CompletionStage<T> browser(
            ApiRequest request, Function<Identity, CompletionStage<T>> then, Function<Answer, T> refused) {
        return ask(
                Credentials.browser(request.cookies(), settings.cityOf(request.host()), "", TRANSPORT, request.remote())
                        .reading(request.language()),
                then,
                why -> refused.apply(Answer.problem(503, why, Map.of("Retry-After", "2"))));
    }

    private <T> CompletionStage<T> ask(
            Credentials shown, Function<Identity, CompletionStage<T>> then, Function<Reason, T> refused) {
        AuthenticationService authentication = link.authentication().orElse(null);
        if (authentication == null) {
            return CompletableFuture.completedStage(refused.apply(Reason.UNAVAILABLE));
        }
        return authentication.authenticate(shown, executor).thenCompose(who -> {
            if (who instanceof Authentication.Accepted accepted) {
                return then.apply(accepted.identity());
            }
            Reason why = who instanceof Authentication.Rejected rejected ? rejected.reason() : Reason.NOT_ALLOWED;
            return CompletableFuture.completedStage(refused.apply(why));
        });
    }
}
