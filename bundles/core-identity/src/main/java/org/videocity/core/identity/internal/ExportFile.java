package org.videocity.core.identity.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.resident.DataExport;

/**
 * A zip file made piece by piece, each when it is asked for: never more than a piece is in memory, and no thread waits for
 * who reads. Its state belongs to whoever asked for the next piece last; pieces are asked for one at a time.
 */
final class ExportFile implements DataExport {
    private static final Logger LOG = LoggerFactory.getLogger(ExportFile.class);
    /** A piece is handed out when it has so much; a read adds at most as much again. */
    static final int PIECE_BYTES = 64 * 1024;

    private static final byte PNG = (byte) 0x89;

    private final String fileName;
    private final Deque<ExportPart> parts;
    private final IdentityThread thread;
    private final Runnable onClosed;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicLong asked = new AtomicLong();
    private final ByteArrayOutputStream made = new ByteArrayOutputStream();
    private final ZipOutputStream zip = new ZipOutputStream(made);
    private final ByteBuffer read = ByteBuffer.allocate(PIECE_BYTES);
    private @Nullable ReadableByteChannel open;
    private boolean whole;

    /**
     * Begins.
     *
     * @param thread where reading and packing may block
     * @param onClosed told once
     */
    ExportFile(String fileName, List<ExportPart> parts, IdentityThread thread, Runnable onClosed) {
        this.fileName = fileName;
        this.parts = new ArrayDeque<>(parts);
        this.thread = thread;
        this.onClosed = onClosed;
    }

    @Override
    public String fileName() {
        return fileName;
    }

    /** Returns how many pieces were asked for, by which one sees that somebody still reads. */
    long asked() {
        return asked.get();
    }

    @Override
    public CompletionStage<Optional<ByteBuffer>> next(Executor executor) {
        asked.incrementAndGet();
        return Answers.of(
                fill().whenComplete((piece, failed) -> {
                    if (failed != null || piece.isEmpty()) {
                        close();
                    }
                }),
                executor);
    }

    private CompletionStage<Optional<ByteBuffer>> fill() {
        if (closed.get()) {
            return CompletableFuture.failedFuture(new IOException("The export was closed"));
        }
        if (made.size() >= PIECE_BYTES || (whole && made.size() > 0)) {
            ByteBuffer piece = ByteBuffer.wrap(made.toByteArray());
            made.reset();
            return CompletableFuture.completedFuture(Optional.of(piece));
        }
        if (whole) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        if (open == null && !parts.isEmpty()) {
            return parts.peek()
                    .open()
                    .get()
                    .thenCompose(found -> found.either(
                            channel -> thread.run(() -> begin(channel)).thenCompose(begun -> fill()),
                            why -> CompletableFuture.failedFuture(new IOException(why.text()))));
        }
        return thread.run(this::pack).thenCompose(packed -> fill());
    }

    /** What is gone since the export began is left out. */
    private boolean begin(Optional<ReadableByteChannel> channel) throws IOException {
        ExportPart part = parts.remove();
        if (channel.isPresent()) {
            open = channel.get();
            read.clear();
            int first = open.read(read);
            zip.putNextEntry(new ZipEntry(part.name() + (part.isPicture() ? extension(read.get(0)) : "")));
            zip.write(read.array(), 0, Math.max(0, first));
        }
        return true;
    }

    /** Pictures were looked at when they came: they begin with the signature of PNG or the marker of JPEG. */
    private static String extension(byte first) {
        return first == PNG ? ".png" : ".jpg";
    }

    private boolean pack() throws IOException {
        ReadableByteChannel channel = open;
        if (channel == null) {
            zip.close();
            whole = true;
            return true;
        }
        read.clear();
        if (channel.read(read) < 0) {
            channel.close();
            open = null;
            zip.closeEntry();
        } else {
            zip.write(read.array(), 0, read.position());
        }
        return true;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            onClosed.run();
            thread.run(this::release);
        }
    }

    /** On the thread that reads, so that nothing is closed under its hands. */
    private boolean release() {
        ReadableByteChannel channel = open;
        open = null;
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException unwilling) {
                LOG.debug("A file of an export could not be closed", unwilling);
            }
        }
        return true;
    }
}
