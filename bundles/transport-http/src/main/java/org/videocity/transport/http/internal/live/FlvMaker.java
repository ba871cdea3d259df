package org.videocity.transport.http.internal.live;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.videocity.api.media.AccessUnit;
import org.videocity.api.media.Codec;
import org.videocity.api.media.Track;
import org.videocity.api.media.TrackFormat;
import org.videocity.wire.bitstream.MpegAudioHeader;
import org.videocity.wire.flv.AudioTag;
import org.videocity.wire.flv.FlvHeader;
import org.videocity.wire.flv.FlvTag;
import org.videocity.wire.flv.FlvWriter;
import org.videocity.wire.flv.VideoTag;

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

    private static final int MP3_FALLBACK_RATE = 44_100;

    private int framesPerWindow = 1;
    private final List<ByteBuffer> open = new ArrayList<>();
    private Lineup lineup = Lineup.EMPTY;
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
    public boolean lineup(Lineup tracks, Consumer<Piece> out) {
        lineup = tracks;
        if (tracks.isEmpty()) {
            return false;
        }
        Epoch.Signature signature = signature(tracks);
        if (epoch == null || !epoch.signature().equals(signature)) {
            close(true, out);
            epoch = epoch(tracks, signature);
        }
        return true;
    }

    @Override
    public void add(AccessUnit unit, Consumer<Piece> out) {
        int track = unit.track();
        if (lineup.isVideo(track)) {
            addVideo(unit, requireNonNull(lineup.video()).format(), out);
        } else if (lineup.isAudio(track)) {
            addAudio(unit, requireNonNull(lineup.audio()).format(), out);
        } else if (lineup.isData(track)) {
            addData(unit);
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

    private void addVideo(AccessUnit unit, TrackFormat format, Consumer<Piece> out) {
        if (unit.keyFrame() && pictureSeen) {
            close(false, out);
        }
        int composition = (int) millis(unit.compositionOffset(), format);
        VideoTag head = VideoTag.avcFrame(unit.keyFrame(), unit.discardable(), composition);
        long at = millis(unit.decodeTime(), format);
        put(at, unit.keyFrame(), FlvWriter.tagBuffer(FlvTag.VIDEO, at, head.toBytes(), unit.payload()));
        openJoinable |= unit.keyFrame() && !pictureSeen;
        pictureSeen = true;
        openPictures++;
        if (openPictures >= framesPerWindow) {
            close(false, out);
        }
    }

    private void addAudio(AccessUnit unit, TrackFormat format, Consumer<Piece> out) {
        long at = millis(unit.decodeTime(), format);
        AudioTag head = format.codec().equals(Codec.AAC) ? AudioTag.aacFrame() : mp3Head(format);
        put(at, lineup.video() == null, FlvWriter.tagBuffer(FlvTag.AUDIO, at, head.toBytes(), unit.payload()));
        if (at - openSince >= longestSound()) {
            close(false, out);
        }
    }

    /** Sound closes a window of its own; beside pictures it waits for them, as long as they come. */
    private int longestSound() {
        if (lineup.video() == null) {
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
        return lineup.video() != null && !pictureSeen;
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

    private Epoch epoch(Lineup tracks, Epoch.Signature signature) {
        List<ByteBuffer> headers = new ArrayList<>();
        List<Track> carried = new ArrayList<>();
        Track video = tracks.video();
        if (video != null) {
            carried.add(video);
            headers.add(FlvWriter.tagBuffer(
                    FlvTag.VIDEO,
                    lastMillis,
                    VideoTag.avcSequenceHeader().toBytes(),
                    video.format().codecConfiguration()));
        }
        Track audio = tracks.audio();
        if (audio != null) {
            carried.add(audio);
            if (audio.format().codec().equals(Codec.AAC)) {
                headers.add(FlvWriter.tagBuffer(
                        FlvTag.AUDIO,
                        lastMillis,
                        AudioTag.aacSequenceHeader().toBytes(),
                        audio.format().codecConfiguration()));
            }
        }
        ByteBuffer opening = new FlvHeader(audio != null, video != null).toBytes();
        return new Epoch(signature, Container.FLV.contentType(), opening, joined(headers), List.copyOf(carried));
    }

    private static Epoch.Signature signature(Lineup tracks) {
        List<Epoch.Part> parts = new ArrayList<>();
        for (Track track : new @Nullable Track[] {tracks.video(), tracks.audio()}) {
            if (track != null) {
                parts.add(
                        new Epoch.Part(track.format().codec(), 0, track.format().codecConfiguration()));
            }
        }
        return new Epoch.Signature(List.copyOf(parts));
    }

    private AudioTag mp3Head(TrackFormat format) {
        MpegAudioHeader known = lineup.mp3();
        int rate = known != null ? known.samplingFrequency() : format.sampleRate();
        int channels = known != null ? known.channels() : format.channels();
        return AudioTag.mp3Frame(rate > 0 ? rate : MP3_FALLBACK_RATE, channels == 1 ? 1 : 2);
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
