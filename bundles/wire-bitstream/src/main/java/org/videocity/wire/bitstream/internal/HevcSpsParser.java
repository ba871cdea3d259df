package org.videocity.wire.bitstream.internal;

import java.nio.ByteBuffer;
import org.videocity.wire.bitstream.BitstreamException;
import org.videocity.wire.bitstream.HevcProfile;
import org.videocity.wire.bitstream.HevcSps;

/** Parses an HEVC SPS in the order of ITU-T H.265 sections 7.3.2.2.1, 7.3.3, 7.3.4, 7.3.7 and E.2.1, up to the VUI timing. */
public final class HevcSpsParser {
    private static final int MAX_BYTES = 4096;
    private static final int SPS = 33;

    private final BitReader in;
    private int subLayersMinus1;
    private boolean nested;
    private int chromaFormat;
    private int width;
    private int height;
    private int bitDepthLuma;
    private int bitDepthChroma;
    private int pictureOrderBits;
    private int aspectWidth = 1;
    private int aspectHeight = 1;
    private long numUnitsInTick;
    private long timeScale;

    private HevcSpsParser(BitReader in) {
        this.in = in;
    }

    /** Parses an SPS NAL unit, header included. */
    public static HevcSps parse(ByteBuffer nal) throws BitstreamException {
        if (nal.remaining() > MAX_BYTES) {
            throw new BitstreamException(
                    "SPS has " + nal.remaining() + " bytes, at most " + MAX_BYTES + " are allowed");
        }
        if (nal.remaining() < 4 || (nal.get(nal.position()) >> 1 & 0x7f) != SPS) {
            throw new BitstreamException("not an SPS: a NAL unit of type 33 with at least 4 bytes was expected");
        }
        return new HevcSpsParser(BitReader.ofNalUnit(nal, "HEVC SPS")).read();
    }

    private HevcSps read() throws BitstreamException {
        in.skip(16 + 4); // NAL header, sps_video_parameter_set_id
        subLayersMinus1 = in.bits(3);
        if (subLayersMinus1 == 7) {
            throw new BitstreamException("HEVC SPS: sps_max_sub_layers_minus1 is 7, at most 6 is allowed");
        }
        nested = in.flag();
        HevcProfile profile = profile();
        subLayerProfiles();
        int id = in.unsignedGolomb(15, "sps_seq_parameter_set_id");
        picture();
        coding();
        referencePictures();
        in.skip(2); // sps_temporal_mvp_enabled_flag, strong_intra_smoothing_enabled_flag
        if (in.flag()) {
            usability();
        }
        return new HevcSps(
                profile,
                1 + subLayersMinus1,
                nested,
                id,
                chromaFormat,
                bitDepthLuma,
                bitDepthChroma,
                width,
                height,
                aspectWidth,
                aspectHeight,
                numUnitsInTick,
                timeScale);
    }

    private HevcProfile profile() throws BitstreamException {
        int space = in.bits(2);
        boolean highTier = in.flag();
        int idc = in.bits(5);
        int compatibility = (int) in.unsigned32();
        long constraints = in.unsigned32() << 16 | in.bits(16);
        return new HevcProfile(space, highTier, idc, compatibility, constraints, in.bits(8));
    }

    private void subLayerProfiles() throws BitstreamException {
        if (subLayersMinus1 == 0) {
            return;
        }
        int present = in.bits(16); // two flags for each of eight
        for (int i = 0; i < subLayersMinus1; i++) {
            boolean profilePresent = (present >> (15 - 2 * i) & 1) == 1;
            boolean levelPresent = (present >> (14 - 2 * i) & 1) == 1;
            in.skip((profilePresent ? 88 : 0) + (levelPresent ? 8 : 0));
        }
    }

