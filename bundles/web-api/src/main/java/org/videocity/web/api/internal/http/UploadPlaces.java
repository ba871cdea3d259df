package org.videocity.web.api.internal.http;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.videocity.api.identity.Network;

/** How many files come from one network at a time: slow ones must not take the places of all others. Thread: any. */
final class UploadPlaces {
    private static final int OF_A_NETWORK = 8;

    private final Map<Network, Integer> taken = new ConcurrentHashMap<>();

    /** Takes a place; yields what gives it back, absent where there is none. */
    Optional<Runnable> take(InetSocketAddress remote) {
        Network from = Network.of(remote);
        int count = taken.merge(from, 1, Integer::sum);
        if (count > OF_A_NETWORK) {
            give(from);
            return Optional.empty();
        }
        return Optional.of(() -> give(from));
    }

    private void give(Network from) {
        taken.computeIfPresent(from, (network, count) -> count > 1 ? count - 1 : null);
    }
}
