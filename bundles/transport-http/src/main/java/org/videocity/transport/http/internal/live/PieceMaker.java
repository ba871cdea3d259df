package org.videocity.transport.http.internal.live;

import java.util.function.Consumer;
import org.videocity.api.media.AccessUnit;

/** Turns frames into the pieces of one container. Thread: its feed's, one call at a time. */
interface PieceMaker {
    /**
     * Takes the tracks from now on. Where that changes what is on the wire, what is open is closed first and the next
     * piece belongs to a new epoch.
     *
     * @return false when nothing of these tracks can be written
     */
    boolean lineup(Lineup tracks, Consumer<Piece> out);

    /** Takes a frame of one of the tracks, on the stream's continuous timeline. */
    void add(AccessUnit unit, Consumer<Piece> out);

    /** Puts so many pictures into a piece from now on. */
    void merge(int pictures);

    /** Returns when what is open was opened, by {@link System#nanoTime()}; only while {@link #isOpen}. */
    long openedNanos();

    /** Tells whether something is open that {@link #close} would give out when nothing follows for a moment. */
    boolean isOpen();

    /**
     * Closes what is open, because nothing may come for a while.
     *
     * @param atEnd nothing follows soon: also what is held back to know its duration
     */
    void close(boolean atEnd, Consumer<Piece> out);
}
