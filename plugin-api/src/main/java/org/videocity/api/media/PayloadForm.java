package org.videocity.api.media;

/** How a track's frames are cut. */
public enum PayloadForm {
    /**
     * Whole frames; a payload is exactly one ISO BMFF sample: NAL units with 4-byte lengths and parameter sets only in
     * the codec configuration, AAC raw_data_block without ADTS, AV1 without temporal delimiters.
     */
    ACCESS_UNIT,
    /** RTP packets as received, header parsed, payload untouched. */
    RTP
}
