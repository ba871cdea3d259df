package org.videocity.core.media.internal;

import org.jspecify.annotations.Nullable;
import org.videocity.api.media.MediaFrame;
import org.videocity.api.media.MediaKind;
import org.videocity.api.media.Track;

/** One track as one sink gets it. Guarded by its queue's lock. */
final class SinkTrack {
    /** What becomes of a frame. */
    enum Verdict {
        PASSES,
        /** Another layer, or nothing to begin with. */
        NOT_FOR_IT,
        /** Refers to something that was dropped. */
        LOST
    }

    private final Fanout origin;
    private final int id;
    private Track track;
    private @Nullable LayerChoice layers;
    private boolean needsKey;
    private boolean behind;
    private boolean keyAskedFor;
    private int gap;

    SinkTrack(Fanout origin, Track track, boolean needsKey) {
        this.origin = origin;
        this.id = track.id();
        this.track = track;
        this.needsKey = needsKey && isVideo();
        this.layers = choice(track);
    }

    boolean is(Fanout from, int trackId) {
        return id == trackId && origin == from;
    }

    boolean from(Fanout other) {
        return origin == other;
    }

    int id() {
        return id;
    }

    @Nullable
    LayerChoice layers() {
        return layers;
    }

    boolean isVideo() {
        return track.format().kind() == MediaKind.VIDEO;
    }

    /** Takes a new format; returns whether its layers are others than before. */
    boolean format(Track changed, boolean sameMedia) {
        boolean sameLayers = changed.format().encodings().equals(track.format().encodings());
        track = changed;
        if (!sameLayers) {
            layers = choice(changed);
        }
        if (!sameMedia) {
            restart();
        }
        return !sameLayers;
    }

    /** Decides whether a frame goes to the sink; remembers as a gap what it loses because it was behind. */
    Verdict judge(MediaFrame frame) {
        LayerChoice choice = layers;
        if (needsKey && !frame.keyFrame()) {
            if (!behind || !mayPass(choice, frame)) {
                return Verdict.NOT_FOR_IT;
            }
            gap++;
            return Verdict.LOST;
        }
        if (choice != null && !choice.passes(frame)) {
            return Verdict.NOT_FOR_IT;
        }
        needsKey = false;
        keyAskedFor = false;
        behind = false;
        return Verdict.PASSES;
    }

    private static boolean mayPass(@Nullable LayerChoice choice, MediaFrame frame) {
        return choice == null || choice.wanted().equals(frame.encoding());
    }

    /** Waits for a key frame because what it would refer to was dropped. */
    void fallBehind() {
        if (isVideo()) {
            needsKey = true;
            behind = true;
        }
    }

    /** Waits for a key frame because the source begins anew; what comes before is not counted as lost. */
    void restart() {
        needsKey = isVideo();
        behind = false;
        if (layers != null) {
            layers.restart();
        }
    }

    /** Tells once that it waits for a key frame. */
    boolean newlyWaitsForKey() {
        boolean newly = needsKey && !keyAskedFor;
        keyAskedFor = needsKey;
        return newly;
    }

    void lose(int frames) {
        gap += frames;
    }

    /** Returns how many frames were lost since the last one that was kept, and forgets it. */
    int takeGap() {
        int lost = gap;
        gap = 0;
        return lost;
    }

    private static @Nullable LayerChoice choice(Track track) {
        return LayerChoice.applies(track.format().encodings())
                ? new LayerChoice(track.format().encodings())
                : null;
    }
}
