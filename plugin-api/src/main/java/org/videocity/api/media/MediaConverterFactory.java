package org.videocity.api.media;

import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import org.osgi.annotation.versioning.ConsumerType;

/** Makes converters between codecs or forms. Registered as a service by {@code codec-*} bundles and plug-ins. */
@ConsumerType
public interface MediaConverterFactory {
    /**
     * One step it can do.
     *
     * @param from codec taken
     * @param fromForm form taken
     * @param to codec made
     * @param toForm form made
     * @param cost compared with others' for the same step, the lowest is taken; 1 is a repacking, 100 a transcoding
     */
    record Conversion(Codec from, PayloadForm fromForm, Codec to, PayloadForm toForm, int cost) {}

    /** Lists the steps it can do. */
    List<Conversion> conversions();

    /**
     * Opens one converter for a publication: all tracks that need it, so that audio and video share a clock.
     *
     * @param tracks the tracks to convert, in their native formats
     * @param steps the step for each of them, same order
     * @param output takes what is made
     * @param executor the one executor all its calls come on, and its timers run on
     * @param maxDelayMillis the most it may buffer
     */
    MediaConverter open(
            List<Track> tracks,
            List<Conversion> steps,
            MediaConverter.Output output,
            ScheduledExecutorService executor,
            long maxDelayMillis);
}
