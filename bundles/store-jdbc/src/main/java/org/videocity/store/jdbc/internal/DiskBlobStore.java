package org.videocity.store.jdbc.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.Reason;
import org.videocity.api.store.BlobId;
import org.videocity.api.store.BlobStore;
import org.videocity.api.store.BlobUpload;
import org.videocity.api.store.StoreResult;

/** Blobs as files. Disks are slow in their own way: they have threads of their own beside the database's. */
@Component(
        service = {BlobStore.class, DiskBlobStore.class},
        immediate = true,
        configurationPid = "org.videocity.store.blobs")
@Designate(ocd = BlobConfiguration.class)
public final class DiskBlobStore implements BlobStore {
    private static final Logger LOG = LoggerFactory.getLogger(DiskBlobStore.class);

    private final BlobFiles files;
    private final StoreThreads threads;
    private final long mostBytes;
    /** Nothing is written before what a killed process left half-written is gone: it has the same folder. */
    private final CompletableFuture<Void> swept = new CompletableFuture<>();

    /** Something that may fail because of a disk. */
    interface Work<T> {
        StoreResult<T> run() throws IOException;
    }

    /** Made by the component runtime. */
    @Activate
    public DiskBlobStore(BundleContext context, BlobConfiguration configuration) {
        this(new BlobFiles(folder(context, configuration), BlobFiles.REAL_DISK), configuration);
    }

    DiskBlobStore(BlobFiles files, BlobConfiguration configuration) {
        this.files = files;
        this.mostBytes = configuration.maxBytes();
        this.threads = new StoreThreads("videocity-blobs", configuration.threads(), configuration.maxWaiting());
        threads.later(0, () -> {
            files.sweep();
            swept.complete(null);
        });
    }

    private static Path folder(BundleContext context, BlobConfiguration configuration) {
        String data = context.getProperty("karaf.data");
        return Path.of(data == null ? "data" : data).resolve(configuration.folder());
    }

    /** Returns the files, for whoever writes all of them into a backup. */
    BlobFiles files() {
        return files;
    }

    /** Lets what was begun end. */
    @Deactivate
    public void deactivate() {
        swept.complete(null);
        threads.close();
    }

    @Override
    public CompletionStage<StoreResult<Blob>> put(String space, Content content, long maxBytes, Executor executor) {
        return ask(() -> done(files.put(space, content, Math.min(maxBytes, mostBytes))), executor);
    }

    @Override
    public CompletionStage<StoreResult<BlobUpload>> begin(String space, long maxBytes, Executor executor) {
        return ask(() -> done(new DiskUpload(this, files.begin(space, Math.min(maxBytes, mostBytes)))), executor);
    }

    @Override
    public CompletionStage<StoreResult<Optional<ByteBuffer>>> readAt(
            BlobId id, long from, int mostBytes, Executor executor) {
        return ask(
                () -> {
                    Optional<FileChannel> found = files.open(id);
                    if (found.isEmpty()) {
                        return done(Optional.empty());
                    }
                    try (FileChannel channel = found.get()) {
                        return done(Optional.of(BlobFiles.read(channel, from, mostBytes)));
                    }
                },
                executor);
    }

    @Override
    public CompletionStage<StoreResult<Optional<ByteBuffer>>> read(BlobId id, int maxBytes, Executor executor) {
        return ask(
                () -> {
                    Optional<FileChannel> found = files.open(id);
                    if (found.isEmpty()) {
                        return done(Optional.empty());
                    }
                    try (FileChannel channel = found.get()) {
                        return channel.size() > maxBytes
                                ? new StoreResult.Conflict<>(Reason.TOO_LARGE)
                                : done(Optional.of(BlobFiles.readAll(channel)));
                    }
                },
                executor);
    }

    @Override
    public CompletionStage<StoreResult<Optional<ReadableByteChannel>>> open(BlobId id, Executor executor) {
        return ask(() -> done(files.open(id).map(channel -> channel)), executor);
    }

    @Override
    public CompletionStage<StoreResult<Boolean>> delete(BlobId id, Executor executor) {
        return ask(() -> done(files.delete(id)), executor);
    }

    @Override
    public CompletionStage<StoreResult<Integer>> deleteSpace(String space, Executor executor) {
        return ask(() -> done(files.deleteSpace(space)), executor);
    }

    private static <T> StoreResult<T> done(T value) {
        return new StoreResult.Done<>(value);
    }

    /** Does something on a blob thread that nobody waits for. */
    void later(Runnable work) {
        threads.later(0, work);
    }

    <T> CompletionStage<StoreResult<T>> ask(Work<T> work, Executor executor) {
        return threads.ask(
                swept,
                () -> {
                    try {
                        return work.run();
                    } catch (BlobFiles.TooLargeException tooLarge) {
                        return new StoreResult.Conflict<>(
                                Reason.TOO_LARGE.saying(String.valueOf(tooLarge.getMessage())));
                    } catch (IOException failed) {
                        LOG.warn("The blobs' folder failed", failed);
                        return SqlFailures.answer(failed);
                    }
                },
                executor);
    }
}
