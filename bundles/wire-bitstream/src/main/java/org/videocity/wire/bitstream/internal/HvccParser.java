package org.videocity.wire.bitstream.internal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.videocity.wire.bitstream.BitstreamException;
import org.videocity.wire.bitstream.HevcConfiguration;
import org.videocity.wire.bitstream.HevcNalArray;
import org.videocity.wire.bitstream.HevcProfile;
import org.videocity.wire.bitstream.HevcUnits;

/** Reads and writes hvcC in the order of ISO/IEC 14496-15 section 8.3.3.1.2. */
public final class HvccParser {
    private static final int HEAD = 23;

    private final ByteBuffer in;

    private HvccParser(ByteBuffer source) {
        this.in = source.slice();
    }

    /** Parses the remaining bytes. */
    public static HevcConfiguration parse(ByteBuffer hvcC) throws BitstreamException {
        if (hvcC.remaining() > HevcConfiguration.MAX_BYTES) {
            throw new BitstreamException(
                    "hvcC has " + hvcC.remaining() + " bytes, at most " + HevcConfiguration.MAX_BYTES + " are allowed");
        }
        if (hvcC.remaining() < HEAD) {
            throw new BitstreamException(
                    "hvcC has " + hvcC.remaining() + " bytes, at least " + HEAD + " were expected");
        }
        return new HvccParser(hvcC).read();
    }

    private HevcConfiguration read() throws BitstreamException {
        int version = in.get();
        if (version != 1) {
            throw new BitstreamException("hvcC version is " + version + ", 1 was expected");
        }
        HevcProfile profile = profile();
        int segmentation = in.getShort() & 0xfff;
        int parallelism = in.get() & 3;
        int chromaFormat = in.get() & 3;
        int bitDepthLuma = 8 + (in.get() & 7);
        int bitDepthChroma = 8 + (in.get() & 7);
        int averageFrameRate = in.getShort() & 0xffff;
        int rest = in.get();
        int nalLengthSize = 1 + (rest & 3);
        if (nalLengthSize == 3) {
            throw new BitstreamException("hvcC: NAL lengths of 3 bytes, 1, 2 or 4 were expected");
        }
        return new HevcConfiguration(
                profile,
                segmentation,
                parallelism,
                chromaFormat,
                bitDepthLuma,
                bitDepthChroma,
                averageFrameRate,
                rest >> 6 & 3,
                rest >> 3 & 7,
                (rest & 4) != 0,
                nalLengthSize,
                arrays());
    }

    private HevcProfile profile() {
        int first = in.get();
        int compatibility = in.getInt();
        long constraints = (in.getInt() & 0xffff_ffffL) << 16 | (in.getShort() & 0xffff);
        return new HevcProfile(
                first >> 6 & 3, (first & 0x20) != 0, first & 0x1f, compatibility, constraints, in.get() & 0xff);
    }

    private List<HevcNalArray> arrays() throws BitstreamException {
        List<HevcNalArray> arrays = new ArrayList<>();
        int units = 0;
        boolean sps = false;
        for (int count = in.get() & 0xff; count > 0; count--) {
            need(3);
            int first = in.get();
            int type = first & 0x3f;
            int inArray = in.getShort() & 0xffff;
            units += inArray;
            if (units > HevcConfiguration.MAX_UNITS) {
                throw new BitstreamException("hvcC with more than " + HevcConfiguration.MAX_UNITS + " NAL units");
            }
            arrays.add(new HevcNalArray((first & 0x80) != 0, type, units(type, inArray)));
            sps |= type == HevcUnits.SPS && inArray > 0;
        }
        if (!sps) {
            throw new BitstreamException("hvcC has no SPS");
        }
        return arrays;
    }

    private List<ByteBuffer> units(int type, int count) throws BitstreamException {
        List<ByteBuffer> units = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            need(2);
            int length = in.getShort() & 0xffff;
            need(length);
            ByteBuffer unit = in.slice(in.position(), length);
            if (length < 2 || HevcUnits.type(unit) != type) {
                throw new BitstreamException("hvcC: a NAL unit of type " + type + " was expected");
            }
            units.add(unit);
            in.position(in.position() + length);
        }
        return units;
    }

    private void need(int bytes) throws BitstreamException {
        if (bytes > in.remaining()) {
            throw new BitstreamException("hvcC: " + bytes + " bytes were expected, " + in.remaining() + " are left");
        }
    }

    /** Compares what is to be written with what the record's fields can say and a reader accepts. */
    public static void checkSizes(List<HevcNalArray> arrays) throws BitstreamException {
        long bytes = HEAD;
        int units = 0;
        for (HevcNalArray array : arrays) {
            bytes += 3;
            for (ByteBuffer unit : array.units()) {
                units++;
                bytes += 2 + unit.remaining();
                if (unit.remaining() < 2) {
                    throw new BitstreamException("hvcC: a NAL unit shorter than its header of 2 bytes");
                }
            }
        }
        if (bytes > HevcConfiguration.MAX_BYTES || units > HevcConfiguration.MAX_UNITS) {
            throw new BitstreamException("hvcC of " + bytes + " bytes with " + units + " NAL units, at most "
                    + HevcConfiguration.MAX_BYTES + " and " + HevcConfiguration.MAX_UNITS + " are allowed");
        }
    }

    /** Writes the record. */
    public static ByteBuffer write(HevcConfiguration record) {
        int size = HEAD;
        for (HevcNalArray array : record.arrays()) {
            size += 3;
            for (ByteBuffer unit : array.units()) {
                size += 2 + unit.remaining();
            }
        }
        ByteBuffer out = ByteBuffer.allocate(size);
        head(out, record);
        for (HevcNalArray array : record.arrays()) {
            out.put((byte) ((array.complete() ? 0x80 : 0) | array.type()));
            out.putShort((short) array.units().size());
            for (ByteBuffer unit : array.units()) {
                out.putShort((short) unit.remaining()).put(unit);
            }
        }
        return out.flip();
    }

    private static void head(ByteBuffer out, HevcConfiguration record) {
        HevcProfile profile = record.profile();
        out.put((byte) 1);
        out.put((byte) (profile.space() << 6 | (profile.highTier() ? 0x20 : 0) | profile.idc()));
        out.putInt(profile.compatibility());
        out.putInt((int) (profile.constraints() >> 16)).putShort((short) profile.constraints());
        out.put((byte) profile.level());
        out.putShort((short) (0xf000 | record.minSpatialSegmentation()));
        out.put((byte) (0xfc | record.parallelism())).put((byte) (0xfc | record.chromaFormat()));
        out.put((byte) (0xf8 | record.bitDepthLuma() - 8)).put((byte) (0xf8 | record.bitDepthChroma() - 8));
        out.putShort((short) record.averageFrameRate());
        int nested = record.temporalIdNested() ? 4 : 0;
        out.put((byte)
                (record.constantFrameRate() << 6 | record.temporalLayers() << 3 | nested | record.nalLengthSize() - 1));
        out.put((byte) record.arrays().size());
    }
}
