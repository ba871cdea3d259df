package org.videocity.transport.http.internal.live;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Credentials;
import org.videocity.api.identity.Identity;
import org.videocity.api.identity.SessionsEnded;
import org.videocity.transport.http.internal.Shown;

/**
 * What somebody asked to watch and who they turned out to be: enough to ask again when a right was taken back or the core
 * was replaced.
 */
final class Ticket {
    private final RoomId room;
    private final String stream;
    private final Credentials credentials;
    private final AtomicReference<@Nullable Identity> identity = new AtomicReference<>();

    private Ticket(RoomId room, String stream, Credentials credentials) {
        this.room = room;
        this.stream = stream;
        this.credentials = credentials;
    }

    /** Asks as whoever the key says, or as a guest with an empty one. */
    static Ticket of(RoomId room, String stream, String key, InetSocketAddress remote) {
        return of(room, stream, key, Map.of(), remote);
    }

    /**
     * Asks as whoever the key says; without one as whoever is signed in, or as a guest.
     *
     * @param cookies what the browser sent along, values by name
     */
    static Ticket of(RoomId room, String stream, String key, Map<String, String> cookies, InetSocketAddress remote) {
        return new Ticket(room, stream, Shown.by(key, cookies, room.city(), remote));
    }

    RoomId room() {
        return room;
    }

    String stream() {
        return stream;
    }

    /** Returns where its holder is. */
    InetAddress address() {
        return credentials.remote().getAddress();
    }

    Credentials credentials() {
        return credentials;
    }

    void belongsTo(Identity who) {
        identity.set(who);
    }

    /** Tells whether its holder was signed out by this. */
    boolean isEndedBy(SessionsEnded ended) {
        Identity who = identity.get();
        return who != null && ended.concerns(who);
    }

    boolean isOf(String identityId) {
        Identity who = identity.get();
        return who != null && who.id().equals(identityId);
    }
}
