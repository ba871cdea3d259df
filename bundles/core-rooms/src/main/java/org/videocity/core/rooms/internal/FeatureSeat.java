package org.videocity.core.rooms.internal;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.Reason;
import org.videocity.api.feature.RoomContext;
import org.videocity.api.media.MediaSource;
import org.videocity.api.room.PublishResult;
import org.videocity.api.room.Recipient;
import org.videocity.api.room.RoomListener;
import org.videocity.api.room.RoomMessage;
import org.videocity.api.room.RoomSnapshot;

/** A feature's place in a room, and its hand on it. */
final class FeatureSeat implements RoomContext {
    private static final Logger LOG = LoggerFactory.getLogger(FeatureSeat.class);
    /** Features answer many members; two that answer each other must still come to an end. */
    private static final int MESSAGES_PER_MINUTE = 1_200;

    private static final int BURST = 200;

    private final LiveRoom room;
    private final String name;
    private final RateBudget budget = new RateBudget(BURST, System.nanoTime());
    private volatile @Nullable RoomListener listener;
    private volatile boolean closed;
    private @Nullable AutoCloseable attached;

    FeatureSeat(LiveRoom room, String name) {
        this.room = room;
        this.name = name;
    }

    String name() {
        return name;
    }

    void attached(AutoCloseable service) {
        attached = service;
    }

    void tell(Consumer<RoomListener> what) {
        RoomListener ear = listener;
        if (ear != null && !closed) {
            City.guarded(ear, what);
        }
    }

    /** Hears what is for everyone or for it, but not itself. */
    void hear(RoomMessage message) {
        boolean forIt = message.to() instanceof Recipient.Everyone
                || (message.to() instanceof Recipient.ToService service
                        && service.name().equals(name));
        if (forIt && !message.sender().equals(name)) {
            tell(l -> l.onMessage(message));
        }
    }

    /** Detaches the feature. */
    void close(Reason reason) {
        if (closed) {
            return;
        }
        tell(l -> l.onClosed(reason));
        closed = true;
        listener = null;
        AutoCloseable service = attached;
        attached = null;
        if (service != null) {
            try {
                service.close();
            } catch (Exception failed) {
                LOG.warn(
                        "Feature {} failed when it was detached from {}",
                        name,
                        room.settings().id(),
                        failed);
            }
        }
    }

    @Override
    public RoomSnapshot snapshot() {
        return room.snapshot();
    }

    @Override
    public void listen(RoomListener ear) {
        listener = closed ? null : ear;
    }

    @Override
    public CompletionStage<Optional<Reason>> send(Recipient to, String type, String body, Executor executor) {
        Optional<Reason> wrong = Post.check(type, body);
        return room.city()
                .thread()
                .ask(
                        () -> CompletableFuture.completedFuture(wrong.or(() -> say(to, type, body))),
                        Optional.of(Reason.ROOM_CLOSED),
                        executor);
    }

    private Optional<Reason> say(Recipient to, String type, String body) {
        if (closed) {
            return Optional.of(Reason.ROOM_CLOSED);
        }
        return budget.take(MESSAGES_PER_MINUTE, BURST, System.nanoTime())
                ? room.say(name, name, to, type, body)
                : Optional.of(Reason.LIMIT_REACHED);
    }

    @Override
    public CompletionStage<PublishResult> publish(String stream, MediaSource source, Executor executor) {
        PublishResult over = new PublishResult.Refused(Reason.ROOM_CLOSED);
        return room.city()
                .thread()
                .ask(
                        () -> CompletableFuture.completedFuture(
                                closed ? over : room.stage().publish(this, stream, source)),
                        over,
                        executor);
    }

    @Override
    public Executor executor() {
        return room.city().thread();
    }
}
