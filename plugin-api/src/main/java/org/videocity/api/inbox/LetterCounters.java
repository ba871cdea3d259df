package org.videocity.api.inbox;

import java.util.Map;

/**
 * What was counted since the start.
 *
 * @param taken letters that are or were in an inbox
 * @param refused letters that were not taken, by the name of the reason
 */
public record LetterCounters(long taken, Map<String, Long> refused) {
    public LetterCounters {
        refused = Map.copyOf(refused);
    }
}
