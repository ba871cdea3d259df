package org.videocity.transport.http.internal.live;

import java.nio.ByteBuffer;

/**
 * One viewer's clock of an endless MP4. VLC 3 takes a file whose first fragment lies seconds behind zero for one that has
 * ended, so whoever joins late sees time count from zero; whoever is there from the beginning gets the publisher's own
 * times. Clocks move by whole seconds, which are whole ticks of every time base. Fragments are shared: where a time changes,
 * it is in a copy. Thread: one viewer's, one call at a time.
 */
final class Mp4Clock {
    /** How late a first fragment may be: with 2 seconds VLC 3 plays, with 6 it does not. */
    private static final long OWN_TIME_MILLIS = 2000;

    private static final long MILLIS_PER_SECOND = 1000;
    private static final int HEADER = 8;
    private static final int MOOF = 0x6d6f_6f66;
    private static final int TRAF = 0x7472_6166;
    private static final int TFHD = 0x7466_6864;
    private static final int TFDT = 0x7466_6474;
    private static final long UNKNOWN = -1;

    private final int[] timeBases;
    private long originMillis = UNKNOWN;

    Mp4Clock(Epoch epoch) {
        timeBases = epoch.tracks().stream()
                .mapToInt(described -> described.track().format().timeBase())
                .toArray();
    }

    /** Returns the bytes as this viewer gets them: the same buffer where no time changes, or a changed copy. */
    ByteBuffer place(ByteBuffer bytes) {
        if (bytes.remaining() < HEADER || bytes.getInt(bytes.position() + 4) != MOOF) {
            return bytes;
        }
        if (originMillis == UNKNOWN) {
            long first = firstMillis(bytes);
            originMillis = first > OWN_TIME_MILLIS ? first : 0;
        }
        if (originMillis == 0) {
            return bytes;
        }
        ByteBuffer own = ByteBuffer.allocate(bytes.remaining()).put(bytes.duplicate());
        own.flip();
        eachTrack(own, (timeBase, at) -> {
            long earlier = own.getLong(at) - originMillis * timeBase / MILLIS_PER_SECOND;
            own.putLong(at, Math.max(0, earlier));
        });
        return own;
    }

    private long firstMillis(ByteBuffer bytes) {
        long[] first = {Long.MAX_VALUE};
        eachTrack(
                bytes,
                (timeBase, at) -> first[0] = Math.min(first[0], bytes.getLong(at) / timeBase * MILLIS_PER_SECOND));
        return first[0] == Long.MAX_VALUE ? 0 : first[0];
    }

    /** What is done with a track fragment's decode time. */
    private interface DecodeTime {
        void at(int timeBase, int position);
    }

    /** Walks the track fragments of a moof that wire-mp4 wrote: every tfdt is of version 1. */
    private void eachTrack(ByteBuffer bytes, DecodeTime action) {
        int moof = bytes.position();
        int end = moof + bytes.getInt(moof);
        for (int traf = moof + HEADER; traf < end; traf += bytes.getInt(traf)) {
            if (bytes.getInt(traf + 4) == TRAF) {
                trackFragment(bytes, traf, action);
            }
        }
    }

    private void trackFragment(ByteBuffer bytes, int traf, DecodeTime action) {
        int timeBase = timeBases[0];
        int end = traf + bytes.getInt(traf);
        for (int box = traf + HEADER; box < end; box += bytes.getInt(box)) {
            int type = bytes.getInt(box + 4);
            if (type == TFHD) {
                timeBase = timeBases[bytes.getInt(box + HEADER + 4) - 1];
            } else if (type == TFDT) {
                action.at(timeBase, box + HEADER + 4);
            }
        }
    }
}
