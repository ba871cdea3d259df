package org.videocity.core.media.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What an operator sets for the media bus. */
@ObjectClassDefinition(
        name = "VideoCity media bus",
        description = "Applies at once; what is live goes on, with the new values from their next use.")
public @interface MediaConfiguration {
    @AttributeDefinition(
            name = "Wait for a lost publisher (ms)",
            description = "How long a publication stays after its publisher's connection was lost; 0 ends it at once.")
    long resumeMillis() default 10_000;

    @AttributeDefinition(
            name = "Cache for late joiners (bytes)",
            description = "Most bytes kept per publication since its last key frame; when a picture group is larger,"
                    + " late joiners wait for the next key frame.")
    long gopCacheMaxBytes() default 8L << 20;

    @AttributeDefinition(
            name = "Cache for late joiners without video (ms)",
            description = "How much sound a late joiner gets at once where there is no video.")
    long audioCacheMillis() default 3_000;

    @AttributeDefinition(
            name = "Lowest rate asked of a source (bit/s)",
            description = "Receivers below it get drops instead of slowing the source down for all.")
    long floorBitsPerSecond() default 300_000;

    @AttributeDefinition(
            name = "Longest delay of a converter (ms)",
            description = "The most a converter may buffer; counts for converters opened from now on.")
    long converterMaxDelayMillis() default 200;
}
