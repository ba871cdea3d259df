package org.videocity.transport.http.internal.live;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.videocity.api.media.AccessUnit;
import org.videocity.api.media.MediaKind;
import org.videocity.wire.mp4.Fragment;
import org.videocity.wire.mp4.FragmentPolicy;
import org.videocity.wire.mp4.Fragmenter;
import org.videocity.wire.mp4.Mp4Track;
import org.videocity.wire.mp4.Mp4Writer;
import org.videocity.wire.mp4.TrackRun;

/**
 * Makes MP4 fragments. Tracks are numbered from 1, the picture first, whatever their numbers in the publication, so that a
 * publisher who returns with other numbers and the same formats is the same stream.
 */
final class Fmp4Maker implements PieceMaker {
    private static final int AUDIO_MILLIS = 100;
    private static final int MAX_MILLIS = 1000;
    /** Slow pictures are not merged. */
    private static final int MAX_MERGED_MILLIS = 200;

    private FragmentPolicy policy = FragmentPolicy.LOW_LATENCY;
    private List<Epoch.Described> tracks = List.of();
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
    public boolean lineup(Lineup chosen, Consumer<Piece> out) {
        List<Mp4Track> described = new ArrayList<>();
        List<Epoch.Described> carried = new ArrayList<>();
        describe(chosen.media(), described, carried);
        if (described.isEmpty()) {
            tracks = List.of();
            return false;
        }
        Epoch.Signature signature = signature(described, carried);
        if (epoch == null || !epoch.signature().equals(signature)) {
            close(true, out);
            List<Epoch.Described> others = new ArrayList<>();
            describe(chosen.others(), new ArrayList<>(), others);
            epoch = new Epoch(
                    signature,
                    Mp4Writer.mimeType(described),
                    Piece.NOTHING,
                    Mp4Writer.initSegment(described),
                    List.copyOf(carried),
                    List.copyOf(others));
            fragmenter = new Fragmenter(described, policy);
        }
        tracks = List.copyOf(carried);
        return true;
    }

    @Override
    public void add(AccessUnit unit, Consumer<Piece> out) {
        Fragmenter into = fragmenter;
        for (int i = 0; into != null && i < tracks.size(); i++) {
            if (tracks.get(i).track().id() == unit.track()) {
                emit(
                        into.add(
                                i + 1,
                                Math.max(0, unit.decodeTime()),
                                unit.compositionOffset(),
                                unit.keyFrame(),
                                unit.discardable(),
                                unit.payload()),
                        out);
                return;
            }
        }
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
                hasVideo |= leads(run.trackId());
            }
            out.accept(new Piece(
                    requireNonNull(epoch), Piece.NOTHING, fragment.toBuffer(), fragment.joinable(), hasVideo, frames));
        }
    }

    /** The first track is the picture, if there is one. */
    private boolean leads(int trackId) {
        return trackId == 1 && tracks.get(0).track().format().kind() == MediaKind.VIDEO;
    }

    /** Describes what can be described; who is first in the list is track 1. */
    private static void describe(List<Lineup.Entry> entries, List<Mp4Track> described, List<Epoch.Described> carried) {
        for (Lineup.Entry entry : entries) {
            Mp4Tracks.describe(described.size() + 1, entry).ifPresent(track -> {
                described.add(track);
                carried.add(new Epoch.Described(entry.track(), entry.number(), track.codecString()));
            });
        }
    }

    private static Epoch.Signature signature(List<Mp4Track> described, List<Epoch.Described> carried) {
        List<Epoch.Part> parts = new ArrayList<>();
        for (int i = 0; i < described.size(); i++) {
            Mp4Track track = described.get(i);
            parts.add(new Epoch.Part(
                    carried.get(i).track().format().codec(), track.timescale(), Mp4Writer.initSegment(List.of(track))));
        }
        return new Epoch.Signature(List.copyOf(parts));
    }
}
