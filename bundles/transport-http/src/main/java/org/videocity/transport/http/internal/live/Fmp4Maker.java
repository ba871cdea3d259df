package org.videocity.transport.http.internal.live;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.media.AccessUnit;
import org.videocity.api.media.Codec;
import org.videocity.api.media.Track;
import org.videocity.wire.bitstream.BitstreamException;
import org.videocity.wire.mp4.Fragment;
import org.videocity.wire.mp4.FragmentPolicy;
import org.videocity.wire.mp4.Fragmenter;
import org.videocity.wire.mp4.Mp4Track;
import org.videocity.wire.mp4.Mp4Writer;
import org.videocity.wire.mp4.TrackRun;

/**
 * Makes MP4 fragments. The picture is track 1 and the sound track 2, whatever their numbers in the publication, so that a
 * publisher who returns with other numbers and the same formats is the same stream.
 */
final class Fmp4Maker implements PieceMaker {
    private static final Logger LOG = LoggerFactory.getLogger(Fmp4Maker.class);
    static final int VIDEO_ID = 1;
    private static final int AUDIO_ID = 2;
    private static final int AUDIO_MILLIS = 100;
    private static final int MAX_MILLIS = 1000;
    /** Slow pictures are not merged. */
    private static final int MAX_MERGED_MILLIS = 200;

    private FragmentPolicy policy = FragmentPolicy.LOW_LATENCY;
    private Lineup lineup = Lineup.EMPTY;
    private @Nullable Epoch epoch;
    private @Nullable Fragmenter fragmenter;

    @Override
    public void merge(int pictures) {
        policy = new FragmentPolicy(pictures, AUDIO_MILLIS, pictures == 1 ? MAX_MILLIS : MAX_MERGED_MILLIS);
        if (fragmenter != null) {
            fragmenter.policy(policy);
        }
    }

    @Override
    public long openedNanos() {
        return 0;
    }

    @Override
    public boolean lineup(Lineup tracks, Consumer<Piece> out) {
        if (tracks.isEmpty()) {
            lineup = tracks;
            return false;
        }
        List<Mp4Track> described = new ArrayList<>();
        List<Track> carried = new ArrayList<>();
        describe(VIDEO_ID, tracks, tracks.video(), described, carried);
        describe(AUDIO_ID, tracks, tracks.audio(), described, carried);
        if (described.isEmpty()) {
            return false;
        }
        Epoch.Signature signature = signature(described, carried);
        if (epoch == null || !epoch.signature().equals(signature)) {
            close(true, out);
            epoch = new Epoch(
                    signature,
                    Mp4Writer.mimeType(described),
                    Piece.NOTHING,
                    Mp4Writer.initSegment(described),
                    List.copyOf(carried));
            fragmenter = new Fragmenter(described, policy);
        }
        lineup = new Lineup(
                carried.contains(tracks.video()) ? tracks.video() : null,
                carried.contains(tracks.audio()) ? tracks.audio() : null,
                null,
                tracks.mp3());
        return true;
    }

    @Override
    public void add(AccessUnit unit, Consumer<Piece> out) {
        Fragmenter into = fragmenter;
        boolean video = lineup.isVideo(unit.track());
        if (into == null || (!video && !lineup.isAudio(unit.track()))) {
            return;
        }
        emit(
                into.add(
                        video ? VIDEO_ID : AUDIO_ID,
                        Math.max(0, unit.decodeTime()),
                        unit.compositionOffset(),
                        unit.keyFrame(),
                        unit.discardable(),
                        unit.payload()),
                out);
    }

    @Override
    public boolean isOpen() {
        return false;
    }

    @Override
    public void close(boolean atEnd, Consumer<Piece> out) {
        if (atEnd && fragmenter != null) {
            emit(fragmenter.flush(), out);
        }
    }

    private void emit(List<Fragment> fragments, Consumer<Piece> out) {
        for (Fragment fragment : fragments) {
            int frames = 0;
            boolean hasVideo = false;
            for (TrackRun run : fragment.runs()) {
                frames += run.samples().size();
                hasVideo |= run.trackId() == VIDEO_ID;
            }
            out.accept(new Piece(
                    requireNonNull(epoch), Piece.NOTHING, fragment.toBuffer(), fragment.joinable(), hasVideo, frames));
        }
    }

    private static void describe(
            int id, Lineup tracks, @Nullable Track track, List<Mp4Track> described, List<Track> carried) {
        if (track == null) {
            return;
        }
        Codec codec = track.format().codec();
        int timeBase = track.format().timeBase();
        ByteBuffer configuration = track.format().codecConfiguration();
        try {
            if (codec.equals(Codec.H264)) {
                described.add(Mp4Track.avc(id, timeBase, configuration));
            } else if (codec.equals(Codec.AAC)) {
                described.add(Mp4Track.aac(id, timeBase, configuration));
            } else if (codec.equals(Codec.MP3) && tracks.mp3() != null) {
                described.add(Mp4Track.mp3(id, timeBase, tracks.mp3()));
            } else {
                return;
            }
            carried.add(track);
        } catch (BitstreamException unreadable) {
            LOG.debug("Track {} ({}) does not go into MP4: {}", track.id(), codec, unreadable.getMessage());
        }
    }

    private static Epoch.Signature signature(List<Mp4Track> described, List<Track> carried) {
        List<Epoch.Part> parts = new ArrayList<>();
        for (int i = 0; i < described.size(); i++) {
            Mp4Track track = described.get(i);
            parts.add(new Epoch.Part(
                    carried.get(i).format().codec(), track.timescale(), Mp4Writer.initSegment(List.of(track))));
        }
        return new Epoch.Signature(List.copyOf(parts));
    }
}
