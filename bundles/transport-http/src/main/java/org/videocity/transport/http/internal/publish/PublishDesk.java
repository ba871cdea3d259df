package org.videocity.transport.http.internal.publish;

import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Authentication;
import org.videocity.api.identity.AuthenticationService;
import org.videocity.api.identity.Credentials;
import org.videocity.api.identity.Identity;
import org.videocity.api.media.Audience;
import org.videocity.api.media.MediaSource;
import org.videocity.api.room.PublishRequest;
import org.videocity.api.room.PublishResult;
import org.videocity.api.room.RoomService;
import org.videocity.transport.http.internal.CityLink;
import org.videocity.transport.http.internal.HttpCounters;
import org.videocity.transport.http.internal.Places;
import org.videocity.transport.http.internal.Refusals;

/** Has places for publishers, and asks the city whether they may. Thread: safe from any. */
public final class PublishDesk {
    private static final Logger LOG = LoggerFactory.getLogger(PublishDesk.class);

    private final CityLink city;
    private final HttpCounters counters;
    private final Executor threads;
    private final ScheduledExecutorService timer;
    private final Places places = new Places();
    private volatile PublishSettings settings;

    /**
     * Starts with nobody.
     *
     * @param threads where publishers are listened to
     * @param timer for what is due later; its tasks only hand over to the threads
     */
    public PublishDesk(
            PublishSettings settings,
            CityLink city,
            HttpCounters counters,
            Executor threads,
            ScheduledExecutorService timer) {
        this.settings = settings;
        this.city = city;
        this.counters = counters;
        this.threads = threads;
        this.timer = timer;
    }

    /** Takes other settings; they hold for publishers that come. */
    public void reconfigure(PublishSettings next) {
        settings = next;
    }

    PublishSettings settings() {
        return settings;
    }

    CityLink city() {
        return city;
    }

    HttpCounters counters() {
        return counters;
    }

    Executor threads() {
        return threads;
    }

    ScheduledExecutorService timer() {
        return timer;
    }

    /** Takes a place, given back with {@link #exit}; or says why there is none. A refusal is counted. */
    Optional<Reason> enter(InetAddress address) {
        PublishSettings now = settings;
        Optional<Refusals> refusal = switch (places.take(address, now.maxPublishers(), now.maxPerAddress())) {
            case FULL -> Optional.of(Refusals.PUBLISHERS);
            case FULL_FOR_ADDRESS -> Optional.of(Refusals.PUBLISHERS_PER_ADDRESS);
            case TAKEN -> Optional.empty();
        };
        refusal.ifPresent(counters::refused);
        return refusal.map(Refusals::reason);
    }

    void exit(InetAddress address) {
        places.leave(address);
    }

    /** Who wants to publish what. */
    record Wish(RoomId room, String stream, Credentials credentials) {}

    /** Asks whether somebody may publish; the answer never fails, and comes on the executor given. */
    CompletionStage<PublishResult> publish(Wish wish, String returnKey, MediaSource source, Executor executor) {
        Optional<AuthenticationService> authentication = city.authentication();
        Optional<RoomService> rooms = city.rooms();
        if (authentication.isEmpty() || rooms.isEmpty()) {
            return refused(Reason.UNAVAILABLE);
        }
        try {
            return authentication
                    .get()
                    .authenticate(wish.credentials(), executor)
                    .thenCompose(answer -> answered(answer, rooms.get(), wish, returnKey, source, executor))
                    .exceptionally(failure -> failed(wish, failure));
        } catch (RuntimeException failure) {
            return CompletableFuture.completedFuture(failed(wish, failure));
        }
    }

    private static CompletionStage<PublishResult> answered(
            Authentication answer,
            RoomService rooms,
            Wish wish,
            String returnKey,
            MediaSource source,
            Executor executor) {
        if (answer instanceof Authentication.Accepted accepted) {
            return rooms.publish(request(wish, accepted.identity(), returnKey), source, executor);
        }
        return refused(answer instanceof Authentication.Rejected rejected ? rejected.reason() : Reason.NOT_ALLOWED);
    }

    private static PublishRequest request(Wish wish, Identity who, String returnKey) {
        Credentials shown = wish.credentials();
        return new PublishRequest(
                wish.room(), who, wish.stream(), shown.transport(), shown.remote(), Audience.EVERYONE, returnKey);
    }

    private static PublishResult failed(Wish wish, Throwable failure) {
        LOG.warn("Publishing {}/{} could not be decided", wish.room(), wish.stream(), failure);
        return new PublishResult.Refused(Reason.FAILED);
    }

    private static CompletionStage<PublishResult> refused(Reason reason) {
        return CompletableFuture.completedFuture(new PublishResult.Refused(reason));
    }
}
