package org.videocity.api.identity;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Checks one kind of credentials. Registered as a service; they are asked in order of service ranking until one does not
 * say {@link Authentication.NotMine}.
 */
@ConsumerType
public interface Authenticator {
    /**
     * Checks credentials without blocking.
     *
     * @param executor where the answer is completed
     */
    CompletionStage<Authentication> authenticate(Credentials credentials, Executor executor);
}
