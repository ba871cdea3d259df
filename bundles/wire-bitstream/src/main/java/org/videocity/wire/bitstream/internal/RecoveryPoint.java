package org.videocity.wire.bitstream.internal;

import java.nio.ByteBuffer;

/** Finds the recovery point message in an SEI NAL unit (ITU-T H.264 sections 7.3.2.3.1 and D.1.8). */
public final class RecoveryPoint {
    private static final int RECOVERY_POINT = 6;

    private final ByteBuffer nal;
    private int position;
    private int zeros;

    private RecoveryPoint(ByteBuffer nal, int offset) {
        this.nal = nal;
        this.position = offset + 1;
    }

    /**
     * Returns recovery_frame_cnt of the NAL unit at an offset, or -1 when it has no such message. Broken SEI is the
     * same as none: pictures decode without it.
     */
    public static int frameCount(ByteBuffer buffer, int offset, int length) {
        ByteBuffer nal = buffer.duplicate().limit(offset + length);
        return new RecoveryPoint(nal, offset).find();
    }

    private int find() {
        while (position < nal.limit()) {
            int type = extended();
            int size = extended();
            if (type < 0 || size < 0) {
                return -1;
            }
            if (type == RECOVERY_POINT) {
                return golomb(size);
            }
            for (int i = 0; i < size && position < nal.limit(); i++) {
                octet();
            }
        }
        return -1;
    }

    private int extended() {
        int value = 0;
        int octet = octet();
        while (octet == 0xff) {
            value += 255;
            octet = octet();
        }
        return octet < 0 ? -1 : value + octet;
    }

    private int golomb(int size) {
        long window = 0;
        for (int i = 0; i < 5; i++) {
            window = window << 8 | (i < size ? Math.max(octet(), 0) : 0);
        }
        int zeroBits = Long.numberOfLeadingZeros(window) - 24;
        if (zeroBits > 16) {
            return -1;
        }
        return (int) (window >> (39 - 2 * zeroBits)) - 1;
    }

    /** Returns the next RBSP byte, emulation prevention left out, or -1 at the end. */
    private int octet() {
        if (position >= nal.limit()) {
            return -1;
        }
        int octet = nal.get(position++) & 0xff;
        if (zeros >= 2 && octet == 3) {
            zeros = 0;
            return octet();
        }
        zeros = octet == 0 ? zeros + 1 : 0;
        return octet;
    }
}
