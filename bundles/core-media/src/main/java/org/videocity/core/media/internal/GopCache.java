package org.videocity.core.media.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.videocity.api.media.Codec;
import org.videocity.api.media.MediaFrame;
import org.videocity.api.media.MediaKind;
import org.videocity.api.media.RtpPacket;
import org.videocity.api.media.Track;

/**
 * What a late joiner gets first: the newest data frame of each data track, then everything since the last key frame of
 * the leading video track, changes of tracks and formats included.
 *
 * <p>Before the first key frame, and where there is no video at all, it holds the audio of the last moments
 * ({@code audioCacheMillis}). When it grows over its bound it is emptied, and joiners begin at the next key frame.
 *
 * <p>Guarded by its fan-out's lock.
 */
final class GopCache {
    private static final byte[] META_DATA = metaDataPrefix();

    private final BusLimits limits;
    private final ArrayDeque<QueueEntry> entries = new ArrayDeque<>();
    private final Map<Integer, Track> tracksAtStart = new LinkedHashMap<>();
    private final Map<Integer, QueuedFrame> newestData = new LinkedHashMap<>();
    private long bytes;
    private boolean hasKeyFrame;
    private boolean overflowed;
    private @Nullable MediaFrame lastKeyFrame;

    GopCache(BusLimits limits) {
        this.limits = limits;
    }

    /** Takes a frame after it went out; {@code tracks} are those there are now. */
    void add(QueuedFrame frame, Collection<Track> tracks) {
        if (frame.kind() == MediaKind.DATA) {
            keepData(frame, tracks);
            return;
        }
        Track lead = leadingVideo(tracks);
        if (lead != null && startsPictures(frame, lead)) {
            start(frame.frame());
        }
        boolean undecodable = frame.isVideo() && !hasKeyFrame;
        if (overflowed || undecodable) {
            return;
        }
        append(frame, tracks);
        if (!hasKeyFrame) {
            forgetBefore(frame.mediaMillis() - limits.audioCacheMillis());
        }
        if (bytes > limits.gopCacheMaxBytes()) {
            overflow();
        }
    }

    /** Takes a change that stands between frames; {@code before} are the tracks as they were until now. */
    void change(QueueEntry.Change change, Collection<Track> before) {
        if (change instanceof QueueEntry.Tracks tracks) {
            tracks.removed().forEach(newestData::remove);
        }
        if (!entries.isEmpty()) {
            entries.add(change);
            bytes += change.cost();
        }
        if (bytes > limits.gopCacheMaxBytes()) {
            overflow();
        }
    }

    /** Returns the tracks a joiner is told of before what the cache holds. */
    List<Track> tracksAtStart(Collection<Track> now) {
        return new ArrayList<>(entries.isEmpty() ? now : tracksAtStart.values());
    }

    Collection<QueuedFrame> newestData() {
        return newestData.values();
    }

    Collection<QueueEntry> entries() {
        return entries;
    }

    /** Forgets all frames; the newest data frames stay. */
    void clear() {
        entries.clear();
        bytes = 0;
        hasKeyFrame = false;
        overflowed = false;
        lastKeyFrame = null;
    }

    private void start(MediaFrame keyFrame) {
        if (hasKeyFrame || overflowed) {
            clear();
        }
        hasKeyFrame = true;
        lastKeyFrame = keyFrame;
    }

    private void append(QueuedFrame frame, Collection<Track> tracks) {
        if (entries.isEmpty()) {
            tracksAtStart.clear();
            tracks.forEach(t -> tracksAtStart.put(t.id(), t));
        }
        entries.add(frame);
        bytes += frame.cost();
    }

    private void overflow() {
        boolean waitsForKeyFrame = hasKeyFrame;
        clear();
        overflowed = waitsForKeyFrame;
    }

    private void forgetBefore(long mediaMillis) {
        while (entries.size() > 1 && goesBefore(entries.getFirst(), mediaMillis)) {
            QueueEntry gone = entries.removeFirst();
            bytes -= gone.cost();
            if (gone instanceof QueueEntry.Change change) {
                fold(change);
            }
        }
    }

    private static boolean goesBefore(QueueEntry entry, long mediaMillis) {
        return !(entry instanceof QueuedFrame frame) || frame.mediaMillis() < mediaMillis;
    }

    private void fold(QueueEntry.Change change) {
        if (change instanceof QueueEntry.Tracks tracks) {
            tracks.removed().forEach(tracksAtStart::remove);
            tracks.added().forEach(t -> tracksAtStart.put(t.id(), t));
        } else if (change instanceof QueueEntry.Format format) {
            tracksAtStart.put(format.track().id(), format.track());
        }
    }

    private void keepData(QueuedFrame frame, Collection<Track> tracks) {
        int id = frame.frame().track();
        boolean amf =
                tracks.stream().anyMatch(t -> t.id() == id && t.format().codec().equals(Codec.AMF0));
        if ((!amf || isMetaData(frame.frame())) && frame.cost() <= limits.gopCacheMaxBytes()) {
            newestData.put(id, frame);
        }
    }

    /** Script data other than onMetaData (cue points, captions) means nothing to a late joiner. */
    private static boolean isMetaData(MediaFrame frame) {
        ByteBuffer payload = frame.payload();
        return payload.remaining() >= META_DATA.length
                && payload.slice(0, META_DATA.length).equals(ByteBuffer.wrap(META_DATA));
    }

    /** AMF 0 section 2.4: a string marker, its length in 16 bits, its UTF-8. */
    private static byte[] metaDataPrefix() {
        byte[] name = "onMetaData".getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(3 + name.length)
                .put((byte) 0x02)
                .putShort((short) name.length)
                .put(name)
                .array();
    }

    private boolean startsPictures(QueuedFrame entry, Track lead) {
        MediaFrame frame = entry.frame();
        return frame.keyFrame()
                && frame.track() == lead.id()
                && frame.encoding().equals(lead.format().encodings().get(0).id())
                && !continuesKeyFrame(frame);
    }

    /** Every packet of a key frame may be marked as one; they have their time in common. */
    private boolean continuesKeyFrame(MediaFrame frame) {
        return frame instanceof RtpPacket packet
                && lastKeyFrame instanceof RtpPacket last
                && last.rtpTime() == packet.rtpTime();
    }

    private static @Nullable Track leadingVideo(Collection<Track> tracks) {
        for (Track track : tracks) {
            if (track.format().kind() == MediaKind.VIDEO) {
                return track;
            }
        }
        return null;
    }
}
