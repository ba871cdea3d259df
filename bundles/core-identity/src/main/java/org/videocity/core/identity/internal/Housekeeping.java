package org.videocity.core.identity.internal;

import java.time.Duration;
import java.time.Instant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Throws away, every hour, sessions that ended and codes nobody showed. */
@Component(
        service = {},
        immediate = true)
public final class Housekeeping {
    private static final long EVERY_MILLIS = 3_600_000;
    private static final long FIRST_MILLIS = 60_000;

    private final StoreLinks stores;
    private final IdentitySettings settings;
    private final IdentityThread thread = new IdentityThread("videocity-residents");

    /** Made by the component runtime. */
    @Activate
    public Housekeeping(@Reference StoreLinks stores, @Reference IdentitySettings settings) {
        this.stores = stores;
        this.settings = settings;
        thread.later(FIRST_MILLIS, this::clean);
    }

    /** Ends the timer. */
    @Deactivate
    public void deactivate() {
        thread.close();
    }

    private void clean() {
        Instant now = Instant.now();
        Instant unused = now.minus(Duration.ofDays(settings.now().sessionIdleDays()));
        stores.sessions().ifPresent(store -> store.purge(now, unused, Runnable::run));
        stores.confirmations().ifPresent(store -> store.purge(now, Runnable::run));
        stores.residents().ifPresent(store -> store.forgetMoves(now, Runnable::run));
        thread.later(EVERY_MILLIS, this::clean);
    }
}
