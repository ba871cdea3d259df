package org.videocity.api.softcard;

import java.util.Map;

/**
 * What a card service has done since it started.
 *
 * @param valid cards and signatures found good
 * @param issued cards issued
 * @param refused cards, signatures and requests refused, by the name of the reason
 */
public record CardCounters(long valid, long issued, Map<String, Long> refused) {
    public CardCounters {
        refused = Map.copyOf(refused);
    }
}
