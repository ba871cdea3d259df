package org.videocity.transport.http.internal.live;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Credentials;
import org.videocity.api.identity.Identity;

/**
 * What somebody asked to watch and who they turned out to be: enough to ask again when a right was taken back or the core
 * was replaced.
 */
final class Ticket {
    private static final String TRANSPORT = "http";

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
        Credentials shown =
                key.isEmpty() ? Credentials.guest(TRANSPORT, remote) : Credentials.streamKey(key, TRANSPORT, remote);
        return new Ticket(room, stream, shown);
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

    boolean isOf(String identityId) {
        Identity who = identity.get();
        return who != null && who.id().equals(identityId);
    }
}
