package org.videocity.core.identity.internal;

import java.time.Instant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Ends sessions whose time is over within seconds, and throws away, every hour, codes nobody showed and old addresses. */
@Component(
        service = {},
        immediate = true)
public final class Housekeeping {
    private static final long SESSIONS_EVERY_MILLIS = 15_000;
    private static final long EVERY_MILLIS = 3_600_000;
    private static final long FIRST_MILLIS = 60_000;

    private final StoreLinks stores;
    private final SessionDesk sessions;
    private final LetterShelf letters;
    private final IdentityThread thread = new IdentityThread("videocity-residents");

    /** Made by the component runtime. */
    @Activate
    public Housekeeping(@Reference StoreLinks stores, @Reference SessionDesk sessions, @Reference LetterShelf letters) {
        this.stores = stores;
        this.sessions = sessions;
        this.letters = letters;
        thread.later(SESSIONS_EVERY_MILLIS, this::endSessions);
        thread.later(FIRST_MILLIS, this::clean);
    }

    /** Ends the timer. */
    @Deactivate
    public void deactivate() {
        thread.close();
    }

    private void endSessions() {
        thread.later(SESSIONS_EVERY_MILLIS, this::endSessions);
        sessions.endThoseThatAreOver();
    }

    private void clean() {
        thread.later(EVERY_MILLIS, this::clean);
        Instant now = Instant.now();
        stores.confirmations().ifPresent(store -> store.purge(now, Runnable::run));
        stores.residents().ifPresent(store -> store.forgetMoves(now, Runnable::run));
        letters.tidy(now);
    }
}
