package org.videocity.core.identity.internal;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.videocity.api.Reason;

class SealedLetterFuzzTest {
    /** Whatever comes is no letter, or one of the length it says: in one piece or byte by byte it is found the same. */
    @FuzzTest(maxDuration = "20s")
    void looks(byte[] data) {
        byte[] before = data.clone();
        Optional<SealedLetter> letter = SealedLetter.read(ByteBuffer.wrap(data));
        if (letter.isPresent() && letter.get().length() < 19) {
            throw new AssertionError("shorter than its own outside: " + letter);
        }
        boolean whole = verdict(data, Math.max(1, data.length));
        if (verdict(data, 1) != whole) {
            throw new AssertionError("byte by byte it is something else");
        }
        boolean expected = data.length >= SealedLetter.HEAD_BYTES
                && letter.filter(found -> found.length() == data.length).isPresent();
        if (whole != expected || !Arrays.equals(before, data)) {
            throw new AssertionError("taken: " + whole + ", is one: " + expected);
        }
    }

    private static boolean verdict(byte[] data, int atOnce) {
        LetterForm form = LetterForm.of("application/pkcs7-mime").orElseThrow();
        for (int from = 0; from < data.length; from += atOnce) {
            Optional<Reason> wrong = form.piece(ByteBuffer.wrap(data, from, Math.min(atOnce, data.length - from)));
            if (wrong.isPresent()) {
                return false;
            }
        }
        return form.end().isEmpty();
    }
}
