package org.videocity.transport.rtmp.internal;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;

/** Counts connections in all and by address, and says who may still come. Thread: safe from any. */
final class ConnectionRegistry {
    private final Map<InetAddress, Integer> byAddress = new HashMap<>();
    private int open;

    /** Takes a connection in; false when there are too many. */
    synchronized boolean admit(InetAddress from, int maxConnections, int maxPerAddress) {
        int already = byAddress.getOrDefault(from, 0);
        boolean crowded = !from.isLoopbackAddress() && already >= maxPerAddress;
        if (open >= maxConnections || crowded) {
            return false;
        }
        byAddress.put(from, already + 1);
        open++;
        return true;
    }

    synchronized void gone(InetAddress from) {
        open--;
        byAddress.computeIfPresent(from, (address, count) -> count == 1 ? null : count - 1);
    }

    synchronized int open() {
        return open;
    }
}
