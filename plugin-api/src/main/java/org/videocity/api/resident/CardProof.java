package org.videocity.api.resident;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * What somebody shows to be let in with a login card: an answer to a {@link CardChallenge}.
 *
 * @param chain certificates in DER, the card's own first
 * @param origin of the page that signed, as it says
 * @param nonce the challenge's, as it was sent
 * @param expiry the challenge's, as it was sent
 * @param signature over the sign-in text, as {@code CardService#checkSignature} takes it
 */
public record CardProof(List<ByteBuffer> chain, String origin, String nonce, String expiry, ByteBuffer signature) {
    public CardProof {
        chain = chain.stream().map(ByteBuffer::asReadOnlyBuffer).toList();
        signature = signature.asReadOnlyBuffer();
    }
}
