package org.videocity.core.media.internal;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.videocity.api.media.Encoding;
import org.videocity.api.media.MediaFrame;
import org.videocity.api.media.RtpPacket;

/**
 * Picks one encoding of a layered track, and the layers inside it, for one sink. What is wanted may change at any time;
 * what is sent changes upwards or sideways at a switch point only, downwards within an encoding at once.
 *
 * <p>Guarded by its queue's lock.
 */
final class LayerChoice {
    /** Orders encodings by what they offer. */
    static final Comparator<Encoding> BY_SIZE =
            Comparator.comparingLong(Encoding::bitsPerSecond).thenComparingLong(e -> (long) e.width() * e.height());

    private final List<Encoding> encodings;
    private String wanted;
    private int wantedSpatial = Integer.MAX_VALUE;
    private int wantedTemporal = Integer.MAX_VALUE;
    private @Nullable String current;
    private int spatial = Integer.MAX_VALUE;
    private int temporal = Integer.MAX_VALUE;

    LayerChoice(List<Encoding> encodings) {
        this.encodings = encodings;
        this.wanted = highest();
    }

    /** Tells whether there is anything to choose. */
    static boolean applies(List<Encoding> encodings) {
        Encoding first = encodings.get(0);
        return encodings.size() > 1 || first.spatialLayers() > 1 || first.temporalLayers() > 1;
    }

    void want(String encoding, int maxSpatial, int maxTemporal) {
        boolean known = encodings.stream().anyMatch(e -> e.id().equals(encoding));
        wanted = known ? encoding : highest();
        wantedSpatial = maxSpatial;
        wantedTemporal = maxTemporal;
        spatial = Math.min(spatial, maxSpatial);
        temporal = Math.min(temporal, maxTemporal);
    }

    String wanted() {
        return wanted;
    }

    /** Decides about the next frame of the track, and switches where it allows it. */
    boolean passes(MediaFrame frame) {
        if (!frame.encoding().equals(current)) {
            boolean starts = current == null && frame.keyFrame();
            boolean switches = frame.switchPoint() && frame.encoding().equals(wanted);
            if (!starts && !switches) {
                return false;
            }
            current = frame.encoding();
            spatial = wantedSpatial;
            temporal = wantedTemporal;
        }
        return !(frame instanceof RtpPacket packet) || passes(packet);
    }

    private boolean passes(RtpPacket packet) {
        if (packet.switchPoint()) {
            if (packet.spatialLayer() <= wantedSpatial) {
                spatial = Math.max(spatial, packet.spatialLayer());
            }
            if (packet.temporalLayer() <= wantedTemporal) {
                temporal = Math.max(temporal, packet.temporalLayer());
            }
        }
        return packet.spatialLayer() <= spatial && packet.temporalLayer() <= temporal;
    }

    /** Keeps to the lowest temporal layer until a switch point offers more: what a sink that is behind loses first. */
    void lowerTemporal() {
        temporal = 0;
    }

    /** Starts over: any key frame is welcome. */
    void restart() {
        current = null;
    }

    private String highest() {
        return encodings.stream().max(BY_SIZE).orElseThrow().id();
    }
}
