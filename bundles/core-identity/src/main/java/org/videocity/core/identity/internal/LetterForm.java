package org.videocity.core.identity.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.videocity.api.Reason;

/**
 * Looks at a letter while it comes, from outside: a sealed one has to be as long as it says, an open one to begin with its
 * boundary (RFC 2046 section 5.1.1). Thread: one at a time.
 */
final class LetterForm {
    static final Reason BAD_LETTER = new Reason(
            "bad-letter",
            "That is no letter: it is CMS AuthEnvelopedData in DER (application/pkcs7-mime), or multipart/mixed with a"
                    + " boundary, with which it begins.");

    private static final String SEALED = "application/pkcs7-mime";
    private static final String OPEN = "multipart/mixed";
    private static final Pattern BOUNDARY = Pattern.compile(
            "\\s*boundary\\s*=\\s*\"?([A-Za-z0-9'()+_,./:=? -]{0,69}[A-Za-z0-9'()+_,./:=?-])\"?\\s*",
            Pattern.CASE_INSENSITIVE);

    private final String mediaType;
    private final byte[] beginning;
    private final ByteBuffer head;
    private long length = -1;
    private long taken;

    private LetterForm(String mediaType, byte[] beginning, int headBytes) {
        this.mediaType = mediaType;
        this.beginning = beginning;
        this.head = ByteBuffer.allocate(headBytes);
    }

    /** Tells by what a letter says it is what it has to look like; absent when it can be none. */
    static Optional<LetterForm> of(String saidType) {
        String[] parts = saidType.split(";");
        String type = parts[0].strip().toLowerCase(Locale.ROOT);
        if (type.equals(SEALED)) {
            return Optional.of(
                    new LetterForm(SEALED + "; smime-type=authEnveloped-data", new byte[0], SealedLetter.HEAD_BYTES));
        }
        if (!type.equals(OPEN)) {
            return Optional.empty();
        }
        return Arrays.stream(parts)
                .skip(1)
                .map(BOUNDARY::matcher)
                .filter(Matcher::matches)
                .map(found -> found.group(1))
                .findFirst()
                .map(boundary -> new LetterForm(
                        OPEN + "; boundary=\"" + boundary + "\"",
                        ("--" + boundary).getBytes(StandardCharsets.US_ASCII),
                        boundary.length() + 2));
    }

    /** Returns what it is, in a form of our own. */
    String mediaType() {
        return mediaType;
    }

    boolean isSealed() {
        return beginning.length == 0;
    }

    /** Looks at the next piece, whose position stays; yields what is wrong with the letter. */
    Optional<Reason> piece(ByteBuffer piece) {
        boolean beginsHere = head.hasRemaining();
        if (beginsHere) {
            ByteBuffer bytes = piece.duplicate();
            bytes.limit(bytes.position() + Math.min(bytes.remaining(), head.remaining()));
            head.put(bytes);
        }
        taken += piece.remaining();
        boolean wrong = beginsHere && !head.hasRemaining() && !begins();
        return wrong || (length >= 0 && taken > length) ? Optional.of(BAD_LETTER) : Optional.empty();
    }

    /** Says what is wrong with a letter that has ended. */
    Optional<Reason> end() {
        boolean good = !head.hasRemaining() && (length < 0 || taken == length);
        return good ? Optional.empty() : Optional.of(BAD_LETTER);
    }

    private boolean begins() {
        if (!isSealed()) {
            return Arrays.equals(head.array(), beginning);
        }
        Optional<SealedLetter> outside = SealedLetter.read(head.duplicate().flip());
        length = outside.map(SealedLetter::length).orElse(-1L);
        return outside.isPresent();
    }
}
