package org.videocity.api.store;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.annotation.versioning.ProviderType;

/** Keeps the certificates of login cards, for which letters are sealed; they go with the record of the card. Thread: any. */
@ProviderType
public interface CardCertificateStore {
    /**
     * Keeps the certificate of a card; yields whether there is such a card.
     *
     * @param certificate DER, at most 4096 bytes
     */
    CompletionStage<StoreResult<Boolean>> keep(String city, String serial, ByteBuffer certificate, Executor executor);

    /** Finds the certificate of the login card a resident got last, of those that hold now and whose certificate is kept. */
    CompletionStage<StoreResult<Optional<ByteBuffer>>> newest(String residentId, Instant now, Executor executor);
}
