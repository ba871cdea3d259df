package org.videocity.core.identity.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.videocity.api.Reason;

/** Counts who was not let in, by reason, for a bounded number of reasons. Thread: safe from any. */
@Component(service = Refusals.class, immediate = true)
public final class Refusals {
    static final String OTHER = "other";
    private static final int MAX_REASONS = 64;

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    /** Made by the component runtime. */
    @Activate
    public Refusals() {}

    void add(Reason why) {
        boolean known = counts.containsKey(why.name()) || counts.size() < MAX_REASONS;
        counts.computeIfAbsent(known ? why.name() : OTHER, name -> new LongAdder())
                .increment();
    }

    Map<String, Long> byReason() {
        return counts.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, e -> e.getValue().sum()));
    }
}
