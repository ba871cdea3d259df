package org.videocity.wire.bitstream.internal;

import java.nio.ByteBuffer;
import org.videocity.wire.bitstream.BitstreamException;
import org.videocity.wire.bitstream.VideoColour;
import org.videocity.wire.bitstream.Vp9Frame;

/** Parses uncompressed headers in the order of section 6.2 of the VP9 specification, and the superframe index of annex B. */
public final class Vp9FrameParser {
    private static final int SYNC_CODE = 0x49_83_42;
    private static final int RGB = 7;
    /** H.273 MatrixCoefficients by color_space: unknown, BT.601, BT.709, SMPTE 170, SMPTE 240, BT.2020, reserved, RGB. */
    private static final int[] MATRIX = {2, 6, 1, 6, 7, 9, 2, 0};

    private final BitReader in;
    private int profile;
    private int width;
    private int height;
    private int bitDepth;
    private boolean subsamplingX = true;
    private boolean subsamplingY = true;
    private VideoColour colour = VideoColour.UNSPECIFIED;

    private Vp9FrameParser(ByteBuffer frame) {
        this.in = new BitReader(frame, "VP9 frame header");
    }

    /** Parses a frame or superframe. */
    public static Vp9Frame parse(ByteBuffer sample) throws BitstreamException {
        int[] sizes = superframe(sample);
        if (sizes.length == 0) {
            return new Vp9FrameParser(sample).read();
        }
        int position = sample.position();
        Vp9Frame first = new Vp9FrameParser(sample.slice(position, sizes[0])).read();
        boolean discardable = first.discardable();
        for (int i = 1; i < sizes.length && discardable; i++) {
            position += sizes[i - 1];
            discardable =
                    new Vp9FrameParser(sample.slice(position, sizes[i])).read().discardable();
        }
        return new Vp9Frame(
                first.profile(),
                first.keyFrame(),
                discardable,
                first.width(),
                first.height(),
                first.bitDepth(),
                first.subsamplingX(),
                first.subsamplingY(),
                first.colour());
    }

    /** Returns the sizes of the frames in a superframe; none when the sample is a plain frame. */
    private static int[] superframe(ByteBuffer sample) throws BitstreamException {
        if (!sample.hasRemaining()) {
            throw new BitstreamException("empty VP9 sample");
        }
        int marker = sample.get(sample.limit() - 1) & 0xff;
        int frames = 1 + (marker & 7);
        int sizeBytes = 1 + (marker >> 3 & 3);
        int index = 2 + frames * sizeBytes;
        if ((marker & 0xe0) != 0xc0
                || sample.remaining() < index
                || (sample.get(sample.limit() - index) & 0xff) != marker) {
            return new int[0];
        }
        int[] sizes = new int[frames];
        int at = sample.limit() - index + 1;
        long left = sample.remaining() - index;
        for (int i = 0; i < frames; i++) {
            long size = 0;
            for (int octet = 0; octet < sizeBytes; octet++) {
                size |= (sample.get(at++) & 0xffL) << (8 * octet);
            }
            left -= size;
            if (size == 0 || left < 0) {
                throw new BitstreamException("VP9 superframe: a frame of " + size + " bytes does not fit");
            }
            sizes[i] = (int) size;
        }
        return sizes;
    }

    private Vp9Frame read() throws BitstreamException {
        if (in.bits(2) != 2) {
            throw new BitstreamException("not a VP9 frame: frame_marker 2 was expected");
        }
        profile = in.bits(1) | in.bits(1) << 1;
        if (profile == 3 && in.flag()) {
            throw new BitstreamException("VP9 profile above 3 is reserved");
        }
        if (in.flag()) {
            return frame(false, true); // show_existing_frame changes nothing
        }
        boolean inter = in.flag();
        boolean shown = in.flag();
        boolean errorResilient = in.flag();
        if (!inter) {
            sync();
            colours();
            size();
            return frame(true, false);
        }
        boolean intraOnly = !shown && in.flag();
        in.skip(errorResilient ? 0 : 2); // reset_frame_context
        if (intraOnly) {
            sync();
            if (profile > 0) {
                colours();
            }
            boolean unused = in.bits(8) == 0;
            size();
            return frame(false, unused && !refreshesContext(errorResilient, false));
        }
        boolean unused = in.bits(8) == 0; // refresh_frame_flags
        return frame(false, unused && !refreshesContext(errorResilient, true));
    }

    private Vp9Frame frame(boolean key, boolean discardable) {
        return new Vp9Frame(profile, key, discardable, width, height, bitDepth, subsamplingX, subsamplingY, colour);
    }

    private void sync() throws BitstreamException {
        if (in.bits(24) != SYNC_CODE) {
            throw new BitstreamException("VP9 frame without its sync code 49 83 42");
        }
    }

    private void colours() throws BitstreamException {
        bitDepth = profile >= 2 ? in.flag() ? 12 : 10 : 8;
        int space = in.bits(3);
        boolean odd = (profile & 1) == 1;
        boolean fullRange = true;
        if (space == RGB) {
            subsamplingX = false;
            subsamplingY = false;
            in.skip(odd ? 1 : 0);
        } else {
            fullRange = in.flag();
            if (odd) {
                subsamplingX = in.flag();
                subsamplingY = in.flag();
                in.skip(1);
            }
        }
        int known = space == 2 ? 1 : 2; // only BT.709 means primaries and transfer too
        colour = new VideoColour(known, known, MATRIX[space], fullRange);
    }

    private void size() throws BitstreamException {
        width = 1 + in.bits(16);
        height = 1 + in.bits(16);
        renderSize();
    }

    private void renderSize() throws BitstreamException {
        in.skip(in.flag() ? 32 : 0);
    }

    /** Reads on to refresh_frame_context: such a frame hands its probabilities on though no picture refers to it. */
    private boolean refreshesContext(boolean errorResilient, boolean inter) throws BitstreamException {
        if (errorResilient) {
            return false;
        }
        if (inter) {
            in.skip(3 * 4); // ref_frame_idx and sign bias
            boolean found = false;
            for (int i = 0; i < 3 && !found; i++) {
                found = in.flag();
            }
            in.skip(found ? 0 : 32);
            renderSize();
            in.skip(1); // allow_high_precision_mv
            in.skip(in.flag() ? 0 : 2); // interpolation filter
        }
        return in.flag();
    }
}
