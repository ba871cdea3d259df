package org.videocity.wire.bitstream.internal;

import java.nio.ByteBuffer;
import org.videocity.wire.bitstream.Av1SequenceHeader;
import org.videocity.wire.bitstream.BitstreamException;
import org.videocity.wire.bitstream.VideoColour;

/** Parses a sequence header OBU in the order of sections 5.5.1 and 5.5.2 of the AV1 specification. */
public final class Av1SequenceParser {
    private static final int MAX_BYTES = 1024;
    private static final int SEQUENCE_HEADER = 1;
    /** SELECT_SCREEN_CONTENT_TOOLS and SELECT_INTEGER_MV. */
    private static final int SELECT = 2;

    private static final int FIRST_LEVEL_WITH_TIER = 8;

    private final BitReader in;
    private int profile;
    private boolean reduced;
    private int level;
    private boolean highTier;
    private boolean decoderModel;
    private int bufferDelayBits;
    private int width;
    private int height;
    private int frameIdBits;
    private int orderHintBits;
    private int screenContentTools = SELECT;
    private int integerMotionVectors = SELECT;
    private int bitDepth;
    private boolean monochrome;
    private boolean subsamplingX = true;
    private boolean subsamplingY = true;
    private int chromaSamplePosition;
    private VideoColour colour = VideoColour.UNSPECIFIED;

    private Av1SequenceParser(BitReader in) {
        this.in = in;
    }

    /** Parses an OBU, header included. */
    public static Av1SequenceHeader parse(ByteBuffer obu) throws BitstreamException {
        if (obu.remaining() > MAX_BYTES) {
            throw new BitstreamException(
                    "AV1 sequence header has " + obu.remaining() + " bytes, at most " + MAX_BYTES + " are allowed");
        }
        Obu unit = Obu.at(obu, obu.position());
        if (unit.type() != SEQUENCE_HEADER) {
            throw new BitstreamException("not an AV1 sequence header: OBU type 1 was expected, got " + unit.type());
        }
        return new Av1SequenceParser(new BitReader(unit.payload(obu), "AV1 sequence header")).read();
    }

    private Av1SequenceHeader read() throws BitstreamException {
        profile = in.bits(3);
        if (profile > 2) {
            throw new BitstreamException("AV1 seq_profile " + profile + " is reserved");
        }
        in.skip(1); // still_picture
        reduced = in.flag();
        if (reduced) {
            level = in.bits(5);
        } else {
            timing();
            operatingPoints();
        }
        size();
        in.skip(3); // use_128x128_superblock, enable_filter_intra, enable_intra_edge_filter
        if (!reduced) {
            tools();
        }
        in.skip(3); // enable_superres, enable_cdef, enable_restoration
        colours();
        in.skip(1); // film_grain_params_present
        return new Av1SequenceHeader(
                profile,
                level,
                highTier,
                width,
                height,
                bitDepth,
                monochrome,
                subsamplingX,
                subsamplingY,
                chromaSamplePosition,
                colour,
                new Av1SequenceHeader.FrameSyntax(
                        reduced, decoderModel, screenContentTools, integerMotionVectors, frameIdBits, orderHintBits));
    }

    private void timing() throws BitstreamException {
        if (!in.flag()) {
            return;
        }
        in.skip(64); // num_units_in_display_tick, time_scale
        if (in.flag()) {
            in.skipGolomb(); // num_ticks_per_picture_minus_1, uvlc() reads as ue(v)
        }
        decoderModel = in.flag();
        if (decoderModel) {
            bufferDelayBits = 1 + in.bits(5);
            in.skip(42); // num_units_in_decoding_tick and two lengths
        }
    }

    private void operatingPoints() throws BitstreamException {
        boolean displayDelay = in.flag();
        int count = 1 + in.bits(5);
        for (int i = 0; i < count; i++) {
            in.skip(12); // operating_point_idc
            int index = in.bits(5);
            boolean tier = index >= FIRST_LEVEL_WITH_TIER && in.flag();
            if (i == 0) {
                level = index;
                highTier = tier;
            }
            if (decoderModel && in.flag()) {
                in.skip(2 * bufferDelayBits + 1);
            }
            if (displayDelay && in.flag()) {
                in.skip(4);
            }
        }
    }

    private void size() throws BitstreamException {
        int widthBits = 1 + in.bits(4);
        int heightBits = 1 + in.bits(4);
        width = 1 + in.bits(widthBits);
        height = 1 + in.bits(heightBits);
        if (!reduced && in.flag()) {
            int delta = 2 + in.bits(4);
            frameIdBits = delta + 1 + in.bits(3);
        }
    }

    private void tools() throws BitstreamException {
        in.skip(4); // interintra, masked compound, warped motion, dual filter
        boolean orderHint = in.flag();
        if (orderHint) {
            in.skip(2); // enable_jnt_comp, enable_ref_frame_mvs
        }
        screenContentTools = in.flag() ? SELECT : in.bits(1);
        if (screenContentTools > 0) {
            integerMotionVectors = in.flag() ? SELECT : in.bits(1);
        }
        if (orderHint) {
            orderHintBits = 1 + in.bits(3);
        }
    }

    private void colours() throws BitstreamException {
        boolean high = in.flag();
        bitDepth = profile == 2 && high ? in.flag() ? 12 : 10 : high ? 10 : 8;
        monochrome = profile != 1 && in.flag();
        int primaries = 2;
        int transfer = 2;
        int matrix = 2;
        if (in.flag()) {
            primaries = in.bits(8);
            transfer = in.bits(8);
            matrix = in.bits(8);
        }
        if (monochrome) {
            colour = new VideoColour(primaries, transfer, matrix, in.flag());
            return;
        }
        if (primaries == 1 && transfer == 13 && matrix == 0) { // sRGB
            subsamplingX = false;
            subsamplingY = false;
            colour = new VideoColour(primaries, transfer, matrix, true);
        } else {
            colour = new VideoColour(primaries, transfer, matrix, in.flag());
            subsampling();
        }
        in.skip(1); // separate_uv_delta_q
    }

    private void subsampling() throws BitstreamException {
        if (profile == 1) {
            subsamplingX = false;
            subsamplingY = false;
        } else if (profile == 2 && bitDepth == 12) {
            subsamplingX = in.flag();
            subsamplingY = subsamplingX && in.flag();
        } else if (profile == 2) {
            subsamplingY = false;
        }
        if (subsamplingX && subsamplingY) {
            chromaSamplePosition = in.bits(2);
        }
    }
}
