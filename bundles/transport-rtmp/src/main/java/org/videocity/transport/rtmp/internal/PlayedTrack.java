package org.videocity.transport.rtmp.internal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.videocity.api.media.AccessUnit;
import org.videocity.api.media.ClockMapping;
import org.videocity.api.media.MediaKind;
import org.videocity.api.media.Track;
import org.videocity.api.media.TrackFormat;
import org.videocity.wire.rtmp.MessageType;

/**
 * A track as RTMP says it: its sequence header and its frames as messages in milliseconds. Compared by identity; another
 * format or place among the tracks is another object. Thread: its fan-out's event loop.
 */
final class PlayedTrack {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();
    /** What ModEx can say: less than a millisecond. */
    private static final int MAX_NANOS = 999_999;

    private static final FanoutMessage.Head BARE = (shape, nanoseconds) -> NOTHING;

    private final Track track;
    private final WireCodec codec;
    private final int place;
    private final TagHeads heads;
    private final FanoutMessage.Head sound;
    private final @Nullable ByteBuffer configuration;
    private final Map<String, ByteBuffer> side;

    /**
     * Takes a track.
     *
     * @param place 0 for the first of its kind, and so on: its number in multitrack messages
     */
    PlayedTrack(Track track, WireCodec codec, int place) {
        this.track = track;
        this.codec = codec;
        this.place = place;
        this.heads = new TagHeads(codec, track.format(), place);
        this.sound = (shape, nanoseconds) -> heads.sound(shape, 0);
        this.configuration = WireConfiguration.toWire(codec, track.format());
        this.side = track.format().extensions();
    }

    int id() {
        return track.id();
    }

    MediaKind kind() {
        return codec.kind();
    }

    WireCodec codec() {
        return codec;
    }

    boolean is(Track other, int itsPlace) {
        return place == itsPlace && track.equals(other);
    }

    /** Tells whether it has the same place among the tracks of its kind as another. */
    boolean isAt(PlayedTrack other) {
        return place == other.place;
    }

    /** Tells whether its publisher names the codec by FourCC though it need not. */
    boolean byFourCc() {
        return side.containsKey(SideData.BY_FOURCC);
    }

    /**
     * Returns what must be known before its first frame: sequence header and side information.
     *
     * @param before the track as the viewer knows it, null where it knows nothing
     */
    List<FanoutMessage> headers(long time, @Nullable PlayedTrack before) {
        List<FanoutMessage> headers = new ArrayList<>(1);
        ByteBuffer body = configuration;
        if (body != null && (before == null || !body.equals(before.configuration))) {
            headers.add(new FanoutMessage(typeId(), time, id(), (shape, nanoseconds) -> heads.header(shape), body));
        }
        side.forEach((name, bytes) -> {
            boolean known = before != null && bytes.equals(before.side.get(name));
            if (SideData.isPassedOn(name, codec.kind()) && !known) {
                headers.add(new FanoutMessage(typeId(), time, id(), side(name), bytes));
            }
        });
        return headers;
    }

    /** Players of old have no word for it. */
    private FanoutMessage.Head side(String name) {
        return (shape, nanoseconds) -> shape == TrackShape.CLASSIC ? null : heads.side(name, shape);
    }

    FanoutMessage message(AccessUnit frame) {
        TrackFormat format = track.format();
        long decode = millis(format, frame.decodeTime());
        int nanos = Math.min(frame.nanoOffset(), MAX_NANOS);
        if (kind() == MediaKind.AUDIO) {
            FanoutMessage.Head head =
                    nanos == 0 ? sound : (shape, nanoseconds) -> heads.sound(shape, nanoseconds ? nanos : 0);
            return new FanoutMessage(MessageType.AUDIO, decode, id(), head, frame.payload());
        }
        long presentation = millis(format, frame.decodeTime() + frame.compositionOffset());
        int offset = (int) Math.max(-0x80_0000, Math.min(0x7f_ffff, presentation - decode));
        boolean key = frame.keyFrame();
        boolean discardable = frame.discardable();
        FanoutMessage.Head head =
                (shape, nanoseconds) -> heads.picture(shape, key, discardable, offset, nanoseconds ? nanos : 0);
        return new FanoutMessage(MessageType.VIDEO, decode, id(), head, frame.payload());
    }

    /** Says script data as a message. */
    static FanoutMessage data(Track track, AccessUnit frame) {
        long time = millis(track.format(), frame.decodeTime());
        return new FanoutMessage(MessageType.DATA_AMF0, time, track.id(), BARE, frame.payload());
    }

    /** Says an onMetaData as a message. */
    static FanoutMessage metadata(int track, ByteBuffer body) {
        // at time 0: ffmpeg takes an onMetaData of any other time for a subtitle
        return new FanoutMessage(MessageType.DATA_AMF0, 0, track, BARE, body);
    }

    private int typeId() {
        return kind() == MediaKind.VIDEO ? MessageType.VIDEO : MessageType.AUDIO;
    }

    /** Returns a time in milliseconds; of the common timeline where the track's own is tied to it. */
    static long millis(TrackFormat format, long ticks) {
        if (format.clock().isPresent()) {
            ClockMapping clock = format.clock().get();
            return Math.floorDiv(clock.toCommonNanos(ticks, format.timeBase()), 1_000_000L);
        }
        int base = format.timeBase();
        return base == Tracks.TIME_BASE
                ? ticks
                : Math.floorDiv(ticks, base) * 1_000 + Math.floorMod(ticks, base) * 1_000L / base;
    }

    /** Names the codecs of tracks, for messages. */
    static String names(List<PlayedTrack> tracks) {
        return String.join(
                " and ", tracks.stream().map(t -> t.codec.codec().name()).toList());
    }
}
