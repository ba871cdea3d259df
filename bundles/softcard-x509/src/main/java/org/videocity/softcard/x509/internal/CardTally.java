package org.videocity.softcard.x509.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.videocity.api.Reason;
import org.videocity.api.softcard.CardCounters;
import org.videocity.api.softcard.CardVerdict;
import org.videocity.api.softcard.IssuedCard;
import org.videocity.api.store.StoreResult;

/** Counts what became of cards and requests. Thread: safe from any. */
final class CardTally {
    private final LongAdder valid = new LongAdder();
    private final LongAdder issued = new LongAdder();
    private final Map<String, LongAdder> refused = new ConcurrentHashMap<>();

    CardVerdict looked(CardVerdict verdict) {
        if (verdict instanceof CardVerdict.Valid) {
            valid.increment();
        } else {
            refused(
                    verdict instanceof CardVerdict.Invalid bad
                            ? bad.reason()
                            : ((CardVerdict.Undecided) verdict).reason());
        }
        return verdict;
    }

    StoreResult<IssuedCard> asked(StoreResult<IssuedCard> answer) {
        answer.obstacle().ifPresentOrElse(this::refused, issued::increment);
        return answer;
    }

    /** Reasons come from this bundle and the store: their number is bounded. */
    private void refused(Reason why) {
        refused.computeIfAbsent(why.name(), name -> new LongAdder()).increment();
    }

    CardCounters counters() {
        return new CardCounters(
                valid.sum(),
                issued.sum(),
                refused.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, e -> e.getValue().sum())));
    }
}
