package org.videocity.web.api.internal.http;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.videocity.api.Reason;

/** Counts long bodies that are being sent, in all and by network. Thread: safe from any, one short lock. */
final class StreamGate {
    private static final Reason ONE_AFTER_THE_OTHER = Reason.LIMIT_REACHED.saying(
            "So much is on its way from where you are that this has to wait; send it when something of that has come.");

    private final int most;
    private final int mostOfOne;
    private final Map<String, Integer> byNetwork = new HashMap<>();
    private int all;

    StreamGate(int most, int mostOfOne) {
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    /** Lets one more in, after which {@link #done} has to follow; or says why it has to wait. */
    synchronized Optional<Answer> enter(String network) {
        int ofOne = byNetwork.getOrDefault(network, 0);
        if (ofOne >= mostOfOne) {
            return Optional.of(Answer.problem(429, ONE_AFTER_THE_OTHER).with("Retry-After", "2"));
        }
        if (all >= most) {
            return Optional.of(Answer.busy());
        }
        all++;
        byNetwork.put(network, ofOne + 1);
        return Optional.empty();
    }

    synchronized void done(String network) {
        all--;
        byNetwork.computeIfPresent(network, (of, count) -> count > 1 ? Integer.valueOf(count - 1) : null);
    }
}
