package org.videocity.api.identity;

import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.annotation.versioning.ProviderType;

/** Asks the chain of {@link Authenticator}s; transports use this, never a single authenticator. */
@ProviderType
public interface AuthenticationService {
    /**
     * Checks credentials without blocking; never answers {@link Authentication.NotMine}, and never accepts anybody as a
     * plug-in ({@link Identity#PLUG_IN}).
     *
     * @param executor where the answer is completed
     */
    CompletionStage<Authentication> authenticate(Credentials credentials, Executor executor);

    /**
     * Returns how many were refused since this service was started, by the reason's name ({@code bad-key},
     * {@code limit-reached} …). Thread: any.
     */
    default Map<String, Long> refusals() {
        return Map.of();
    }
}
