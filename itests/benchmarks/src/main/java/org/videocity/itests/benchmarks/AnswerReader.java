package org.videocity.itests.benchmarks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads answers of HTTP/1.1 with a known length (RFC 9112 section 6), one after the other; bodies are counted and forgotten. */
final class AnswerReader {
    private static final int MAX_HEAD_BYTES = 16 << 10;
    private static final String LENGTH = "\r\ncontent-length:";

    private final byte[] head = new byte[MAX_HEAD_BYTES];
    private int headBytes;
    private boolean inBody;
    private long bodyLeft;
    private int status;

    /** Reads on; true when an answer is complete, and then the next begins. */
    boolean read(ByteBuffer in) {
        while (!inBody && in.hasRemaining()) {
            if (headBytes == head.length) {
                throw new BenchException("an answer's head is longer than " + MAX_HEAD_BYTES + " bytes");
            }
            byte next = in.get();
            head[headBytes++] = next;
            if (next == '\n' && isBlankLine()) {
                begin(new String(head, 0, headBytes, StandardCharsets.ISO_8859_1));
            }
        }
        int taken = (int) Math.min(bodyLeft, in.remaining());
        in.position(in.position() + taken);
        bodyLeft -= taken;
        boolean complete = inBody && bodyLeft == 0;
        if (complete) {
            inBody = false;
            headBytes = 0;
        }
        return complete;
    }

    /** The status of the last answer. */
    int status() {
        return status;
    }

    private boolean isBlankLine() {
        return headBytes >= 4
                && head[headBytes - 2] == '\r'
                && head[headBytes - 3] == '\n'
                && head[headBytes - 4] == '\r';
    }

    private void begin(String text) {
        try {
            status = Integer.parseInt(text, text.indexOf(' ') + 1, text.indexOf(' ') + 4, 10);
            boolean bodyless = status == 204 || status == 304;
            bodyLeft = bodyless ? 0 : length(text.toLowerCase(Locale.ROOT));
            inBody = true;
        } catch (RuntimeException e) {
            throw new BenchException("that is no answer with a length: "
                    + text.lines().findFirst().orElse(""));
        }
    }

    private static long length(String text) {
        int at = text.indexOf(LENGTH) + LENGTH.length();
        return Long.parseLong(text.substring(at, text.indexOf('\r', at)).strip());
    }
}
