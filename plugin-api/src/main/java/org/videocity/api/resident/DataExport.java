package org.videocity.api.resident;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Everything the city keeps of somebody, as one zip file that is made while it is read. Whoever asked for it closes it; one
 * that nobody reads for a minute closes itself.
 */
@ProviderType
public interface DataExport extends AutoCloseable {
    /** Returns a name for the file. */
    String fileName();

    /**
     * Yields the next bytes of the file, at most 128 KiB of them; empty at its end. One at a time. Fails when the export
     * was closed or something of it could not be read.
     */
    CompletionStage<Optional<ByteBuffer>> next(Executor executor);

    /** Gives back what is held for it; needless after the end, and harmless. */
    @Override
    void close();
}
