package org.videocity.wire.mp4.internal;

import java.nio.ByteBuffer;
import java.util.List;
import org.videocity.wire.mp4.Mp4Sample;
import org.videocity.wire.mp4.TrackRun;

/** Writes moof and the mdat header, in the order of ISO/IEC 14496-12 section 8.8. */
public final class FragmentWriter {
    private static final int DEFAULT_BASE_IS_MOOF = 0x02_0000;
    private static final int TRUN_DATA_OFFSET = 0x001;
    private static final int TRUN_DURATION = 0x100;
    private static final int TRUN_SIZE = 0x200;
    private static final int TRUN_FLAGS = 0x400;
    private static final int TRUN_COMPOSITION = 0x800;
    /** Sample flags, section 8.8.3.1: depends on no other. */
    private static final int SYNC = 0x0200_0000;
    /** Sample flags: depends on others, is no sync sample. */
    private static final int NOT_SYNC = 0x0101_0000;
    /** Sample flags: no other depends on this one. */
    private static final int DISPOSABLE = 0x0080_0000;

    private static final int MDAT_HEADER = 8;

    private FragmentWriter() {}

    /** Returns moof and the mdat header; the payloads follow, run after run. */
    public static ByteBuffer head(long sequenceNumber, List<TrackRun> runs) {
        BoxBuilder out = new BoxBuilder(256 + 16 * count(runs));
        int[] dataOffsets = new int[runs.size()];
        out.begin("moof");
        out.beginFull("mfhd", 0, 0).u32(sequenceNumber).end();
        for (int i = 0; i < dataOffsets.length; i++) {
            dataOffsets[i] = trackFragment(out, runs.get(i));
        }
        out.end();
        int data = out.position() + MDAT_HEADER;
        for (int i = 0; i < dataOffsets.length; i++) {
            out.patch32(dataOffsets[i], data);
            for (Mp4Sample sample : runs.get(i).samples()) {
                data = Math.addExact(data, sample.payload().remaining());
            }
        }
        return out.u32(data - out.position()).ascii("mdat").toBuffer();
    }

    /** Returns the number of samples. */
    public static int count(List<TrackRun> runs) {
        int count = 0;
        for (TrackRun run : runs) {
            count += run.samples().size();
        }
        return count;
    }

    /** Returns the position of trun's data_offset, which is known when moof is complete. */
    private static int trackFragment(BoxBuilder out, TrackRun run) {
        boolean composition = run.samples().stream().anyMatch(sample -> sample.compositionOffset() != 0);
        int flags = TRUN_DATA_OFFSET | TRUN_DURATION | TRUN_SIZE | TRUN_FLAGS | (composition ? TRUN_COMPOSITION : 0);
        out.begin("traf");
        out.beginFull("tfhd", 0, DEFAULT_BASE_IS_MOOF).u32(run.trackId()).end();
        out.beginFull("tfdt", 1, 0).u64(run.baseDecodeTime()).end();
        out.beginFull("trun", 1, flags).u32(run.samples().size());
        int dataOffset = out.position();
        out.u32(0);
        for (Mp4Sample sample : run.samples()) {
            out.u32(sample.duration()).u32(sample.payload().remaining()).u32(flags(sample));
            if (composition) {
                out.u32(sample.compositionOffset());
            }
        }
        out.end().end();
        return dataOffset;
    }

    private static int flags(Mp4Sample sample) {
        return (sample.sync() ? SYNC : NOT_SYNC) | (sample.discardable() ? DISPOSABLE : 0);
    }
}
