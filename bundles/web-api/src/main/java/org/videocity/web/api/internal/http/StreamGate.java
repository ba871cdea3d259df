package org.videocity.web.api.internal.http;

import java.util.HashMap;
import java.util.Map;

/** Counts long bodies that are being sent, in all and by network. Thread: safe from any, one short lock. */
final class StreamGate {
    private final int most;
    private final int mostOfOne;
    private final Map<String, Integer> byNetwork = new HashMap<>();
    private int all;

    StreamGate(int most, int mostOfOne) {
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    /** Lets one more in; then {@link #done} has to follow. */
    synchronized boolean admit(String network) {
        int ofOne = byNetwork.getOrDefault(network, 0);
        if (all >= most || ofOne >= mostOfOne) {
            return false;
        }
        all++;
        byNetwork.put(network, ofOne + 1);
        return true;
    }

    synchronized void done(String network) {
        all--;
        byNetwork.computeIfPresent(network, (of, count) -> count > 1 ? Integer.valueOf(count - 1) : null);
    }
}
