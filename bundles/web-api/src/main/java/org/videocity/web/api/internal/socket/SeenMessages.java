package org.videocity.web.api.internal.socket;

import org.videocity.api.room.RoomMessage;

/** Remembers the last message a client has, so that it gets each one once. Not thread-safe. */
final class SeenMessages {
    private String session;
    private long sequence;

    SeenMessages(String session, long sequence) {
        this.session = session;
        this.sequence = sequence;
    }

    /** Tells whether the client has any. */
    boolean isAny() {
        return !session.isEmpty();
    }

    String session() {
        return session;
    }

    long sequence() {
        return sequence;
    }

    /** The client is in a session it knows nothing of. */
    void begin(String newSession) {
        if (!session.equals(newSession)) {
            session = newSession;
            sequence = 0;
        }
    }

    /** Tells whether the client lacks a message, and takes it as sent. */
    boolean isNew(RoomMessage message) {
        if (message.session().equals(session) && message.sequence() <= sequence) {
            return false;
        }
        session = message.session();
        sequence = message.sequence();
        return true;
    }
}
