package org.videocity.wire.png;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * The encrypted keys of a login card (chunk {@code vcKY}), the newest first. Here they are bytes; they are opened by their
 * owner alone, with the passphrase.
 *
 * @param keys DER of EncryptedPrivateKeyInfo (RFC 5958 section 3), 1 to 8 of at most 8 KiB
 */
public record CardKeys(List<ByteBuffer> keys) {
    static final String CHUNK = "vcKY";
    private static final int MOST = 8;

    /**
     * Lets through what may stand in a card.
     *
     * @throws IllegalArgumentException with what is wrong
     */
    public CardKeys {
        keys = DerList.check(keys, CHUNK, MOST);
    }

    static CardKeys parse(ByteBuffer data) throws PngException {
        return new CardKeys(DerList.parse(data, CHUNK, MOST));
    }

    Chunk chunk() {
        return DerList.chunk(CHUNK, keys);
    }
}
