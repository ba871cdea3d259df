package org.videocity.transport.http.internal.live;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.Reason;
import org.videocity.api.identity.Authentication;
import org.videocity.api.identity.AuthenticationService;
import org.videocity.api.identity.Identity;
import org.videocity.api.room.RoomService;
import org.videocity.api.room.WatchRequest;
import org.videocity.api.room.WatchResult;
import org.videocity.transport.http.internal.CityLink;

/** Asks the core whether somebody may watch a stream: who are they, and does the room let them. Thread: safe from any. */
final class Watcher {
    private static final Logger LOG = LoggerFactory.getLogger(Watcher.class);

    private final CityLink city;

    Watcher(CityLink city) {
        this.city = city;
    }

    /**
     * Asks; the answer never fails.
     *
     * @param waitMillis how long the room may wait for the stream
     * @param executor where it is completed
     */
    CompletionStage<WatchResult> watch(Ticket ticket, long waitMillis, Executor executor) {
        Optional<AuthenticationService> authentication = city.authentication();
        if (authentication.isEmpty()) {
            return refused(Reason.UNAVAILABLE);
        }
        try {
            return authentication
                    .get()
                    .authenticate(ticket.credentials(), executor)
                    .thenCompose(answer -> ask(answer, ticket, waitMillis, executor))
                    .exceptionally(failure -> failed(ticket, failure));
        } catch (RuntimeException failure) {
            return CompletableFuture.completedFuture(failed(ticket, failure));
        }
    }

    private static WatchResult failed(Ticket ticket, Throwable failure) {
        LOG.warn("Watching {}/{} could not be decided", ticket.room(), ticket.stream(), failure);
        return new WatchResult.Refused(Reason.FAILED);
    }

    private CompletionStage<WatchResult> ask(Authentication answer, Ticket ticket, long waitMillis, Executor executor) {
        if (answer instanceof Authentication.Accepted accepted) {
            ticket.belongsTo(accepted.identity());
            return ask(accepted.identity(), ticket, waitMillis, executor);
        }
        if (answer instanceof Authentication.Rejected rejected) {
            return refused(rejected.reason());
        }
        return refused(Reason.NOT_ALLOWED);
    }

    private CompletionStage<WatchResult> ask(Identity who, Ticket ticket, long waitMillis, Executor executor) {
        Optional<RoomService> rooms = city.rooms();
        if (rooms.isEmpty()) {
            return refused(Reason.UNAVAILABLE);
        }
        return rooms.get().watch(new WatchRequest(ticket.room(), who, "", ticket.stream(), waitMillis), executor);
    }

    private static CompletionStage<WatchResult> refused(Reason reason) {
        return CompletableFuture.completedFuture(new WatchResult.Refused(reason));
    }
}
