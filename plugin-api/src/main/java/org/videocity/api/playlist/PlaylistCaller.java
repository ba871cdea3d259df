package org.videocity.api.playlist;

import java.net.InetSocketAddress;
import org.videocity.api.identity.Identity;

/**
 * Somebody who looks at playlists or changes them.
 *
 * @param identity who
 * @param returnKey of the member they are in the room ({@link org.videocity.api.room.MemberTicket#returnKey}), which is how
 *     guests are told from each other; empty for none
 * @param remote where from
 */
public record PlaylistCaller(Identity identity, String returnKey, InetSocketAddress remote) {
    @Override
    public String toString() {
        return "PlaylistCaller[" + identity.id() + "]";
    }
}
