package org.videocity.api.identity;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.annotation.versioning.ProviderType;

/** Asks the chain of {@link Authenticator}s; transports use this, never a single authenticator. */
@ProviderType
public interface AuthenticationService {
    /**
     * Checks credentials without blocking; never answers {@link Authentication.NotMine}.
     *
     * @param executor where the answer is completed
     */
    CompletionStage<Authentication> authenticate(Credentials credentials, Executor executor);
}
