package org.videocity.wire.bitstream.internal;

import java.nio.ByteBuffer;
import org.videocity.wire.bitstream.AvcSps;
import org.videocity.wire.bitstream.BitstreamException;

/** Parses an H.264 SPS in the order of ITU-T H.264 sections 7.3.2.1.1, 7.3.2.1.1.1 and E.1.1. */
public final class SpsParser {
    private static final int MAX_BYTES = 4096;

    private final BitReader in;
    private int chromaFormat = 1;
    private boolean separatePlanes;
    private int bitDepthLuma = 8;
    private int bitDepthChroma = 8;
    private int width;
    private int height;
    private boolean framesOnly;
    private int aspectWidth = 1;
    private int aspectHeight = 1;
    private long numUnitsInTick;
    private long timeScale;
    private int maxReorderFrames = -1;

    private SpsParser(BitReader in) {
        this.in = in;
    }

    /** Parses an SPS NAL unit, header byte included. */
    public static AvcSps parse(ByteBuffer nal) throws BitstreamException {
        if (nal.remaining() > MAX_BYTES) {
            throw new BitstreamException(
                    "SPS has " + nal.remaining() + " bytes, at most " + MAX_BYTES + " are allowed");
        }
        if (nal.remaining() < 4 || (nal.get(nal.position()) & 0x9f) != 7) {
            throw new BitstreamException("not an SPS: a NAL unit of type 7 with at least 4 bytes was expected");
        }
        return new SpsParser(BitReader.ofNalUnit(nal, "SPS")).read();
    }

    private AvcSps read() throws BitstreamException {
        in.skip(8);
        int profile = in.bits(8);
        int constraints = in.bits(8);
        int level = in.bits(8);
        int id = in.unsignedGolomb(31, "seq_parameter_set_id");
        if (hasChromaFormat(profile)) {
            chroma();
        }
        in.unsignedGolomb(12, "log2_max_frame_num_minus4");
        pictureOrderCount();
        in.unsignedGolomb(16, "max_num_ref_frames");
        in.skip(1);
        size();
        if (in.flag()) {
            usability();
        }
        return new AvcSps(
                profile,
                constraints,
                level,
                id,
                chromaFormat,
                bitDepthLuma,
                bitDepthChroma,
                width,
                height,
                framesOnly,
                aspectWidth,
                aspectHeight,
                numUnitsInTick,
                timeScale,
                maxReorderFrames);
    }

    private static boolean hasChromaFormat(int profile) {
        return switch (profile) {
            case 100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135 -> true;
            default -> false;
        };
    }

    private void chroma() throws BitstreamException {
        chromaFormat = in.unsignedGolomb(3, "chroma_format_idc");
        separatePlanes = chromaFormat == 3 && in.flag();
        bitDepthLuma = 8 + in.unsignedGolomb(6, "bit_depth_luma_minus8");
        bitDepthChroma = 8 + in.unsignedGolomb(6, "bit_depth_chroma_minus8");
        in.skip(1);
        if (in.flag()) {
            for (int i = 0; i < (chromaFormat == 3 ? 12 : 8); i++) {
                if (in.flag()) {
                    scalingList(i < 6 ? 16 : 64);
                }
            }
        }
    }

    private void scalingList(int size) throws BitstreamException {
        int last = 8;
        int next = 8;
        for (int i = 0; i < size; i++) {
            if (next != 0) {
                next = (int) (last + in.signedGolomb() + 256) & 0xff;
            }
            last = next == 0 ? last : next;
        }
    }

    private void pictureOrderCount() throws BitstreamException {
        int type = in.unsignedGolomb(2, "pic_order_cnt_type");
        if (type == 0) {
            in.unsignedGolomb(12, "log2_max_pic_order_cnt_lsb_minus4");
        } else if (type == 1) {
            in.skip(1);
            in.skipGolomb();
            in.skipGolomb();
            int cycle = in.unsignedGolomb(255, "num_ref_frames_in_pic_order_cnt_cycle");
            for (int i = 0; i < cycle; i++) {
                in.skipGolomb();
            }
        }
    }

    private void size() throws BitstreamException {
        int most = AvcSps.MAX_SIDE / 16;
        int codedWidth = 16 * (1 + in.unsignedGolomb(most - 1, "pic_width_in_mbs_minus1"));
        int mapUnits = 1 + in.unsignedGolomb(most - 1, "pic_height_in_map_units_minus1");
        framesOnly = in.flag();
        int codedHeight = 16 * mapUnits * (framesOnly ? 1 : 2);
        if (!framesOnly) {
            in.skip(1);
        }
        in.skip(1);
        width = codedWidth;
        height = codedHeight;
        if (in.flag()) {
            crop();
        }
    }

    /** Crop units are those of equations 7-19 to 7-22. */
    private void crop() throws BitstreamException {
        boolean plain = chromaFormat == 0 || separatePlanes;
        int unitX = plain || chromaFormat == 3 ? 1 : 2;
        int unitY = (plain || chromaFormat != 1 ? 1 : 2) * (framesOnly ? 1 : 2);
        width -= unitX * (cropSide() + cropSide());
        height -= unitY * (cropSide() + cropSide());
        if (width <= 0 || height <= 0) {
            throw new BitstreamException("SPS: cropping leaves nothing of the picture");
        }
    }

    private int cropSide() throws BitstreamException {
        return in.unsignedGolomb(2 * AvcSps.MAX_SIDE, "frame_crop_offset");
    }

    private void usability() throws BitstreamException {
        int[] ratio = VuiBeginning.read(in);
        aspectWidth = ratio[0];
        aspectHeight = ratio[1];
        if (in.flag()) {
            numUnitsInTick = in.unsigned32();
            timeScale = in.unsigned32();
            in.skip(1); // fixed_frame_rate_flag
        }
        hypotheticalReferenceDecoders();
        in.skip(1); // pic_struct_present_flag
        if (in.flag()) {
            restrictions();
        }
    }

    private void hypotheticalReferenceDecoders() throws BitstreamException {
        boolean nal = in.flag();
        if (nal) {
            hypotheticalReferenceDecoder();
        }
        boolean vcl = in.flag();
        if (vcl) {
            hypotheticalReferenceDecoder();
        }
        if (nal || vcl) {
            in.skip(1); // low_delay_hrd_flag
        }
    }

    private void hypotheticalReferenceDecoder() throws BitstreamException {
        int buffers = 1 + in.unsignedGolomb(31, "cpb_cnt_minus1");
        in.skip(8);
        for (int i = 0; i < buffers; i++) {
            in.skipGolomb();
            in.skipGolomb();
            in.skip(1);
        }
        in.skip(20);
    }

    private void restrictions() throws BitstreamException {
        in.skip(1); // motion_vectors_over_pic_boundaries_flag
        for (int i = 0; i < 4; i++) {
            in.skipGolomb(); // bytes per picture, bits per macroblock, vector lengths
        }
        maxReorderFrames = in.unsignedGolomb(16, "max_num_reorder_frames");
        in.unsignedGolomb(16, "max_dec_frame_buffering");
    }
}
