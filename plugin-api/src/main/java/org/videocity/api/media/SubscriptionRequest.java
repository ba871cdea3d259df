package org.videocity.api.media;

import java.util.List;
import java.util.Set;

/**
 * What a sink asks of the bus.
 *
 * @param transport name of the transport, for counters and tables
 * @param accepts the forms and codecs it can take; empty takes everything as it is. A track that fits none is converted
 *     where a converter is installed, and reported by {@link MediaSink#onUnavailable} otherwise
 * @param startAtKeyFrame begin with the frames since the last key frame (else with the next frame)
 * @param maxQueueBytes most bytes the bus keeps for this sink
 * @param maxQueueMillis most media time the bus keeps for this sink
 */
public record SubscriptionRequest(
        String transport, List<Accepted> accepts, boolean startAtKeyFrame, long maxQueueBytes, long maxQueueMillis) {
    /**
     * A form and the codecs in it that a sink takes.
     *
     * @param form whole frames or packets
     * @param codecs which codecs; empty for any
     */
    public record Accepted(PayloadForm form, Set<Codec> codecs) {
        public Accepted {
            codecs = Set.copyOf(codecs);
        }

        /** Tells whether a track can be taken as it is. */
        public boolean takes(TrackFormat format) {
            return format.form() == form && (codecs.isEmpty() || codecs.contains(format.codec()));
        }
    }

    public SubscriptionRequest {
        accepts = List.copyOf(accepts);
    }

    /** Asks for whole frames of any codec with the usual bounds: 8 MiB and 10 s. */
    public static SubscriptionRequest accessUnits(String transport) {
        return new SubscriptionRequest(
                transport, List.of(new Accepted(PayloadForm.ACCESS_UNIT, Set.of())), true, 8L << 20, 10_000);
    }

    /** Tells whether a track can be taken as it is. */
    public boolean takes(TrackFormat format) {
        return accepts.isEmpty() || accepts.stream().anyMatch(a -> a.takes(format));
    }
}
