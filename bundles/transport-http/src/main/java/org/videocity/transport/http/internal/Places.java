package org.videocity.transport.http.internal;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import org.videocity.api.identity.Network;

/**
 * Counts who is there, in all and by address, of IPv6 by /64. This machine itself is free of the limit by address: it is the operator's.
 * Thread: safe from any; its one lock is never held while something else is called.
 */
public final class Places {
    private final Map<Network, Integer> byNetwork = new HashMap<>();
    private int taken;

    /** What became of the wish for a place. */
    public enum Answer {
        TAKEN,
        /** There is none left. */
        FULL,
        /** There is none left for that address. */
        FULL_FOR_ADDRESS
    }

    /** Takes a place if there is one; it is given back with {@link #leave}. */
    public Answer take(InetAddress address, int most, int mostPerAddress) {
        Network network = Network.of(address);
        synchronized (byNetwork) {
            int own = byNetwork.getOrDefault(network, 0);
            if (taken >= most) {
                return Answer.FULL;
            }
            if (own >= mostPerAddress && !network.isLoopback()) {
                return Answer.FULL_FOR_ADDRESS;
            }
            taken++;
            byNetwork.put(network, own + 1);
            return Answer.TAKEN;
        }
    }

    /** Gives a place back. */
    public void leave(InetAddress address) {
        Network network = Network.of(address);
        synchronized (byNetwork) {
            taken--;
            byNetwork.computeIfPresent(network, (n, count) -> count > 1 ? count - 1 : null);
        }
    }

    /** Returns how many are taken. */
    public int taken() {
        synchronized (byNetwork) {
            return taken;
        }
    }
}
