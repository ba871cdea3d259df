package org.videocity.core.identity.internal;

import java.time.Clock;

/**
 * Counts wrong signatures per card and network and per card alone. Whoever fails too often with a card is not looked at for the
 * rest of the hour; a card that many fail with is closed only to networks that failed with it, so that nobody keeps its owner
 * out. Thread: safe from any.
 */
final class WrongProofs {
    private static final int OF_ALL_NETWORKS = 10;

    private final RateMeter fromNetwork;
    private final RateMeter altogether;

    WrongProofs(Clock clock) {
        fromNetwork = new RateMeter(clock);
        altogether = new RateMeter(clock);
    }

    void add(String card, String network) {
        fromNetwork.allows(card + " " + network, Integer.MAX_VALUE);
        altogether.allows(card, Integer.MAX_VALUE);
    }

    /**
     * Tells whether somebody has failed too often.
     *
     * @param most how often one network may fail with one card
     */
    boolean tooMany(String card, String network, int most) {
        int here = fromNetwork.count(card + " " + network);
        return here >= most || (here > 0 && altogether.count(card) >= OF_ALL_NETWORKS * (long) most);
    }
}
