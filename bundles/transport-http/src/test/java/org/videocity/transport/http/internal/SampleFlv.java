package org.videocity.transport.http.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.videocity.api.media.AccessUnit;
import org.videocity.api.media.Codec;
import org.videocity.api.media.Track;
import org.videocity.api.media.TrackFormat;
import org.videocity.wire.flv.AudioTag;
import org.videocity.wire.flv.FlvException;
import org.videocity.wire.flv.FlvReader;
import org.videocity.wire.flv.FlvTag;
import org.videocity.wire.flv.VideoTag;

/** Three seconds of H.264 with B-frames and AAC as ffmpeg writes them, as tracks and frames. */
public final class SampleFlv {
    public static final int VIDEO = 1;
    public static final int AUDIO = 2;
    public static final int DATA = 3;

    private final List<Track> tracks = new ArrayList<>();
    private final List<AccessUnit> units = new ArrayList<>();

    public SampleFlv() {
        try (InputStream in = Objects.requireNonNull(SampleFlv.class.getResourceAsStream("/sample.flv"))) {
            for (FlvTag tag : tags(ByteBuffer.wrap(in.readAllBytes()))) {
                take(tag);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        tracks.add(new Track(DATA, TrackFormat.data(Codec.AMF0, 1000)));
    }

    public List<Track> tracks() {
        return tracks;
    }

    public Track track(int id) {
        return tracks.stream().filter(t -> t.id() == id).findFirst().orElseThrow();
    }

    public List<AccessUnit> units() {
        return units;
    }

    /** Returns the frames with the times of another round of the same pictures. */
    public List<AccessUnit> round(int number) {
        return units.stream().map(unit -> unit.shifted(number * 3000L)).toList();
    }

    public static List<FlvTag> tags(ByteBuffer bytes) {
        FlvReader reader = new FlvReader(1 << 20);
        reader.feed(bytes);
        List<FlvTag> tags = new ArrayList<>();
        try {
            for (Optional<FlvTag> tag = reader.next(); tag.isPresent(); tag = reader.next()) {
                tags.add(tag.get());
            }
        } catch (FlvException broken) {
            throw new IllegalStateException(broken);
        }
        return tags;
    }

    private void take(FlvTag tag) {
        try {
            switch (tag.type()) {
                case FlvTag.VIDEO -> video(tag, VideoTag.parse(tag.body()));
                case FlvTag.AUDIO -> audio(tag, AudioTag.parse(tag.body()));
                default ->
                    units.add(new AccessUnit(DATA, tag.timestamp(), 0, true, false, System.nanoTime(), tag.body()));
            }
        } catch (FlvException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private void video(FlvTag tag, VideoTag head) {
        if (head.sequenceHeader()) {
            tracks.add(new Track(VIDEO, TrackFormat.video(Codec.H264, 1000, head.body(tag.body()), 160, 96)));
        } else if (head.isFrame()) {
            units.add(new AccessUnit(
                    VIDEO,
                    tag.timestamp(),
                    head.compositionTime(),
                    head.keyFrame(),
                    head.disposable(),
                    System.nanoTime(),
                    head.body(tag.body())));
        }
    }

    private void audio(FlvTag tag, AudioTag head) {
        if (head.sequenceHeader()) {
            tracks.add(new Track(AUDIO, TrackFormat.audio(Codec.AAC, 1000, head.body(tag.body()), 44_100, 1)));
        } else {
            units.add(new AccessUnit(AUDIO, tag.timestamp(), 0, true, false, System.nanoTime(), head.body(tag.body())));
        }
    }
}
