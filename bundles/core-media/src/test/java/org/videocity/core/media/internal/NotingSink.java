package org.videocity.core.media.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.videocity.api.Reason;
import org.videocity.api.media.AccessUnit;
import org.videocity.api.media.MediaFrame;
import org.videocity.api.media.MediaSink;
import org.videocity.api.media.Publication;
import org.videocity.api.media.Subscription;
import org.videocity.api.media.SubscriptionRequest;
import org.videocity.api.media.Track;
import org.videocity.api.media.TrackFormat;

/** Writes down in one list what it is told and what it gets: {@code v0!} is a video key frame at 0. */
final class NotingSink implements MediaSink {
    final AtomicInteger wakeUps = new AtomicInteger();
    final List<String> notes = new ArrayList<>();
    final List<MediaFrame> frames = new ArrayList<>();
    final Map<Integer, TrackFormat> formats = new HashMap<>();
    final Subscription subscription;

    NotingSink(Publication publication, SubscriptionRequest request) {
        subscription = publication.subscribe(this, request);
    }

    /** Polls until there is nothing more; returns what was noted since the last time. */
    List<String> drain() {
        int from = notes.size();
        for (MediaFrame frame = subscription.poll(); frame != null; frame = subscription.poll()) {
            frames.add(frame);
            notes.add("dvax".charAt(frame.track() == 1 ? 1 : frame.track() == 2 ? 2 : 0)
                    + encoding(frame)
                    + (frame instanceof AccessUnit unit ? String.valueOf(unit.decodeTime()) : "p")
                    + (frame.keyFrame() && frame.track() == 1 ? "!" : ""));
        }
        return List.copyOf(notes.subList(from, notes.size()));
    }

    private static String encoding(MediaFrame frame) {
        return frame.encoding().isEmpty() ? "" : frame.encoding() + ":";
    }

    @Override
    public void wakeUp() {
        wakeUps.incrementAndGet();
    }

    @Override
    public void onTracks(List<Track> added, List<Integer> removed) {
        formats.keySet().removeAll(removed);
        added.forEach(track -> formats.put(track.id(), track.format()));
        notes.add("tracks+"
                + added.stream().map(t -> t.id() + "" + t.format().codec()).toList() + "-" + removed);
    }

    @Override
    public void onFormat(Track track) {
        formats.put(track.id(), track.format());
        notes.add("format " + track.id());
    }

    @Override
    public void onUnavailable(Track track, Reason why) {
        notes.add("unavailable " + track.id() + " " + why.name());
    }

    @Override
    public void onGap(int track, int lost) {
        notes.add("gap " + track + " " + lost);
    }

    @Override
    public void onSuspended() {
        notes.add("suspended");
    }

    @Override
    public void onResumed() {
        notes.add("resumed");
    }

    @Override
    public void onEnded(Reason reason) {
        notes.add("ended " + reason.name());
    }
}
