package org.videocity.core.identity.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.identity.Network;

/**
 * Counts wrong keys per network and minute, for a bounded number of networks. Thread: safe from any.
 */
final class WrongKeys {
    private static final Logger LOG = LoggerFactory.getLogger(WrongKeys.class);
    private static final long MINUTE_NANOS = 60_000_000_000L;
    private static final int MAX_NETWORKS = 10_000;

    private final Map<Network, Minute> minutes = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Network, Minute> eldest) {
            return size() > MAX_NETWORKS;
        }
    };

    private static final class Minute {
        private final long began;
        private int count;

        Minute(long began) {
            this.began = began;
        }
    }

    /** Counts one; tells whether there are more than allowed. */
    synchronized boolean add(Network from, int allowed, long now) {
        Minute minute = minutes.get(from);
        if (minute == null || now - minute.began >= MINUTE_NANOS) {
            minute = new Minute(now);
            minutes.put(from, minute);
        }
        minute.count++;
        if (minute.count == allowed + 1) {
            LOG.warn("More than {} wrong stream keys within a minute from {}", allowed, from.name());
        }
        return minute.count > allowed;
    }
}
