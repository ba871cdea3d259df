package org.videocity.wire.bitstream.internal;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.videocity.wire.bitstream.Av1SequenceHeader;
import org.videocity.wire.bitstream.BitstreamException;

/**
 * Holds what the beginning of an AV1 frame header says (section 5.9.2, up to refresh_frame_flags).
 *
 * @param shownKeyFrame frame_type KEY_FRAME and show_frame
 * @param noReference refresh_frame_flags is 0; false where it could not be read
 */
public record Av1FrameHeader(boolean shownKeyFrame, boolean noReference) {
    private static final int KEY = 0;
    private static final int INTRA_ONLY = 2;
    private static final int SWITCH = 3;
    private static final int SELECT = 2;
    private static final Av1FrameHeader REFERENCE = new Av1FrameHeader(false, false);

    /** Parses the beginning of a frame header; without a sequence header only the frame type is read. */
    public static Av1FrameHeader parse(ByteBuffer payload, Optional<Av1SequenceHeader> sequence)
            throws BitstreamException {
        if (sequence.isPresent() && sequence.get().frameSyntax().stillPicture()) {
            return new Av1FrameHeader(true, false);
        }
        BitReader in = new BitReader(payload, "AV1 frame header");
        if (in.flag()) {
            return REFERENCE; // show_existing_frame: a key frame shown this way refreshes every reference
        }
        int type = in.bits(2);
        boolean shown = in.flag();
        if (type == KEY && shown) {
            return new Av1FrameHeader(true, false);
        }
        if (type == SWITCH || sequence.isEmpty() || sequence.get().frameSyntax().decoderModel()) {
            return REFERENCE;
        }
        return new Av1FrameHeader(false, refreshFlags(in, sequence.get().frameSyntax(), type, shown) == 0);
    }

    private static int refreshFlags(BitReader in, Av1SequenceHeader.FrameSyntax syntax, int type, boolean shown)
            throws BitstreamException {
        if (!shown) {
            in.skip(1); // showable_frame
        }
        boolean errorResilient = in.flag();
        in.skip(1); // disable_cdf_update
        boolean screenContent = syntax.screenContentTools() == SELECT ? in.flag() : syntax.screenContentTools() == 1;
        if (screenContent && syntax.integerMotionVectors() == SELECT) {
            in.skip(1); // force_integer_mv
        }
        in.skip(syntax.frameIdBits() + 1 + syntax.orderHintBits()); // with frame_size_override_flag
        boolean intra = type == KEY || type == INTRA_ONLY;
        if (!intra && !errorResilient) {
            in.skip(3); // primary_ref_frame
        }
        return in.bits(8);
    }
}
