package org.videocity.transport.rtmp.internal;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts connections in all and by address, and says who may still come. Thread: safe from any. */
final class ConnectionRegistry {
    private final Map<InetAddress, Integer> byAddress = new HashMap<>();
    private final List<Runnable> emptyListeners = new ArrayList<>();
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

    void gone(InetAddress from) {
        List<Runnable> told = List.of();
        synchronized (this) {
            open--;
            byAddress.computeIfPresent(from, (address, count) -> count == 1 ? null : count - 1);
            if (open == 0) {
                told = List.copyOf(emptyListeners);
                emptyListeners.clear();
            }
        }
        told.forEach(Runnable::run);
    }

    /** Runs once when no connection is left, at once when there is none. */
    void whenEmpty(Runnable listener) {
        synchronized (this) {
            if (open > 0) {
                emptyListeners.add(listener);
                return;
            }
        }
        listener.run();
    }

    synchronized int open() {
        return open;
    }
}
