package org.videocity.wire.bitstream;

import java.nio.ByteBuffer;
import java.util.List;
import org.videocity.wire.bitstream.internal.Bytes;

/**
 * Holds the NAL units of one type in an hvcC.
 *
 * @param complete array_completeness: there are no others of this type in the samples
 * @param type NAL unit type: 32 VPS, 33 SPS, 34 PPS, 39 and 40 SEI
 * @param units with their NAL header, without start code; copies, read-only
 */
public record HevcNalArray(boolean complete, int type, List<ByteBuffer> units) {
    /** Keeps copies. */
    public HevcNalArray {
        units = Bytes.copyAll(units);
    }

    @Override
    public List<ByteBuffer> units() {
        return Bytes.views(units);
    }

    /** Returns the array marked complete. */
    HevcNalArray completed() {
        return complete ? this : new HevcNalArray(true, type, units);
    }
}
