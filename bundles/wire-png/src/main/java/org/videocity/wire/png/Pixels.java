package org.videocity.wire.png;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.videocity.wire.png.PngException.Fault;

/**
 * Makes sure that a card's picture can be shown: its data inflates to exactly the rows its header promises, every row begins
 * with a filter there is (section 9.2), and nothing else is hidden in it. No pixel is reconstructed and at most one small
 * buffer is held.
 */
public final class Pixels {
    private static final int BUFFER_BYTES = 32 << 10;
    private static final int LAST_FILTER = 4;

    private final CardFile card;
    private final long rowBytes;
    private final long allBytes;
    private long seen;

    private Pixels(CardFile card) {
        this.card = card;
        this.rowBytes = 1L + (long) card.header().width() * card.header().pixelBytes();
        this.allBytes = rowBytes * card.header().height();
    }

    /** Looks through the picture's data; what it holds is never kept. */
    public static void check(CardFile card) throws PngException {
        Inflater inflater = new Inflater();
        try {
            new Pixels(card).inflate(inflater);
        } catch (DataFormatException broken) {
            throw new PngException(Fault.MALFORMED, "the picture's data cannot be inflated");
        } finally {
            inflater.end();
        }
    }

    private void inflate(Inflater inflater) throws PngException, DataFormatException {
        Iterator<ByteBuffer> parts = card.imageData().iterator();
        ByteBuffer out = ByteBuffer.allocate(BUFFER_BYTES);
        while (!inflater.finished()) {
            if (inflater.needsDictionary()) {
                throw new PngException(Fault.MALFORMED, "the picture's data needs a dictionary");
            }
            if (inflater.needsInput()) {
                if (!parts.hasNext()) {
                    throw new PngException(Fault.MALFORMED, "the picture's data ends too early");
                }
                inflater.setInput(parts.next().duplicate());
            }
            inflater.inflate(out);
            rows(out.flip());
            out.clear();
        }
        boolean more = inflater.getRemaining() > 0;
        while (parts.hasNext()) {
            more |= parts.next().hasRemaining();
        }
        if (seen != allBytes || more) {
            throw new PngException(Fault.MALFORMED, "the picture's data is not what its size asks for");
        }
    }

    private void rows(ByteBuffer inflated) throws PngException {
        int count = inflated.remaining();
        if (seen + count > allBytes) {
            throw new PngException(Fault.MALFORMED, "the picture has more data than its size asks for");
        }
        long firstRow = (rowBytes - seen % rowBytes) % rowBytes;
        for (long at = firstRow; at < count; at += rowBytes) {
            int filter = inflated.get((int) at);
            if (filter < 0 || filter > LAST_FILTER) {
                throw new PngException(Fault.MALFORMED, "a row of the picture has a filter that does not exist");
            }
        }
        seen += count;
    }
}
