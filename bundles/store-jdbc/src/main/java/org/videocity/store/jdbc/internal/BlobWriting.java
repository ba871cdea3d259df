package org.videocity.store.jdbc.internal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.videocity.api.store.BlobId;
import org.videocity.api.store.BlobStore;

/** A blob's file while its bytes come; closing it before its end removes it. Thread: one at a time, which may block. */
final class BlobWriting implements Closeable {
    private final Path file;
    private final BlobFiles.Output out;
    private final long maxBytes;
    private final Naming naming;
    private final MessageDigest digest = BlobFiles.sha256();
    private long size;

    /** Gives a file that is on disk its name. */
    interface Naming {
        BlobId name(String sha256) throws IOException;
    }

    BlobWriting(Path file, BlobFiles.Disk disk, long maxBytes, Naming naming) throws IOException {
        this.file = file;
        this.out = disk.create(file);
        this.maxBytes = maxBytes;
        this.naming = naming;
    }

    long write(ByteBuffer piece) throws IOException {
        if (size + piece.remaining() > maxBytes) {
            throw new BlobFiles.TooLargeException(maxBytes);
        }
        size += piece.remaining();
        digest.update(piece.duplicate());
        while (piece.hasRemaining()) {
            out.write(piece);
        }
        return size;
    }

    BlobStore.Blob finish() throws IOException {
        out.force();
        out.close();
        return new BlobStore.Blob(naming.name(HexFormat.of().formatHex(digest.digest())), size);
    }

    @Override
    public void close() throws IOException {
        try {
            out.close();
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
