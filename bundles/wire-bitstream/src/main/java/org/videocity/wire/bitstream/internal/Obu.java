package org.videocity.wire.bitstream.internal;

import java.nio.ByteBuffer;
import org.videocity.wire.bitstream.BitstreamException;

/**
 * Says where an AV1 open bitstream unit lies in a buffer (section 5.3).
 *
 * <pre>
 * 0 type(4) extension(1) hasSize(1) 0 | [temporalId(3) spatialId(2) 000] | [size leb128] | payload
 * </pre>
 *
 * @param type obu_type
 * @param hasSize obu_has_size_field; without it the unit reaches to the end of the sample
 * @param start index of the header byte
 * @param payloadStart index of the payload
 * @param end index after the unit
 */
public record Obu(int type, boolean hasSize, int start, int payloadStart, int end) {
    /** Reads the header at an index of a buffer; the unit ends at the buffer's limit at the latest. */
    public static Obu at(ByteBuffer bytes, int index) throws BitstreamException {
        if (index >= bytes.limit()) {
            throw new BitstreamException("AV1: an OBU header was expected, nothing is left");
        }
        int header = bytes.get(index);
        if ((header & 0x80) != 0) {
            throw new BitstreamException("AV1: the forbidden bit of an OBU header is set");
        }
        boolean hasSize = (header & 2) != 0;
        int position = index + ((header & 4) != 0 ? 2 : 1);
        if (position > bytes.limit()) {
            throw new BitstreamException("AV1: a sample ends inside an OBU header");
        }
        int type = header >> 3 & 0xf;
        if (!hasSize) {
            return new Obu(type, false, index, position, bytes.limit());
        }
        long size = 0;
        int octet;
        int shift = 0;
        do {
            if (position >= bytes.limit() || shift > 49) {
                throw new BitstreamException("AV1: the size of an OBU is truncated or too long");
            }
            octet = bytes.get(position++);
            size |= (octet & 0x7fL) << shift;
            shift += 7;
        } while ((octet & 0x80) != 0);
        if (size > bytes.limit() - position) {
            throw new BitstreamException(
                    "AV1: an OBU of " + size + " bytes, only " + (bytes.limit() - position) + " are left");
        }
        return new Obu(type, true, index, position, position + (int) size);
    }

    /** Returns the payload as a slice of the buffer it was found in. */
    public ByteBuffer payload(ByteBuffer bytes) {
        return bytes.slice(payloadStart, end - payloadStart);
    }

    /** Returns header and payload as a slice of the buffer it was found in. */
    public ByteBuffer unit(ByteBuffer bytes) {
        return bytes.slice(start, end - start);
    }
}
