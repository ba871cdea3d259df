package org.videocity.wire.png;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.videocity.wire.png.PngException.Fault;

/** Takes the chunks of a card one by one in the order of the format; one that is not expected where it stands ends it. */
final class CardOrder {
    static final String IMAGE = "IDAT";

    private final List<Chunk> chunks;
    private final CardLimits limits;
    private int next;

    CardOrder(List<Chunk> chunks, CardLimits limits) {
        this.chunks = chunks;
        this.limits = limits;
    }

    CardFile card() throws PngException {
        PngHeader header = PngHeader.parse(expect("IHDR"), limits);
        CardInformation information = CardInformation.parse(expect(CardInformation.CHUNK));
        Optional<ByteBuffer> certificates = take(CardCertificates.CHUNK);
        Optional<ByteBuffer> keys = take(CardKeys.CHUNK);
        List<ByteBuffer> image = image();
        if (expect("IEND").hasRemaining()) {
            throw new PngException(Fault.NO_CARD_FORM, "something stands in IEND, which is empty");
        }
        try {
            return new CardFile(
                    header,
                    information,
                    certificates.isPresent()
                            ? Optional.of(CardCertificates.parse(certificates.get()))
                            : Optional.empty(),
                    keys.isPresent() ? Optional.of(CardKeys.parse(keys.get())) : Optional.empty(),
                    image);
        } catch (IllegalArgumentException wrong) {
            throw new PngException(Fault.MALFORMED, String.valueOf(wrong.getMessage()));
        }
    }

    private List<ByteBuffer> image() throws PngException {
        List<ByteBuffer> data = new ArrayList<>();
        data.add(expect(IMAGE));
        for (Optional<ByteBuffer> more = take(IMAGE); more.isPresent(); more = take(IMAGE)) {
            data.add(more.get());
        }
        if (data.size() > limits.maxImageChunks()) {
            throw new PngException(
                    Fault.TOO_LARGE, data.size() + " IDAT chunks, at most " + limits.maxImageChunks() + " are read");
        }
        return data;
    }

    private ByteBuffer expect(String type) throws PngException {
        Optional<ByteBuffer> data = take(type);
        if (data.isEmpty()) {
            String found = next < chunks.size() ? chunks.get(next).type() : "nothing";
            throw new PngException(Fault.NO_CARD_FORM, "where a card has " + type + ", this has " + found);
        }
        return data.get();
    }

    private Optional<ByteBuffer> take(String type) {
        if (next < chunks.size() && chunks.get(next).type().equals(type)) {
            return Optional.of(chunks.get(next++).data());
        }
        return Optional.empty();
    }
}
