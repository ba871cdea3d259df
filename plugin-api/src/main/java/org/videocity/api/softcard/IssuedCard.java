package org.videocity.api.softcard;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A card that has just been issued.
 *
 * @param serial names it
 * @param chain its certificate and the city's, DER; what belongs into {@code vcCT}, in that order
 * @param notAfter until when it holds
 * @param card the picture with the certificates in it; absent for a login card, whose picture the city never sees
 */
public record IssuedCard(String serial, List<ByteBuffer> chain, Instant notAfter, Optional<ByteBuffer> card) {
    public IssuedCard {
        chain = chain.stream().map(ByteBuffer::asReadOnlyBuffer).toList();
        card = card.map(ByteBuffer::asReadOnlyBuffer);
    }
}
