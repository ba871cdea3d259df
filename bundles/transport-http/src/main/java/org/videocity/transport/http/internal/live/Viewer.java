package org.videocity.transport.http.internal.live;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import org.videocity.api.Reason;
import org.videocity.api.media.Track;

/**
 * Somebody who watches: a bounded queue of shared pieces in front of a connection. Who falls behind loses everything up
 * to the next key frame and nobody else notices.
 *
 * <p>Thread: all methods on the feed's, one at a time.
 */
abstract class Viewer {
    private final Ticket ticket;
    private final long maxQueueBytes;
    private final ArrayDeque<Item> queue = new ArrayDeque<>();
    private long queuedBytes;
    private long burstBytes;
    private boolean waiting = true;
    private boolean behind;
    private boolean blocked;
    private boolean ended;
    private boolean finished;
    private @Nullable Epoch queuedEpoch;
    private @Nullable Epoch sentEpoch;
    private @Nullable Reason endReason;
    private long lastProgress;

    Viewer(Ticket ticket, long maxQueueBytes, long now) {
        this.ticket = ticket;
        this.maxQueueBytes = maxQueueBytes;
        this.lastProgress = now;
    }

    /**
     * Something to write.
     *
     * @param piece media shared with others, or else null
     * @param bytes other binary, or else null
     * @param text text, or else null
     * @param opens the epoch this is the beginning of, if it is
     * @param frames frames inside
     * @param burst part of what a joiner gets at once
     */
    private record Item(
            @Nullable Piece piece,
            @Nullable ByteBuffer bytes,
            @Nullable String text,
            @Nullable Epoch opens,
            int frames,
            boolean burst) {
        int size() {
            return piece != null ? piece.size() : bytes != null ? bytes.remaining() : text != null ? text.length() : 0;
        }
    }

    /** What happened to a piece offered. */
    enum Fate {
        QUEUED,
        /** Queued, but more is now queued than the viewer may have: {@link #skip} is due. */
        OVERFLOW,
        /** Dropped: the viewer is behind and waits for a key frame. */
        DROPPED,
        /** Not meant for it: it waits for a beginning, or has ended. */
        PASSED
    }

    final Ticket ticket() {
        return ticket;
    }

    final boolean hasEnded() {
        return ended;
    }

    final boolean hasBegun() {
        return queuedEpoch != null;
    }

    /** Queues a piece; {@link #pump} writes it. */
    final Fate offer(Piece piece, boolean burst) {
        if (ended) {
            return Fate.PASSED;
        }
        boolean changes = piece.epoch() != queuedEpoch;
        if (!piece.joinable() && (waiting || (changes && !changesAnywhere()))) {
            waiting = true;
            return behind ? Fate.DROPPED : Fate.PASSED;
        }
        if (changes && !open(piece)) {
            return Fate.PASSED;
        }
        if (behind && !changes) {
            gap();
        }
        waiting = false;
        behind = false;
        queue(new Item(piece, null, null, null, piece.frames(), burst));
        return queuedBytes - burstBytes > maxQueueBytes ? Fate.OVERFLOW : Fate.QUEUED;
    }

    /** Drops all that is queued, until the next key frame; returns how many frames that were. */
    final int skip() {
        int frames = 0;
        for (Item item : queue) {
            frames += item.frames();
        }
        queue.clear();
        queuedBytes = 0;
        burstBytes = 0;
        queuedEpoch = sentEpoch;
        waiting = true;
        behind = true;
        return frames;
    }

    /** Writes what the connection takes; returns the frames written. */
    final int pump(long now) {
        int frames = 0;
        while (!queue.isEmpty()) {
            if (!ready()) {
                blocked = true;
                return frames;
            }
            Item item = take();
            write(item);
            lastProgress = now;
            frames += item.frames();
        }
        blocked = blocked && !ready();
        if (ended && !finished && ready()) {
            finished = true;
            finish(endReason == null ? Reason.LEFT : endReason);
        }
        return frames;
    }

    /** Ends it after what is queued was written. */
    final void end(Reason reason) {
        if (!ended) {
            ended = true;
            endReason = reason;
        }
    }

    /** Says that its connection is gone: nothing is written any more. */
    final void gone() {
        ended = true;
        finished = true;
        queue.clear();
        queuedBytes = 0;
        burstBytes = 0;
    }

    /** Tells whether its connection has taken nothing for as long as that although there was something to write. */
    final boolean hasStalled(long now, long nanos) {
        return blocked && now - lastProgress > nanos;
    }

    /** Queues a text message. */
    final void queueText(String text) {
        if (!ended) {
            queue(new Item(null, null, text, null, 0, true));
        }
    }

    /** Queues the bytes that begin an epoch. */
    final void queueOpening(ByteBuffer bytes, Epoch epoch) {
        queue(new Item(null, bytes, null, epoch, 0, true));
    }

    /** Tells whether the change to another epoch may come where nobody could join. */
    abstract boolean changesAnywhere();

    /**
     * Begins an epoch with its headers.
     *
     * @param from the epoch before, null at the very beginning
     * @return false when this viewer cannot go on and ends
     */
    abstract boolean begin(@Nullable Epoch from, Piece first);

    /** Says that pieces were left out before the next. */
    void gap() {}

    /** Says that the publisher's connection was lost. */
    void suspended() {}

    /** Says that the publisher is back. */
    void resumed() {}

    /** Says that a track cannot be had. */
    void unavailable(Track track, Reason why) {}

    /** Says that nothing at all can be had in this container. */
    abstract void refuse(Reason why);

    /** Tells whether the connection takes something now; if not, {@link #pump} is called when it does. */
    abstract boolean ready();

    /** Writes media that others get too. */
    void writePiece(Piece piece) {
        writeBytes(piece.bytes().duplicate());
    }

    abstract void writeBytes(ByteBuffer bytes);

    abstract void writeText(String text);

    /** Ends the connection in order; everything has been written. */
    abstract void finish(Reason reason);

    /** Ends the connection at once. */
    abstract void abort();

    private boolean open(Piece piece) {
        Epoch before = queuedEpoch;
        if (!begin(before, piece)) {
            end(Reason.UNPUBLISHED);
            return false;
        }
        queuedEpoch = piece.epoch();
        return true;
    }

    private void queue(Item item) {
        queue.add(item);
        queuedBytes += item.size();
        if (item.burst()) {
            burstBytes += item.size();
        }
    }

    private Item take() {
        Item item = queue.remove();
        queuedBytes -= item.size();
        if (item.burst()) {
            burstBytes -= item.size();
        }
        if (item.opens() != null) {
            sentEpoch = item.opens();
        }
        return item;
    }

    private void write(Item item) {
        if (item.piece() != null) {
            writePiece(item.piece());
        } else if (item.bytes() != null) {
            writeBytes(item.bytes().duplicate());
        } else if (item.text() != null) {
            writeText(item.text());
        }
    }
}
