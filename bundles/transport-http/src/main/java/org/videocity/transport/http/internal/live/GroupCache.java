package org.videocity.transport.http.internal.live;

import java.util.ArrayDeque;
import java.util.Collection;

/**
 * Keeps what a joiner gets at once: everything since the last key frame, or the last second of a stream without pictures.
 * Bounded; a group that is larger is not kept, and joiners wait for the next one. Thread: its feed's.
 */
final class GroupCache {
    private static final int PIECES_WITHOUT_PICTURES = 10;

    private final long maxBytes;
    private final ArrayDeque<Piece> pieces = new ArrayDeque<>();
    private long bytes;

    GroupCache(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    void add(Piece piece) {
        if (piece.joinable() && (piece.hasVideo() || !sameEpoch(piece))) {
            clear();
        }
        if (pieces.isEmpty() && !piece.joinable()) {
            return;
        }
        pieces.add(piece);
        bytes += piece.size();
        if (piece.joinable() && !piece.hasVideo() && pieces.size() > PIECES_WITHOUT_PICTURES) {
            bytes -= pieces.remove().size();
        }
        if (bytes > maxBytes) {
            clear();
        }
    }

    void clear() {
        pieces.clear();
        bytes = 0;
    }

    Collection<Piece> pieces() {
        return pieces;
    }

    private boolean sameEpoch(Piece piece) {
        return !pieces.isEmpty() && pieces.getLast().epoch() == piece.epoch();
    }
}
