package org.videocity.wire.png;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * The certificates of a card (chunk {@code vcCT}): its own first, then the one of the city. Here they are bytes; what is in
 * them is looked at elsewhere.
 *
 * @param chain DER, 1 to 4 of at most 8 KiB
 */
public record CardCertificates(List<ByteBuffer> chain) {
    static final String CHUNK = "vcCT";
    private static final int MOST = 4;

    /**
     * Lets through what may stand in a card.
     *
     * @throws IllegalArgumentException with what is wrong
     */
    public CardCertificates {
        chain = DerList.check(chain, CHUNK, MOST);
    }

    static CardCertificates parse(ByteBuffer data) throws PngException {
        return new CardCertificates(DerList.parse(data, CHUNK, MOST));
    }

    /** Returns the card's own certificate. */
    public ByteBuffer leaf() {
        return chain.get(0).duplicate();
    }

    Chunk chunk() {
        return DerList.chunk(CHUNK, chain);
    }
}
