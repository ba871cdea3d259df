package org.videocity.store.jdbc.internal;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a backup: a zip file with the lines of tables, blobs and files in it, and last {@code SHA256SUMS} as {@code
 * sha256sum} writes and checks them. Only the city's user may read it: the keys of authorities are in it.
 */
final class BackupWriter implements Closeable {
    static final String SUMS = "SHA256SUMS";

    private final FileChannel channel;
    private final ZipOutputStream zip;
    private final StringBuilder sums = new StringBuilder();
    private MessageDigest digest = BlobFiles.sha256();

    private BackupWriter(FileChannel channel) {
        this.channel = channel;
        this.zip = new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)));
    }

    /** Begins a file that is not there yet. */
    static BackupWriter create(Path file) throws IOException {
        FileAttribute<?>[] mine =
                file.getFileSystem().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        return new BackupWriter(
                FileChannel.open(file, Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW), mine));
    }

    /** Begins an entry. */
    void begin(String name) throws IOException {
        digest = BlobFiles.sha256();
        zip.putNextEntry(new ZipEntry(name));
    }

    void write(byte[] bytes, int length) throws IOException {
        digest.update(bytes, 0, length);
        zip.write(bytes, 0, length);
    }

    void line(String line) throws IOException {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        write(bytes, bytes.length);
    }

    /** Ends the entry. */
    void end(String name) throws IOException {
        zip.closeEntry();
        sums.append(HexFormat.of().formatHex(digest.digest()))
                .append("  ")
                .append(name)
                .append('\n');
    }

    void text(String name, String text) throws IOException {
        begin(name);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        write(bytes, bytes.length);
        end(name);
    }

    void copy(String name, InputStream from) throws IOException {
        begin(name);
        byte[] piece = new byte[64 * 1024];
        for (int count = from.read(piece); count >= 0; count = from.read(piece)) {
            write(piece, count);
        }
        end(name);
    }

    /** Writes the sums and returns when all of it is on disk. */
    void finish() throws IOException {
        zip.putNextEntry(new ZipEntry(SUMS));
        zip.write(sums.toString().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
        zip.finish();
        zip.flush();
        channel.force(true);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
