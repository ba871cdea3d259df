package org.videocity.transport.rtmp.internal;

import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.city.CityDirectory;
import org.videocity.api.identity.Authentication;
import org.videocity.api.identity.AuthenticationService;
import org.videocity.api.identity.Credentials;
import org.videocity.api.identity.Identity;
import org.videocity.api.room.RoomService;

/**
 * Holds the city's services while they come, go and are replaced under load. Thread: safe from any.
 */
@Component(service = CityLink.class)
public final class CityLink {
    private final AtomicReference<@Nullable RoomService> rooms = new AtomicReference<>();
    private final AtomicReference<@Nullable AuthenticationService> authentication = new AtomicReference<>();
    private final AtomicReference<@Nullable CityDirectory> cities = new AtomicReference<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** What somebody who showed credentials may do next. */
    sealed interface Visit<T> {
        /** Let through; what the room answered. */
        record Answered<T>(Identity identity, T answer) implements Visit<T> {}

        /** Turned away before the room was asked. */
        record TurnedAway<T>(Reason reason) implements Visit<T> {}

        /** The city is being updated; ask again when {@link CityLink#whenBack} says so. */
        record Away<T>() implements Visit<T> {}
    }

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    void bindRooms(RoomService service) {
        rooms.set(service);
        tell();
    }

    void unbindRooms(RoomService service) {
        rooms.compareAndSet(service, null);
    }

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    void bindAuthentication(AuthenticationService service) {
        authentication.set(service);
        tell();
    }

    void unbindAuthentication(AuthenticationService service) {
        authentication.compareAndSet(service, null);
    }

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    void bindCities(CityDirectory directory) {
        cities.set(directory);
    }

    void unbindCities(CityDirectory directory) {
        cities.compareAndSet(directory, null);
    }

    /** Returns the name of the city that a host means; of the default one where it means none, or nobody knows. */
    String cityOf(String host) {
        CityDirectory known = cities.get();
        return known == null
                ? RoomId.DEFAULT_CITY
                : known.ofHost(host).orElseGet(known::defaultCity).name();
    }

    /** Calls back, on any thread, each time the services are complete again. */
    AutoCloseable whenBack(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Asks who it is, then the room what it says to that. The answer comes on the executor and never fails. */
    <T> CompletionStage<Visit<T>> visit(
            Credentials credentials, BiFunction<RoomService, Identity, CompletionStage<T>> ask, Executor executor) {
        AuthenticationService who = authentication.get();
        RoomService where = rooms.get();
        if (who == null || where == null) {
            return CompletableFuture.completedFuture(new Visit.Away<>());
        }
        CompletionStage<Visit<T>> visit;
        try {
            visit = who.authenticate(credentials, executor).thenCompose(answer -> enter(answer, where, ask));
        } catch (RuntimeException e) {
            visit = CompletableFuture.failedFuture(e);
        }
        return visit.handleAsync((done, failure) -> failure == null ? done : failed(where, failure), executor);
    }

    private <T> CompletionStage<Visit<T>> enter(
            Authentication answer, RoomService where, BiFunction<RoomService, Identity, CompletionStage<T>> ask) {
        if (answer instanceof Authentication.Accepted accepted) {
            return ask.apply(where, accepted.identity())
                    .thenApply(said -> new Visit.Answered<>(accepted.identity(), said));
        }
        Reason reason = answer instanceof Authentication.Rejected rejected ? rejected.reason() : Reason.NOT_ALLOWED;
        return CompletableFuture.completedFuture(new Visit.TurnedAway<>(reason));
    }

    /** A service that fails while it is being replaced is asked again, any other failure is the answer. */
    private <T> Visit<T> failed(RoomService asked, Throwable failure) {
        if (rooms.get() != asked) {
            return new Visit.Away<>();
        }
        org.slf4j.LoggerFactory.getLogger(CityLink.class).warn("The city could not answer", failure);
        return new Visit.TurnedAway<>(Reason.FAILED);
    }

    private void tell() {
        if (rooms.get() != null && authentication.get() != null) {
            listeners.forEach(Runnable::run);
        }
    }
}
