package org.videocity.transport.http.internal.live;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.videocity.api.media.AccessUnit;
import org.videocity.api.media.Track;
import org.videocity.api.media.TrackFormat;
import org.videocity.wire.flv.FlvHeader;
import org.videocity.wire.flv.FlvTag;
import org.videocity.wire.flv.FlvWriter;

/**
 * Makes FLV windows: tags collected until the Nth picture, or 100 ms of sound, cut before each key frame. Viewers go on
 * over a change of format: new sequence headers are written before the next window.
 */
final class FlvMaker implements PieceMaker {
    private static final int AUDIO_WINDOW_MILLIS = 100;
    /** Sound while no picture comes. */
    private static final int PAUSE_WINDOW_MILLIS = 200;
    /** Sound from before the very first picture goes into that picture's window, so that nobody misses it. */
    private static final int START_MILLIS = 1000;

    private static final int NONE = -1;

    private int framesPerWindow = 1;
    private final List<ByteBuffer> open = new ArrayList<>();
    private Lineup lineup = Lineup.EMPTY;
    private List<FlvTrack> tracks = List.of();
    private int leader = NONE;
    private @Nullable Epoch epoch;
    private ByteBuffer metadata = Piece.NOTHING;
    private int openBytes;
    private int openFrames;
    private int openPictures;
    private boolean openJoinable;
    private boolean pictureSeen;
    private ByteBuffer openPrelude = Piece.NOTHING;
    private long openSince;
    private long openedNanos;
    private long lastMillis;

    @Override
    public boolean lineup(Lineup chosen, Consumer<Piece> out) {
        lineup = chosen;
        if (chosen.isEmpty()) {
            return false;
        }
        Epoch.Signature signature = signature(chosen);
        if (epoch == null || !epoch.signature().equals(signature)) {
            close(true, out);
            epoch = epoch(chosen, signature);
        }
        tracks = tracks(chosen);
        Track leading = chosen.leader();
        leader = leading == null ? NONE : leading.id();
        return true;
    }

    @Override
    public void add(AccessUnit unit, Consumer<Piece> out) {
        if (lineup.isData(unit.track())) {
            addData(unit);
            return;
        }
        for (FlvTrack track : tracks) {
            if (track.id() == unit.track()) {
                long at = millis(unit.decodeTime(), track.entry().track().format());
                if (unit.track() == leader) {
                    addPicture(unit, track, at, out);
                } else {
                    addBeside(unit, track, at, out);
                }
                return;
            }
        }
    }

    @Override
    public void merge(int pictures) {
        framesPerWindow = pictures;
    }

    @Override
    public long openedNanos() {
        return openedNanos;
    }

    @Override
    public boolean isOpen() {
        return !open.isEmpty() && !startsSoon();
    }

    @Override
    public void close(boolean atEnd, Consumer<Piece> out) {
        if (open.isEmpty()) {
            return;
        }
        ByteBuffer bytes = ByteBuffer.allocate(openBytes);
        open.forEach(bytes::put);
        Piece piece =
                new Piece(requireNonNull(epoch), openPrelude, bytes.flip(), openJoinable, openPictures > 0, openFrames);
        open.clear();
        openBytes = 0;
        openFrames = 0;
        openPictures = 0;
        openJoinable = false;
        out.accept(piece);
    }

    private void addPicture(AccessUnit unit, FlvTrack track, long at, Consumer<Piece> out) {
        if (unit.keyFrame() && pictureSeen) {
            close(false, out);
        }
        put(at, unit.keyFrame(), track.tag(unit, at));
        openJoinable |= unit.keyFrame() && !pictureSeen;
        pictureSeen = true;
        openPictures++;
        if (openPictures >= framesPerWindow) {
            close(false, out);
        }
    }

    /** Adds sound, or a picture of a further track. */
    private void addBeside(AccessUnit unit, FlvTrack track, long at, Consumer<Piece> out) {
        put(at, leader == NONE, track.tag(unit, at));
        if (at - openSince >= longestSound()) {
            close(false, out);
        }
    }

    /** Sound closes a window of its own; beside pictures it waits for them, as long as they come. */
    private int longestSound() {
        if (leader == NONE) {
            return AUDIO_WINDOW_MILLIS;
        }
        return pictureSeen ? PAUSE_WINDOW_MILLIS : START_MILLIS;
    }

    /** Script tags say time 0: players take later metadata for subtitles. */
    private void addData(AccessUnit unit) {
        ByteBuffer tag = FlvWriter.tagBuffer(FlvTag.SCRIPT, 0, unit.payload());
        if (epoch != null) {
            put(lastMillis, false, tag.duplicate());
        }
        metadata = tag;
    }

    private boolean startsSoon() {
        return leader != NONE && !pictureSeen;
    }

    private void put(long at, boolean joinable, ByteBuffer tag) {
        if (open.isEmpty()) {
            openJoinable = joinable;
            openPrelude = metadata;
            openSince = at;
            openedNanos = System.nanoTime();
        }
        open.add(tag);
        openBytes += tag.remaining();
        openFrames++;
        lastMillis = at;
    }

    private Epoch epoch(Lineup chosen, Epoch.Signature signature) {
        List<ByteBuffer> headers = new ArrayList<>();
        for (FlvTrack track : tracks(chosen)) {
            track.header(lastMillis).ifPresent(headers::add);
        }
        boolean video = chosen.media().stream().anyMatch(Lineup.Entry::isVideo);
        boolean audio = chosen.media().stream().anyMatch(entry -> !entry.isVideo());
        ByteBuffer opening = new FlvHeader(audio, video).toBytes();
        return new Epoch(
                signature,
                Container.FLV.contentType(),
                opening,
                joined(headers),
                described(chosen.media()),
                described(chosen.others()));
    }

    private static List<FlvTrack> tracks(Lineup chosen) {
        List<FlvTrack> tracks = new ArrayList<>();
        int videos = 0;
        int sounds = 0;
        for (Lineup.Entry entry : chosen.media()) {
            tracks.add(new FlvTrack(entry, entry.isVideo() ? videos++ : sounds++));
        }
        return List.copyOf(tracks);
    }

    private static List<Epoch.Described> described(List<Lineup.Entry> entries) {
        return entries.stream()
                .map(entry -> new Epoch.Described(entry.track(), entry.number(), ""))
                .toList();
    }

    private static Epoch.Signature signature(Lineup chosen) {
        return new Epoch.Signature(chosen.media().stream()
                .map(entry -> entry.track().format())
                .map(format -> new Epoch.Part(format.codec(), 0, format.codecConfiguration()))
                .toList());
    }

    private static long millis(long ticks, TrackFormat format) {
        int timeBase = format.timeBase();
        return timeBase == 1000 ? ticks : Math.floorDiv(ticks * 1000, timeBase);
    }

    private static ByteBuffer joined(List<ByteBuffer> parts) {
        ByteBuffer all = ByteBuffer.allocate(
                parts.stream().mapToInt(ByteBuffer::remaining).sum());
        parts.forEach(part -> all.put(part.duplicate()));
        return all.flip();
    }
}
