package org.videocity.core.rooms.internal;

import org.videocity.api.room.Ban;
import org.videocity.api.store.StoredBan;

/** Lasting bans as the store keeps them, and back. */
final class StoredBans {
    private StoredBans() {}

    static StoredBan of(Order.Exile exile) {
        Ban ban = exile.ban();
        return new StoredBan(ban.id(), exile.keys(), ban.name(), ban.since());
    }

    static Order.Exile exile(StoredBan stored) {
        return new Order.Exile(new Ban(stored.id(), stored.name(), true, stored.since()), stored.keys());
    }
}
