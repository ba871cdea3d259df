package org.videocity.api.mail;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.annotation.versioning.ProviderType;
import org.videocity.api.Reason;

/** Sends mail, or keeps it in a folder where no server is configured. No method blocks. Thread: any. */
@ProviderType
public interface MailService {
    /**
     * Sends a mail; yields why not, if not. Accepted by the configured server, or written to the folder, is sent. A server
     * that is away is tried again a few times before the answer.
     */
    CompletionStage<Optional<Reason>> send(Mail mail, Executor executor);

    /** Tells whether mails are only written to a folder of the city, because no server is configured. */
    boolean isOutbox();
}
