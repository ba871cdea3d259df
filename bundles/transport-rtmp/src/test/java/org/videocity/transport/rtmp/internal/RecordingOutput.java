package org.videocity.transport.rtmp.internal;

import java.util.ArrayList;
import java.util.List;
import org.videocity.api.media.AccessUnit;
import org.videocity.api.media.Track;

/** Remembers what intakes made. */
final class RecordingOutput implements TrackOutput {
    final List<Track> formats = new ArrayList<>();
    final List<AccessUnit> frames = new ArrayList<>();
    final List<AccessUnit> metadata = new ArrayList<>();
    final List<String> dropped = new ArrayList<>();

    @Override
    public void format(Track track) {
        formats.add(track);
    }

    @Override
    public void frame(AccessUnit frame) {
        frames.add(frame);
    }

    @Override
    public void data(AccessUnit frame, boolean isMetadata) {
        (isMetadata ? metadata : frames).add(frame);
    }

    @Override
    public void dropped(String why) {
        dropped.add(why);
    }
}
