package org.videocity.wire.mp4.internal;

import java.nio.ByteBuffer;
import java.util.List;
import org.videocity.wire.mp4.Mp4Track;

/** Writes the initialisation segment: ftyp and moov, in the order of ISO/IEC 14496-12 section 8. */
public final class MovieWriter {
    private static final int MOVIE_TIMESCALE = 1000;
    private static final int ONE = 0x0001_0000;
    private static final int FULL_VOLUME = 0x0100;
    /** "und" in three times five bits. */
    private static final int UNDETERMINED = 0x55c4;

    private final BoxBuilder out = new BoxBuilder(2048);

    private MovieWriter() {}

    /** Returns ftyp and moov. */
    public static ByteBuffer write(List<Mp4Track> tracks) {
        return new MovieWriter().segment(tracks);
    }

    private ByteBuffer segment(List<Mp4Track> tracks) {
        out.begin("ftyp").ascii("iso5").u32(512);
        out.ascii("iso5").ascii("iso6").ascii("mp41").end();
        out.begin("moov");
        movieHeader(tracks.stream().mapToInt(Mp4Track::id).max().orElse(0) + 1);
        tracks.forEach(this::track);
        out.begin("mvex");
        for (Mp4Track track : tracks) {
            out.beginFull("trex", 0, 0).u32(track.id()).u32(1).zeros(12).end();
        }
        return out.end().end().toBuffer();
    }

    private void movieHeader(int nextTrackId) {
        out.beginFull("mvhd", 0, 0).u32(0).u32(0).u32(MOVIE_TIMESCALE).u32(0);
        out.u32(ONE).u16(FULL_VOLUME).zeros(10);
        unityMatrix();
        out.zeros(24).u32(nextTrackId).end();
    }

    private void unityMatrix() {
        out.u32(ONE).zeros(12).u32(ONE).zeros(12).u32(0x4000_0000);
    }

    private void track(Mp4Track track) {
        out.begin("trak");
        trackHeader(track);
        out.begin("mdia");
        out.beginFull("mdhd", 0, 0).u32(0).u32(0).u32(track.timescale()).u32(0);
        out.u16(UNDETERMINED).u16(0).end();
        out.beginFull("hdlr", 0, 0)
                .u32(0)
                .ascii(track.video() ? "vide" : "soun")
                .zeros(12);
        out.ascii(track.video() ? "video" : "audio").u8(0).end();
        mediaInformation(track);
        out.end().end();
    }

    private void trackHeader(Mp4Track track) {
        out.beginFull("tkhd", 0, 3).u32(0).u32(0).u32(track.id()).u32(0).u32(0); // enabled, in movie
        out.zeros(8).u16(0).u16(0).u16(track.video() ? 0 : FULL_VOLUME).u16(0);
        unityMatrix();
        out.u32((long) track.width() << 16).u32((long) track.height() << 16).end();
    }

    private void mediaInformation(Mp4Track track) {
        out.begin("minf");
        if (track.video()) {
            out.beginFull("vmhd", 0, 1).zeros(8).end();
        } else {
            out.beginFull("smhd", 0, 0).zeros(4).end();
        }
        out.begin("dinf").beginFull("dref", 0, 0).u32(1);
        out.beginFull("url ", 0, 1).end().end().end();
        out.begin("stbl").beginFull("stsd", 0, 0).u32(1);
        SampleEntryWriter.write(out, track);
        out.end();
        out.beginFull("stts", 0, 0).u32(0).end();
        out.beginFull("stsc", 0, 0).u32(0).end();
        out.beginFull("stsz", 0, 0).u32(0).u32(0).end();
        out.beginFull("stco", 0, 0).u32(0).end();
        out.end().end();
    }
}