    private void picture() throws BitstreamException {
        chromaFormat = in.unsignedGolomb(3, "chroma_format_idc");
        if (chromaFormat == 3) {
            in.skip(1); // separate_colour_plane_flag
        }
        width = in.unsignedGolomb(HevcSps.MAX_SIDE, "pic_width_in_luma_samples");
        height = in.unsignedGolomb(HevcSps.MAX_SIDE, "pic_height_in_luma_samples");
        if (in.flag()) {
            int unitX = chromaFormat == 0 || chromaFormat == 3 ? 1 : 2;
            int unitY = chromaFormat == 1 ? 2 : 1;
            width -= unitX * (windowSide() + windowSide());
            height -= unitY * (windowSide() + windowSide());
        }
        if (width <= 0 || height <= 0) {
            throw new BitstreamException("HEVC SPS: a picture of " + width + "x" + height);
        }
        bitDepthLuma = 8 + in.unsignedGolomb(8, "bit_depth_luma_minus8");
        bitDepthChroma = 8 + in.unsignedGolomb(8, "bit_depth_chroma_minus8");
    }

    private int windowSide() throws BitstreamException {
        return in.unsignedGolomb(2 * HevcSps.MAX_SIDE, "conf_win_offset");
    }

    private void coding() throws BitstreamException {
        pictureOrderBits = 4 + in.unsignedGolomb(12, "log2_max_pic_order_cnt_lsb_minus4");
        int layers = in.flag() ? 1 + subLayersMinus1 : 1; // sps_sub_layer_ordering_info_present_flag
        for (int i = 0; i < 3 * layers; i++) {
            in.skipGolomb();
        }
        for (int i = 0; i < 6; i++) {
            in.skipGolomb(); // block sizes and hierarchy depths
        }
        boolean scaling = in.flag(); // scaling_list_enabled_flag
        if (scaling && in.flag()) { // sps_scaling_list_data_present_flag
            scalingLists();
        }
        in.skip(2); // amp_enabled_flag, sample_adaptive_offset_enabled_flag
        if (in.flag()) {
            in.skip(8); // pcm bit depths
            in.skipGolomb();
            in.skipGolomb();
            in.skip(1);
        }
    }

    private void scalingLists() throws BitstreamException {
        for (int size = 0; size < 4; size++) {
            for (int matrix = 0; matrix < 6; matrix += size == 3 ? 3 : 1) {
                if (in.flag()) {
                    scalingList(size);
                } else {
                    in.skipGolomb(); // scaling_list_pred_matrix_id_delta
                }
            }
        }
    }

    private void scalingList(int size) throws BitstreamException {
        if (size > 1) {
            in.skipGolomb(); // scaling_list_dc_coef_minus8
        }
        int coefficients = Math.min(64, 1 << (4 + 2 * size));
        for (int i = 0; i < coefficients; i++) {
            in.skipGolomb();
        }
    }

    private void referencePictures() throws BitstreamException {
        int sets = in.unsignedGolomb(64, "num_short_term_ref_pic_sets");
        int pictures = 0;
        for (int i = 0; i < sets; i++) {
            pictures = i > 0 && in.flag() ? predictedSet(pictures) : set();
        }
        if (in.flag()) {
            int longTerm = in.unsignedGolomb(32, "num_long_term_ref_pics_sps");
            in.skip(longTerm * (pictureOrderBits + 1));
        }
    }

    /** Returns NumDeltaPocs of a set that is told as the difference to the one before. */
    private int predictedSet(int before) throws BitstreamException {
        in.skip(1); // delta_rps_sign
        in.skipGolomb();
        int pictures = 0;
        for (int i = 0; i <= before; i++) {
            boolean used = in.flag();
            pictures += used || in.flag() ? 1 : 0;
        }
        return pictures;
    }

    private int set() throws BitstreamException {
        int pictures = in.unsignedGolomb(16, "num_negative_pics") + in.unsignedGolomb(16, "num_positive_pics");
        for (int i = 0; i < pictures; i++) {
            in.skipGolomb();
            in.skip(1);
        }
        return pictures;
    }

    private void usability() throws BitstreamException {
        int[] ratio = VuiBeginning.read(in);
        aspectWidth = ratio[0];
        aspectHeight = ratio[1];
        in.skip(3); // neutral_chroma_indication_flag, field_seq_flag, frame_field_info_present_flag
        if (in.flag()) {
            for (int i = 0; i < 4; i++) {
                in.skipGolomb(); // default display window
            }
        }
        if (in.flag()) {
            numUnitsInTick = in.unsigned32();
            timeScale = in.unsigned32();
        }
    }
}
