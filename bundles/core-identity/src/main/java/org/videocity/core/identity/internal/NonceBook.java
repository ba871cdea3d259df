package org.videocity.core.identity.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Challenges that wait for a signature. Each counts once, for two minutes, in the browser it was given to. Their number is
 * bounded, all together and for a network: whoever asks for more loses their own oldest ones first. Thread: safe from any,
 * one short lock.
 */
final class NonceBook {
    static final Duration LIFETIME = Duration.ofMinutes(2);
    static final int MOST = 50_000;
    static final int MOST_OF_NETWORK = 100;

    private final Clock clock;
    private final Secrets secrets;
    private final Map<String, Open> open = new LinkedHashMap<>();
    private final Map<String, ArrayDeque<String>> byNetwork = new HashMap<>();

    /**
     * A challenge that was given.
     *
     * @param nonce 32 random bytes as URL-safe text
     * @param city where it counts
     * @param origin of the pages where it counts
     * @param expires when it is worthless; what is signed is its text
     */
    record Challenge(String nonce, String city, String origin, Instant expires) {}

    private record Open(Challenge challenge, String browserHash, String network) {}

    NonceBook(Clock clock, Secrets secrets) {
        this.clock = clock;
        this.secrets = secrets;
    }

    /**
     * Gives one.
     *
     * @param browser the secret of the browser that will show it again
     * @param network who asks, see {@link org.videocity.api.identity.Network}
     */
    synchronized Challenge give(String city, String origin, String browser, String network) {
        Instant now = clock.instant();
        forgetOld(now);
        Challenge given =
                new Challenge(secrets.token(), city, origin, now.plus(LIFETIME).truncatedTo(ChronoUnit.SECONDS));
        ArrayDeque<String> own = byNetwork.computeIfAbsent(network, name -> new ArrayDeque<>());
        if (own.size() >= MOST_OF_NETWORK) {
            forget(own.peekFirst());
            byNetwork.putIfAbsent(network, own);
        } else if (open.size() >= MOST) {
            forget(open.keySet().iterator().next());
            byNetwork.putIfAbsent(network, own);
        }
        own.addLast(given.nonce());
        open.put(given.nonce(), new Open(given, Secrets.hash(browser), network));
        return given;
    }

    /** Takes one back, which nobody gets again; absent when it is unknown, too old, or another browser's or city's. */
    synchronized Optional<Challenge> take(String nonce, String browser, String city) {
        Open found = open.get(nonce);
        if (found == null
                || !Secrets.same(found.browserHash(), Secrets.hash(browser))
                || !found.challenge().city().equals(city)) {
            return Optional.empty();
        }
        forget(nonce);
        return clock.instant().isBefore(found.challenge().expires())
                ? Optional.of(found.challenge())
                : Optional.empty();
    }

    /** Returns how many there are. */
    synchronized int size() {
        return open.size();
    }

    /** All live equally long: the oldest are at the front. */
    private void forgetOld(Instant now) {
        Iterator<Open> oldest = open.values().iterator();
        while (oldest.hasNext()) {
            Open one = oldest.next();
            if (now.isBefore(one.challenge().expires())) {
                return;
            }
            oldest.remove();
            leave(one);
        }
    }

    private void forget(String nonce) {
        Open gone = open.remove(nonce);
        if (gone != null) {
            leave(gone);
        }
    }

    private void leave(Open gone) {
        ArrayDeque<String> own = byNetwork.get(gone.network());
        if (own != null) {
            own.remove(gone.challenge().nonce());
            if (own.isEmpty()) {
                byNetwork.remove(gone.network());
            }
        }
    }
}
