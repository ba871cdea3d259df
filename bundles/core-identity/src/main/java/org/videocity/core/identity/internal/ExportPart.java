package org.videocity.core.identity.internal;

import java.io.ByteArrayInputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.videocity.api.store.StoreResult;

/**
 * One file of an export.
 *
 * @param name its name in the zip; of a picture without the part that says which kind
 * @param isPicture whether it is one
 * @param open yields its bytes when it is its turn; nothing where they are gone meanwhile
 */
record ExportPart(
        String name, boolean isPicture, Supplier<CompletionStage<StoreResult<Optional<ReadableByteChannel>>>> open) {
    static ExportPart of(String name, byte[] bytes) {
        return new ExportPart(
                name, false, () -> Steps.done(Optional.of(Channels.newChannel(new ByteArrayInputStream(bytes)))));
    }
}
