package org.videocity.store.jdbc.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What an operator sets for blobs on disk. */
@ObjectClassDefinition(name = "VideoCity blobs", description = "A changed value opens the folder anew.")
public @interface BlobConfiguration {
    @AttributeDefinition(name = "Folder", description = "Relative paths are below the city's data folder.")
    String folder() default "blobs";

    @AttributeDefinition(name = "Threads", description = "So many blobs are written or read at once.")
    int threads() default 4;

    @AttributeDefinition(name = "Most waiting", description = "What comes beyond is answered at once.")
    int maxWaiting() default 1_000;

    @AttributeDefinition(name = "Largest blob (bytes)", description = "Whatever the asker allows.")
    long maxBytes() default 4L * 1024 * 1024 * 1024;
}
