package org.videocity.wire.png;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A soft card as a file: these chunks, in this order, and nothing else.
 *
 * <pre>
 * signature  IHDR  vcIN  [vcCT]  [vcKY, login card only]  IDAT …  IEND
 * </pre>
 *
 * <p>Reading and writing again gives the same bytes. What was read is a view of the bytes it was read from.
 *
 * @param header the picture's size and form
 * @param information what the card says
 * @param certificates what makes it valid; absent as long as nobody has issued it
 * @param keys what its owner signs in with; absent on a visiting card
 * @param imageData what is in the IDAT chunks, one buffer each
 */
public record CardFile(
        PngHeader header,
        CardInformation information,
        Optional<CardCertificates> certificates,
        Optional<CardKeys> keys,
        List<ByteBuffer> imageData) {
    private static final Chunk END = new Chunk("IEND", ByteBuffer.allocate(0));

    /**
     * Lets through what may be a card.
     *
     * @throws IllegalArgumentException with what is wrong
     */
    public CardFile {
        imageData = imageData.stream().map(d -> d.slice().asReadOnlyBuffer()).toList();
        if (imageData.isEmpty()) {
            throw new IllegalArgumentException("the picture has no pixels");
        }
        if (keys.isPresent() && information.isRoomCard()) {
            throw new IllegalArgumentException("a visiting card carries keys");
        }
        if (information.photo().filter(box -> !box.isWithin(header)).isPresent()) {
            throw new IllegalArgumentException("the photo does not stand within the picture");
        }
    }

    /** Reads a file from its buffer's position to its limit, which stay. */
    public static CardFile parse(ByteBuffer file, CardLimits limits) throws PngException {
        List<Chunk> chunks = new ChunkReader(limits.maxFileBytes(), limits.maxChunks()).read(file);
        return new CardOrder(chunks, limits).card();
    }

    /** Returns the same with these certificates instead of its own. */
    public CardFile with(CardCertificates issued) {
        return new CardFile(header, information, Optional.of(issued), keys, imageData);
    }

    /** Returns the same with these keys instead of its own. */
    public CardFile with(CardKeys wrapped) {
        return new CardFile(header, information, certificates, Optional.of(wrapped), imageData);
    }

    /** Returns what the hash covers: the card without certificates and keys. */
    public CardFile bare() {
        return new CardFile(header, information, Optional.empty(), Optional.empty(), imageData);
    }

    /** Returns the same with one IDAT chunk, as writers make it. Of a card with several this changes the hash. */
    public CardFile merged() {
        ByteBuffer all = ByteBuffer.allocate(
                imageData.stream().mapToInt(ByteBuffer::remaining).sum());
        imageData.forEach(part -> all.put(part.duplicate()));
        return new CardFile(header, information, certificates, keys, List.of(all.flip()));
    }

    /** Returns the file. */
    public ByteBuffer toBytes() {
        List<Chunk> chunks = chunks();
        ByteBuffer file = ByteBuffer.allocate(ChunkReader.SIGNATURE_BYTES
                + chunks.stream().mapToInt(Chunk::length).sum());
        file.putLong(ChunkReader.SIGNATURE);
        chunks.forEach(chunk -> file.put(chunk.toBytes()));
        return file.flip();
    }

    /** Computes SHA-256 over the file without certificates and keys: 64 lower-case hex digits. */
    public String hash() {
        MessageDigest digest = sha256();
        digest.update(bare().toBytes());
        return HexFormat.of().formatHex(digest.digest());
    }

    private List<Chunk> chunks() {
        List<Chunk> chunks = new ArrayList<>();
        chunks.add(header.chunk());
        chunks.add(information.chunk());
        certificates.ifPresent(c -> chunks.add(c.chunk()));
        keys.ifPresent(k -> chunks.add(k.chunk()));
        imageData.forEach(data -> chunks.add(new Chunk(CardOrder.IMAGE, data)));
        chunks.add(END);
        return chunks;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
