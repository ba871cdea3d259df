package org.videocity.transport.rtmp.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.videocity.api.media.AccessUnit;
import org.videocity.api.media.Codec;
import org.videocity.api.media.MediaKind;
import org.videocity.api.media.PublicationFeed;
import org.videocity.api.media.Track;
import org.videocity.api.media.TrackFormat;
import org.videocity.wire.amf.AmfDecoder;
import org.videocity.wire.amf.AmfException;
import org.videocity.wire.amf.AmfLimits;
import org.videocity.wire.amf.AmfValue;

/**
 * Puts a publisher's tracks and frames on its feed. The publication begins with the tracks that are known at the first
 * frame, or a moment later when onMetaData promised more; while there is no feed, formats are remembered and frames
 * dropped, and a feed that comes then begins with all of that and the next key frame.
 *
 * <p>Thread: the connection's event loop.
 */
final class FeedWriter implements TrackOutput {
    private static final int MAX_HELD_FRAMES = 128;
    private static final int MAX_PROMISED = 32;
    private static final int MAX_HELD_BYTES = 1 << 20;
    private static final long MAX_HELD_MILLIS = 1_500;

    private final Counters counters;
    private final Map<Integer, Track> tracks = new TreeMap<>();
    private final Set<Integer> promised = new HashSet<>();
    private final List<AccessUnit> held = new ArrayList<>();
    private long heldBytes;
    private @Nullable PublicationFeed feed;
    private @Nullable AccessUnit metadata;
    private boolean announced;
    private boolean awaitingKeyFrame;

    FeedWriter(Counters counters) {
        this.counters = counters;
    }

    /** Goes on here from now on. */
    void attach(PublicationFeed next) {
        feed = next;
        awaitingKeyFrame = announced && lead() != null;
        if (announced) {
            announce(next);
        }
    }

    /** Drops frames from now on. */
    void detach() {
        feed = null;
        held.clear();
        heldBytes = 0;
    }

    /** Hands over what is still held, before the publication ends. */
    void flush() {
        PublicationFeed to = feed;
        if (to != null && !held.isEmpty()) {
            announce(to);
        }
    }

    @Override
    public void format(Track track) {
        Track known = tracks.get(track.id());
        if (track.equals(known)) {
            return;
        }
        PublicationFeed to = feed;
        if (known != null && !held.isEmpty() && to != null) {
            announce(to);
        }
        tracks.put(track.id(), track);
        if (to == null || !announced) {
            return;
        }
        if (known == null) {
            to.tracks(List.of(track), List.of());
        } else {
            to.format(track);
        }
    }

    @Override
    public void data(AccessUnit frame, boolean isMetadata) {
        format(new Track(Tracks.DATA, TrackFormat.data(Codec.AMF0, Tracks.TIME_BASE)));
        if (isMetadata) {
            metadata = frame;
            if (!announced) {
                promise(frame);
            }
        }
        PublicationFeed to = feed;
        if (to == null) {
            return;
        }
        if (announced) {
            to.deliver(frame);
        } else {
            hold(frame);
        }
    }

    @Override
    public void frame(AccessUnit frame) {
        counters.frameIn();
        PublicationFeed to = feed;
        if (to == null || (awaitingKeyFrame && !isLeadingKey(frame))) {
            counters.dropped(Counters.AWAITING_KEY_FRAME, 1);
            return;
        }
        awaitingKeyFrame = false;
        if (announced) {
            to.deliver(frame);
            return;
        }
        hold(frame);
        if (tracks.keySet().containsAll(promised) || heldEnough(frame)) {
            announce(to);
        }
    }

    @Override
    public void dropped(String why) {
        counters.dropped(why, 1);
    }

    /** Returns the first video track, null where there is none. */
    private @Nullable Track lead() {
        return tracks.values().stream()
                .filter(track -> track.format().kind() == MediaKind.VIDEO)
                .findFirst()
                .orElse(null);
    }

    private boolean isLeadingKey(AccessUnit frame) {
        Track first = lead();
        return frame.keyFrame() && first != null && first.id() == frame.track();
    }

    private void announce(PublicationFeed to) {
        announced = true;
        List<Integer> gone = new ArrayList<>();
        for (Track before : to.publication().tracks()) {
            if (!tracks.containsKey(before.id())) {
                gone.add(before.id());
            }
        }
        to.tracks(List.copyOf(tracks.values()), gone);
        AccessUnit remembered = metadata;
        if (held.isEmpty() && remembered != null) {
            to.deliver(remembered);
        }
        held.forEach(to::deliver);
        held.clear();
        heldBytes = 0;
    }

    private void hold(AccessUnit frame) {
        held.add(frame);
        heldBytes += frame.size();
    }

    private boolean heldEnough(AccessUnit newest) {
        return held.size() >= MAX_HELD_FRAMES
                || heldBytes >= MAX_HELD_BYTES
                || newest.decodeTime() - held.get(0).decodeTime() >= MAX_HELD_MILLIS;
    }

    /** Reads from onMetaData which tracks are to come. */
    private void promise(AccessUnit frame) {
        try {
            for (AmfValue value : new AmfDecoder(AmfLimits.DEFAULT).readAll(frame.payload())) {
                Map<String, AmfValue> members = value.asMembers();
                if (names(members.get("videocodecid"))) {
                    promised.add(Tracks.VIDEO);
                }
                if (names(members.get("audiocodecid"))) {
                    promised.add(Tracks.AUDIO);
                }
                promise(members.get("videoTrackIdInfoMap"), Tracks::video);
                promise(members.get("audioTrackIdInfoMap"), Tracks::audio);
            }
        } catch (AmfException e) {
            promised.clear();
        }
    }

    /** Reads which further tracks are to come (Enhanced RTMP v2, "Enhanced onMetaData"). */
    private void promise(@Nullable AmfValue tracksByNumber, IntUnaryOperator numbers) {
        if (tracksByNumber == null) {
            return;
        }
        for (String number : tracksByNumber.asMembers().keySet()) {
            if (number.matches("\\d{1,3}") && promised.size() < MAX_PROMISED) {
                promised.add(numbers.applyAsInt(Integer.parseInt(number)));
            }
        }
    }

    /** Tells whether a codec id promises a track; some encoders write a name, some 0 where there is none. */
    private static boolean names(@Nullable AmfValue codecId) {
        return codecId != null && !codecId.isNothing() && codecId.asNumber().orElse(1) != 0;
    }
}
