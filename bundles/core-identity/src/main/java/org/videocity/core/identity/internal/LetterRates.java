package org.videocity.core.identity.internal;

import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.videocity.api.identity.Identity;
import org.videocity.api.identity.Network;
import org.videocity.api.resident.Caller;

/**
 * How many letters somebody may leave: guests are counted by network, some at once and then so many an hour; residents by
 * who they are. And how many are on their way at a time. Thread: safe from any, one short lock.
 */
@Component(service = LetterRates.class, immediate = true)
public final class LetterRates {
    private static final double HOUR_MILLIS = 3_600_000;
    private static final int MAX_KEYS = 20_000;
    private static final int MOST_COMING = 4;

    private final IdentitySettings settings;
    private final Clock clock;
    private final RateMeter residents;
    private final Map<String, Integer> coming = new HashMap<>();
    private final Map<String, Budget> guests = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Budget> eldest) {
            return size() > MAX_KEYS;
        }
    };

    /** What is left of a measure, and since when. */
    private record Budget(double left, long at) {}

    /** Made by the component runtime. */
    @Activate
    public LetterRates(@Reference IdentitySettings settings, @Reference CodeDesk codes) {
        this.settings = settings;
        this.clock = codes.clock();
        this.residents = new RateMeter(clock);
    }

    /** Counts a letter; tells whether it may be left. */
    boolean allows(Caller caller, Identity who) {
        return who.isResident()
                ? residents.allows(who.id(), settings.now().lettersPerResidentAndHour())
                : allows(Network.of(caller.remote()).name());
    }

    private synchronized boolean allows(String network) {
        int most = Math.max(0, settings.now().lettersAtOnce());
        long now = clock.millis();
        Budget before = guests.getOrDefault(network, new Budget(most, now));
        double gained = Math.max(0, now - before.at())
                / HOUR_MILLIS
                * Math.max(0, settings.now().lettersPerNetworkAndHour());
        double left = Math.min(most, before.left() + gained);
        guests.put(network, new Budget(left < 1 ? left : left - 1, now));
        return left >= 1;
    }

    /** Lets one more letter come from a network at a time; then {@link #came} has to follow. */
    synchronized boolean mayCome(Caller caller) {
        String network = Network.of(caller.remote()).name();
        int now = coming.getOrDefault(network, 0);
        if (now >= MOST_COMING) {
            return false;
        }
        coming.put(network, now + 1);
        return true;
    }

    /** Says that a letter came, or will not. */
    synchronized void came(Caller caller) {
        coming.computeIfPresent(
                Network.of(caller.remote()).name(), (network, now) -> now > 1 ? Integer.valueOf(now - 1) : null);
    }
}
