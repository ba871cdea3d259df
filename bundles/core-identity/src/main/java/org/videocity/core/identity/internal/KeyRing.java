package org.videocity.core.identity.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.identity.Grant;

/**
 * The keys there are, as their configurations say, and the news of rights that ended.
 *
 * <p>A key whose configuration goes is worth nothing at once; that is told a moment later, unless the configuration came
 * back meanwhile, as it does when components are made anew.
 *
 * <p>Thread: safe from any, one short lock; listeners are called on the identity thread or the caller's, with no lock.
 */
@Component(service = KeyRing.class, immediate = true)
public final class KeyRing {
    private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);
    private static final long SETTLE_MILLIS = 500;
    /** Clocks are set and machines sleep: expiry is looked at again at least this often. */
    private static final long LONGEST_NAP_MILLIS = 3_600_000;

    private final Clock clock;
    private final IdentityThread thread = new IdentityThread("videocity-keys");
    private final Object lock = new Object();
    private final Map<String, Entry> byPid = new HashMap<>();
    private final Map<String, Entry> byId = new HashMap<>();
    private final Map<String, Leaving> leaving = new HashMap<>();
    private volatile Consumer<Grant> news = grant -> {};

    private static final class Entry {
        private final String pid;
        private final StoredKey key;
        private boolean expiryTold;
        private @Nullable Future<?> alarm;

        Entry(String pid, StoredKey key) {
            this.pid = pid;
            this.key = key;
        }
    }

    private record Leaving(StoredKey key, Future<?> told) {}

    /** Made by the component runtime. */
    @Activate
    public KeyRing() {
        this(Clock.systemUTC());
    }

    KeyRing(Clock clock) {
        this.clock = clock;
    }

    /** Ends the timers; what the keys allow is not revoked by an update. */
    @Deactivate
    public void deactivate() {
        thread.close();
    }

    /** Does something later on the identity thread, unless the ring is gone by then. */
    void later(long millis, Runnable work) {
        thread.later(millis, work);
    }

    Clock clock() {
        return clock;
    }

    /** Says whom to tell of rights that ended. */
    void onRevoked(Consumer<Grant> listener) {
        news = listener;
    }

    /** Takes a key from its configuration, new or changed; yields whether it was taken. */
    boolean define(String pid, StoredKey key) {
        List<Grant> lost;
        synchronized (lock) {
            Entry same = byId.get(key.key().id());
            if (same != null && !same.pid.equals(pid)) {
                LOG.warn(
                        "Configuration {} repeats the key {} of {}; it is not used",
                        pid,
                        key.key().id(),
                        same.pid);
                return false;
            }
            List<Grant> before = grantsUntilNow(pid);
            Entry entry = new Entry(pid, key);
            entry.expiryTold = key.isExpired(clock.instant());
            byPid.put(pid, entry);
            byId.put(key.key().id(), entry);
            watchExpiry(entry);
            lost = new ArrayList<>(before);
            lost.removeIf(g -> key.key().id().equals(idOf(g)) && key.grants(g.name(), g.room()));
        }
        lost.forEach(this::tell);
        return true;
    }

    private List<Grant> grantsUntilNow(String pid) {
        Leaving gone = leaving.remove(pid);
        if (gone != null) {
            gone.told().cancel(false);
            return gone.key().grants();
        }
        Entry entry = remove(pid);
        return entry == null ? List.of() : entry.key.grants();
    }

    private static String idOf(Grant grant) {
        return grant.identityId().substring(StoredKey.identityOf("").length());
    }

    /** Says that a configuration went. */
    void undefine(String pid) {
        synchronized (lock) {
            Entry entry = remove(pid);
            if (entry != null) {
                Future<?> told = thread.later(SETTLE_MILLIS, () -> left(pid));
                leaving.put(pid, new Leaving(entry.key, told));
            }
        }
    }

    private void left(String pid) {
        Leaving gone;
        synchronized (lock) {
            gone = leaving.remove(pid);
        }
        if (gone != null) {
            gone.key().grants().forEach(this::tell);
        }
    }

    /** Takes a key off the ring and tells that at once. */
    void revoke(String pid) {
        undefine(pid);
        left(pid);
    }

    private @Nullable Entry remove(String pid) {
        Entry entry = byPid.remove(pid);
        if (entry != null) {
            byId.remove(entry.key.key().id());
            if (entry.alarm != null) {
                entry.alarm.cancel(false);
            }
        }
        return entry;
    }

    private void watchExpiry(Entry entry) {
        Optional<Instant> expires = entry.key.key().expires();
        if (expires.isPresent() && !entry.expiryTold) {
            long left = Duration.between(clock.instant(), expires.get()).toMillis() + 1;
            long nap = Math.max(1, Math.min(left, LONGEST_NAP_MILLIS));
            entry.alarm = thread.later(nap, () -> expire(entry));
        }
    }

    private void expire(Entry entry) {
        synchronized (lock) {
            if (byPid.get(entry.pid) != entry || entry.expiryTold) {
                return;
            }
            if (!entry.key.isExpired(clock.instant())) {
                watchExpiry(entry);
                return;
            }
            entry.expiryTold = true;
        }
        entry.key.grants().forEach(this::tell);
    }

    private void tell(Grant grant) {
        try {
            news.accept(grant);
        } catch (RuntimeException failed) {
            LOG.warn("A listener failed when told that a right ended", failed);
        }
    }

    /** Finds a key that counts now. */
    Optional<StoredKey> valid(String id) {
        synchronized (lock) {
            Entry entry = byId.get(id);
            return entry == null || entry.key.isExpired(clock.instant()) ? Optional.empty() : Optional.of(entry.key);
        }
    }

    Optional<String> pidOf(String id) {
        synchronized (lock) {
            return Optional.ofNullable(byId.get(id)).map(e -> e.pid);
        }
    }

    /** Lists all keys, expired ones too. */
    List<StoredKey> keys() {
        synchronized (lock) {
            return byPid.values().stream().map(e -> e.key).toList();
        }
    }
}
