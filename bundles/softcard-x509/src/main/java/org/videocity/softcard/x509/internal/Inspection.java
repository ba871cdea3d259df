package org.videocity.softcard.x509.internal;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.videocity.api.CardKind;
import org.videocity.api.softcard.CardFacts;
import org.videocity.api.softcard.CardReasons;
import org.videocity.wire.png.CardFile;

/** Looks at cards and signatures as far as that can be done without the store. Thread: a card thread. */
final class Inspection {
    private static final int MAX_SIGNATURE_BYTES = 512;
    private static final int MAX_MESSAGE_BYTES = 4096;
    private static final int MAX_CHAIN = 4;

    private final Authorities authorities;
    private final Clock clock;

    Inspection(Authorities authorities, Clock clock) {
        this.authorities = authorities;
        this.clock = clock;
    }

    /** Finds what a card file says that was issued here for exactly these bytes and holds now. */
    CardFacts look(ByteBuffer png, String city) throws RefusedException {
        CardFile card = CardReader.shown(png);
        if (card.certificates().isEmpty()) {
            throw RefusedException.because(CardReasons.NOT_ISSUED);
        }
        CardCertificate certificate = certificate(card.certificates().get().leaf(), city);
        if (!card.hash().equals(certificate.binding().cardHash())) {
            throw RefusedException.because(CardReasons.EDITED);
        }
        Map<String, String> words = CardReader.wordsOf(card, certificate);
        int keys = card.keys().map(carried -> carried.keys().size()).orElse(0);
        return certificate.holdingAt(clock.instant()).facts(words, keys);
    }

    /** Finds whose login card has signed a message. */
    CardFacts signature(List<ByteBuffer> chain, String city, ByteBuffer message, ByteBuffer signature)
            throws RefusedException {
        if (chain.isEmpty()
                || chain.size() > MAX_CHAIN
                || message.remaining() > MAX_MESSAGE_BYTES
                || signature.remaining() > MAX_SIGNATURE_BYTES) {
            throw RefusedException.because(CardReasons.BAD_SIGNATURE);
        }
        CardCertificate certificate = certificate(chain.get(0), city);
        if (certificate.binding().kind() != CardKind.LOGIN) {
            throw RefusedException.because(CardReasons.WRONG_KIND.saying(
                    "A visiting card opens a door; to sign in, the private login card is needed."));
        }
        certificate.holdingAt(clock.instant());
        if (!Signing.isSignedInBrowserBy(certificate.key(), bytes(message), bytes(signature))) {
            throw RefusedException.because(CardReasons.BAD_SIGNATURE);
        }
        return certificate.facts(Map.of(), 0);
    }

    private CardCertificate certificate(ByteBuffer leaf, String city) throws RefusedException {
        Authority authority =
                authorities.existing(city).orElseThrow(() -> RefusedException.because(CardReasons.OTHER_CITY));
        return CardCertificate.of(leaf, authority);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
