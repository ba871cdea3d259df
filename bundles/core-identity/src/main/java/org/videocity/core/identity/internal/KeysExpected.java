package org.videocity.core.identity.internal;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows when the keys that were configured before this bundle started are on the ring. Questions about keys wait for that,
 * a bounded while: whoever publishes with a key while the bundle is updated must not be told that there is no such key.
 * Thread: safe from any.
 */
@Component(service = KeysExpected.class, immediate = true)
public final class KeysExpected {
    private static final Logger LOG = LoggerFactory.getLogger(KeysExpected.class);
    private static final long PATIENCE_MILLIS = 3_000;

    private final Set<String> missing;
    private final CompletableFuture<Void> complete = new CompletableFuture<>();

    /** Made by the component runtime. */
    @Activate
    public KeysExpected(@Reference KeyRing ring, @Reference ConfigurationAdmin configurations) {
        this(ring, configured(configurations));
    }

    KeysExpected(KeyRing ring, Set<String> pids) {
        this.missing = new HashSet<>(pids);
        if (missing.isEmpty()) {
            complete.complete(null);
        } else {
            ring.later(PATIENCE_MILLIS, this::giveUp);
        }
    }

    private static Set<String> configured(ConfigurationAdmin configurations) {
        try {
            Configuration[] found =
                    configurations.listConfigurations("(service.factoryPid=" + KeyEntry.FACTORY_PID + ")");
            return found == null
                    ? Set.of()
                    : Arrays.stream(found).map(Configuration::getPid).collect(Collectors.toSet());
        } catch (IOException | InvalidSyntaxException unreadable) {
            LOG.warn("The configurations of keys cannot be listed; a key may be unknown for a moment", unreadable);
            return Set.of();
        }
    }

    /** Says that a configuration was read, whether it makes a key or not. */
    void arrived(String pid) {
        boolean last;
        synchronized (missing) {
            last = missing.remove(pid) && missing.isEmpty();
        }
        if (last) {
            complete.complete(null);
        }
    }

    /** Completes, never with a failure, when all keys are there or are waited for no longer. */
    CompletionStage<Void> all() {
        return complete.minimalCompletionStage();
    }

    private void giveUp() {
        if (complete.complete(null)) {
            LOG.warn("Some configured keys did not arrive in {} ms; they are unknown until they do", PATIENCE_MILLIS);
        }
    }
}
