package org.videocity.core.identity.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Grant;
import org.videocity.api.identity.GrantName;
import org.videocity.api.identity.StreamKey;

/**
 * A key as it is stored.
 *
 * @param key what may be listed
 * @param salt hex digits
 * @param hash hex digits, see {@link KeySecret#hash}
 */
record StoredKey(StreamKey key, String salt, String hash) {
    static String identityOf(String keyId) {
        return "key:" + keyId;
    }

    boolean isExpired(Instant now) {
        return key.expires().map(e -> !now.isBefore(e)).orElse(false);
    }

    /** Tells whether it grants something in a room; the right to watch includes entering. */
    boolean grants(GrantName name, RoomId room) {
        return key.room().equals(room)
                && (key.scopes().contains(name)
                        || (name.equals(GrantName.ENTER) && key.scopes().contains(GrantName.WATCH)));
    }

    /** Lists what it grants. */
    List<Grant> grants() {
        List<Grant> grants = new ArrayList<>();
        for (GrantName scope : key.scopes()) {
            grants.add(new Grant(identityOf(key.id()), scope, key.room(), key.expires()));
        }
        return grants;
    }
}
