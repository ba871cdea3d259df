package org.videocity.wire.png;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Small cards to try things with. */
final class Samples {
    static final PngHeader TINY = new PngHeader(3, 2, true);

    private Samples() {}

    static Map<String, String> visitingWords() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("kind", "room");
        words.put("city", "city.example");
        words.put("owner", "ada@city.example");
        words.put("room", "Théâtre.Été");
        words.put("name", "Ada Lovelace");
        words.put("title", "Théâtre Été");
        words.put("keywords", "stage; été");
        words.put("url", "https://city.example:5443/ada@city.example/Th%C3%A9%C3%A2tre.%C3%89t%C3%A9");
        words.put("issuer", "city.example");
        words.put("year", "2026");
        return words;
    }

    static Map<String, String> loginWords() {
        Map<String, String> words = visitingWords();
        words.put("kind", "login");
        words.remove("room");
        words.remove("title");
        return words;
    }

    /** Rows of zeros, each with filter 0. */
    static ByteBuffer pixels(PngHeader header) {
        return deflated(new byte[(1 + header.width() * header.pixelBytes()) * header.height()]);
    }

    static ByteBuffer deflated(byte[] rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflate = new DeflaterOutputStream(out, new Deflater(9))) {
            deflate.write(rows);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return ByteBuffer.wrap(out.toByteArray());
    }

    static CardFile visiting() {
        return new CardFile(
                TINY, new CardInformation(visitingWords()), Optional.empty(), Optional.empty(), List.of(pixels(TINY)));
    }

    static CardFile login() {
        return new CardFile(
                TINY,
                new CardInformation(loginWords()),
                Optional.of(new CardCertificates(List.of(der(700), der(900)))),
                Optional.of(new CardKeys(List.of(der(100), der(200)))),
                List.of(pixels(TINY)));
    }

    /** Something that looks like DER from outside. */
    static ByteBuffer der(int contentBytes) {
        int head = contentBytes < 128 ? 2 : contentBytes < 256 ? 3 : 4;
        ByteBuffer der = ByteBuffer.allocate(head + contentBytes);
        der.put((byte) 0x30);
        switch (head) {
            case 2 -> der.put((byte) contentBytes);
            case 3 -> der.put((byte) 0x81).put((byte) contentBytes);
            default -> der.put((byte) 0x82).putShort((short) contentBytes);
        }
        return der.rewind();
    }

    static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    /** A file of these chunks, with their checksums. */
    static ByteBuffer file(Chunk... chunks) {
        ByteBuffer file = ByteBuffer.allocate(
                8 + List.of(chunks).stream().mapToInt(Chunk::length).sum());
        file.putLong(ChunkReader.SIGNATURE);
        for (Chunk chunk : chunks) {
            file.put(chunk.toBytes());
        }
        return file.flip();
    }
}
