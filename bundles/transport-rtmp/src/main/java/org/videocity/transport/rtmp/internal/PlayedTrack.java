package org.videocity.transport.rtmp.internal;

import java.nio.ByteBuffer;
import java.util.List;
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

    private final Track track;
    private final WireCodec codec;
    private final int place;
    private final TagHeads heads;
    private final ByteBuffer sound;
    private final @Nullable ByteBuffer furtherSound;
    private final @Nullable ByteBuffer configuration;

    /**
     * Takes a track.
     *
     * @param place 0 for the first of its kind, and so on: its number in multitrack messages
     */
    PlayedTrack(Track track, WireCodec codec, int place) {
        this.track = track;
        this.codec = codec;
        this.place = place;
        this.heads = new TagHeads(codec, track.format());
        boolean audio = codec.kind() == MediaKind.AUDIO;
        this.sound = audio ? heads.sound(TagHeads.ALONE) : NOTHING;
        this.furtherSound = audio && place > 0 ? heads.sound(place) : null;
        this.configuration = WireConfiguration.toWire(codec, track.format());
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

    /** Returns the sequence header, null where the codec has none. */
    @Nullable
    FanoutMessage header(long time) {
        ByteBuffer body = configuration;
        if (body == null) {
            return null;
        }
        ByteBuffer further = place == 0 ? null : heads.header(place);
        return new FanoutMessage(typeId(), time, id(), heads.header(TagHeads.ALONE), further, body);
    }

    FanoutMessage message(AccessUnit frame) {
        TrackFormat format = track.format();
        long decode = millis(format, frame.decodeTime());
        if (kind() == MediaKind.AUDIO) {
            return new FanoutMessage(MessageType.AUDIO, decode, id(), sound, furtherSound, frame.payload());
        }
        long presentation = millis(format, frame.decodeTime() + frame.compositionOffset());
        int offset = (int) Math.max(-0x80_0000, Math.min(0x7f_ffff, presentation - decode));
        ByteBuffer further = place == 0 ? null : picture(place, frame, offset);
        ByteBuffer head = picture(TagHeads.ALONE, frame, offset);
        return new FanoutMessage(MessageType.VIDEO, decode, id(), head, further, frame.payload());
    }

    private ByteBuffer picture(int as, AccessUnit frame, int offset) {
        return heads.picture(as, frame.keyFrame(), frame.discardable(), offset);
    }

    /** Says script data as a message. */
    static FanoutMessage data(Track track, AccessUnit frame) {
        long time = millis(track.format(), frame.decodeTime());
        return new FanoutMessage(MessageType.DATA_AMF0, time, track.id(), NOTHING, null, frame.payload());
    }

    /** Says an onMetaData as a message. */
    static FanoutMessage metadata(int track, ByteBuffer body) {
        // at time 0: ffmpeg takes an onMetaData of any other time for a subtitle
        return new FanoutMessage(MessageType.DATA_AMF0, 0, track, NOTHING, null, body);
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
