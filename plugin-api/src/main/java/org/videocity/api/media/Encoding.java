package org.videocity.api.media;

/**
 * Describes one layer of a track (simulcast or SVC). A plain track has exactly one, {@link #PLAIN}.
 *
 * @param id the layer's name within its track, the RID where RTP carries one
 * @param width in pixels, 0 where unknown or not video
 * @param height in pixels, 0 where unknown or not video
 * @param bitsPerSecond the nominal rate, 0 where unknown
 * @param spatialLayers number of spatial layers inside, at least 1
 * @param temporalLayers number of temporal layers inside, at least 1
 */
public record Encoding(String id, int width, int height, long bitsPerSecond, int spatialLayers, int temporalLayers) {
    /** The single encoding of a track that has no layers. */
    public static final Encoding PLAIN = new Encoding("", 0, 0, 0, 1, 1);

    public Encoding {
        if (spatialLayers < 1 || temporalLayers < 1) {
            throw new IllegalArgumentException("An encoding has at least one spatial and one temporal layer");
        }
    }
}
