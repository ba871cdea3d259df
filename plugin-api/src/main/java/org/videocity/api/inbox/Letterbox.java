package org.videocity.api.inbox;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What whoever wants to leave a letter has to know.
 *
 * @param certificate for whose key it has to be sealed, DER; absent where the owner has no card and letters come open
 * @param maxBytes how large it may be
 */
public record Letterbox(Optional<ByteBuffer> certificate, long maxBytes) {
    public Letterbox {
        certificate = certificate.map(ByteBuffer::asReadOnlyBuffer);
    }
}
