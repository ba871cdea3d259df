package org.videocity.wire.mp4.internal;

import org.videocity.wire.mp4.Mp4Track;

/** Writes esds (ISO/IEC 14496-14 section 5.6, ISO/IEC 14496-1 section 7.2.6). */
final class EsdsWriter {
    private static final int ES_DESCRIPTOR = 3;
    private static final int DECODER_CONFIG = 4;
    private static final int DECODER_SPECIFIC_INFO = 5;
    private static final int SL_CONFIG = 6;
    /** streamType 5 (audio), upStream 0, reserved 1. */
    private static final int AUDIO_STREAM = 5 << 2 | 1;

    private EsdsWriter() {}

    static void write(BoxBuilder out, Mp4Track track) {
        int infoLength = track.configuration().remaining();
        int configLength = 13 + (infoLength > 0 ? descriptorLength(infoLength) : 0);
        int esLength = 3 + descriptorLength(configLength) + descriptorLength(1);
        out.beginFull("esds", 0, 0);
        descriptor(out, ES_DESCRIPTOR, esLength).u16(0).u8(0);
        descriptor(out, DECODER_CONFIG, configLength).u8(track.objectTypeIndication());
        out.u8(AUDIO_STREAM).zeros(3).u32(0).u32(0); // bufferSizeDB, maxBitrate, avgBitrate: unknown
        if (infoLength > 0) {
            descriptor(out, DECODER_SPECIFIC_INFO, infoLength).bytes(track.configuration());
        }
        descriptor(out, SL_CONFIG, 1).u8(2); // predefined: MP4
        out.end();
    }

    private static int descriptorLength(int content) {
        return 1 + sizeBytes(content) + content;
    }

    private static int sizeBytes(int content) {
        return content < 128 ? 1 : 2;
    }

    /** Writes tag and size, seven bits a byte, most significant first (section 8.3.3). */
    private static BoxBuilder descriptor(BoxBuilder out, int tag, int content) {
        out.u8(tag);
        if (sizeBytes(content) == 2) {
            out.u8(0x80 | content >> 7);
        }
        return out.u8(content & 0x7f);
    }
}
