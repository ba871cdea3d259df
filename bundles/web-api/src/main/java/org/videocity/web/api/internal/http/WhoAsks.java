package org.videocity.web.api.internal.http;

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

/** Finds out who asks for something of a room: by a stream key, or else by cookies. */
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
        AuthenticationService authentication = link.authentication().orElse(null);
        if (authentication == null) {
            return CompletableFuture.completedStage(refused.apply(Answer.unavailable()));
        }
        return authentication.authenticate(credentials(request), executor).thenCompose(who -> {
            if (who instanceof Authentication.Accepted accepted) {
                return then.apply(accepted.identity());
            }
            if (who instanceof Authentication.Rejected rejected
                    && rejected.reason().is(Reason.UNAVAILABLE)) {
                return CompletableFuture.completedStage(refused.apply(Answer.unavailable()));
            }
            Reason reason = who instanceof Authentication.Rejected rejected ? rejected.reason() : Reason.NOT_ALLOWED;
            return CompletableFuture.completedStage(refused.apply(Answer.problem(403, reason)));
        });
    }

    private Credentials credentials(ApiRequest request) {
        return request.key().isEmpty()
                ? Credentials.browser(
                        request.cookies(), settings.cityOf(request.host()), "", TRANSPORT, request.remote())
                : Credentials.streamKey(request.key(), TRANSPORT, request.remote());
    }
}
