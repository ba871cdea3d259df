package org.videocity.api.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.annotation.versioning.ProviderType;
import org.videocity.api.RoomId;

/** Issues and revokes stream keys; for operators. */
@ProviderType
public interface StreamKeyAdminService {
    /**
     * A key just made.
     *
     * @param key what is kept
     * @param secret what is shown once and goes into {@code ?key=…}
     */
    record Issued(StreamKey key, String secret) {
        @Override
        public String toString() {
            return "Issued[" + key.id() + "]";
        }
    }

    /** Makes a key and keeps its hash. */
    CompletionStage<Issued> issue(
            RoomId room, Set<GrantName> scopes, String label, Optional<Instant> expires, Executor executor);

    /** Takes a key back; yields whether there was one. */
    CompletionStage<Boolean> revoke(String keyId, Executor executor);

    /** Lists the keys there are. */
    CompletionStage<List<StreamKey>> keys(Executor executor);
}
