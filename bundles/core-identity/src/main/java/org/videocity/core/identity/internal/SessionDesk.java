package org.videocity.core.identity.internal;

import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.videocity.api.identity.Identity;
import org.videocity.api.identity.SessionsEnded;
import org.videocity.api.resident.Caller;
import org.videocity.api.resident.SignedIn;
import org.videocity.api.store.Resident;
import org.videocity.api.store.SessionStore;
import org.videocity.api.store.StoreResult;
import org.videocity.api.store.StoredSession;

/** Begins sessions, recognises them and ends those that are over. Thread: safe from any. */
@Component(service = SessionDesk.class, immediate = true)
public final class SessionDesk {
    private static final Duration TOUCH_EVERY = Duration.ofMinutes(1);
    private static final int MAX_DEVICE_CHARS = 200;
    private static final int MAX_TOKEN_CHARS = 128;

    private final StoreLinks stores;
    private final IdentitySettings settings;
    private final SessionNews news;
    private final Clock clock;
    private final Secrets secrets = new Secrets();

    /** Made by the component runtime. */
    @Activate
    public SessionDesk(
            @Reference StoreLinks stores, @Reference IdentitySettings settings, @Reference SessionNews news) {
        this(stores, settings, news, Clock.systemUTC());
    }

    SessionDesk(StoreLinks stores, IdentitySettings settings, SessionNews news, Clock clock) {
        this.stores = stores;
        this.settings = settings;
        this.news = news;
        this.clock = clock;
    }

    Clock clock() {
        return clock;
    }

    /** Begins a session under a token nobody had before. */
    CompletionStage<StoreResult<SignedIn.Accepted>> begin(Resident resident, Caller caller, boolean isNew) {
        String token = secrets.token();
        Instant now = now();
        StoredSession session = new StoredSession(
                secrets.id(),
                Secrets.hash(token),
                resident.id(),
                now,
                now,
                now.plus(Duration.ofDays(settings.now().sessionDays())),
                device(caller.device()),
                Addresses.of(caller.remote()));
        return stores.sessions()
                .map(store -> store.create(session, settings.now().maxSessions(), Runnable::run)
                        .thenApply(result -> result.map(begun -> {
                            begun.ended().forEach(this::ended);
                            return new SignedIn.Accepted(
                                    token, session.expires(), Residents.identity(resident, session.id()), isNew);
                        })))
                .orElseGet(Steps::noStore);
    }

    private void ended(StoredSession session) {
        news.tell(SessionsEnded.one(Residents.identityOf(session.residentId()), session.id()));
    }

    /** Ends the sessions whose time is over, and what people do by them; nobody waits for that. */
    void endThoseThatAreOver() {
        Instant now = now();
        Instant unused = now.minus(idle());
        stores.sessions()
                .ifPresent(store -> store.purge(now, unused, Runnable::run)
                        .thenAccept(over -> over.asOptional().ifPresent(list -> list.forEach(this::ended))));
    }

    private Duration idle() {
        return Duration.ofDays(settings.now().sessionIdleDays());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static String device(String said) {
        String tidy = said.replaceAll("[^\\p{Print}]", " ").strip();
        return tidy.length() > MAX_DEVICE_CHARS ? tidy.substring(0, MAX_DEVICE_CHARS) : tidy;
    }

    /** Finds who a token belongs to; absent when to nobody who may come in to that city. */
    CompletionStage<StoreResult<Optional<Identity>>> recognise(String token, String city, InetSocketAddress remote) {
        if (token.isEmpty() || token.length() > MAX_TOKEN_CHARS) {
            return Steps.done(Optional.empty());
        }
        return stores.sessions()
                .map(store -> store.byToken(Secrets.hash(token), Runnable::run)
                        .thenApply(found -> found.map(
                                held -> held.filter(h -> counts(h, city)).map(h -> seen(store, h, remote)))))
                .orElseGet(Steps::noStore);
    }

    private boolean counts(SessionStore.Held held, String city) {
        Instant now = now();
        Instant idleUntil = held.session().seen().plus(idle());
        return now.isBefore(held.session().expires())
                && now.isBefore(idleUntil)
                && held.resident().isActive()
                && held.resident().city().equals(city);
    }

    /** Notes that it is in use, once a minute; nobody waits for that. */
    private Identity seen(SessionStore store, SessionStore.Held held, InetSocketAddress remote) {
        Instant now = now();
        if (held.session().seen().plus(TOUCH_EVERY).isBefore(now)) {
            store.touch(held.session().id(), now, Addresses.of(remote), Runnable::run);
        }
        return Residents.identity(held.resident(), held.session().id());
    }

    /** Ends the session of a token. */
    CompletionStage<StoreResult<Boolean>> end(String token) {
        return stores.sessions()
                .map(store -> Steps.then(
                        store.byToken(Secrets.hash(token), Runnable::run),
                        held -> held.isPresent()
                                ? Steps.then(
                                        store.delete(
                                                held.get().resident().id(),
                                                held.get().session().id(),
                                                Runnable::run),
                                        ended -> {
                                            ended(held.get().session());
                                            return Steps.done(ended);
                                        })
                                : Steps.done(false)))
                .orElseGet(Steps::noStore);
    }
}
