package org.videocity.transport.rtmp.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.media.Audience;
import org.videocity.api.media.MediaSource;
import org.videocity.api.media.PublicationFeed;
import org.videocity.api.room.PublishRequest;
import org.videocity.api.room.PublishResult;
import org.videocity.wire.rtmp.RtmpMessage;

/**
 * A message stream that publishes: asks the room, takes media apart and feeds the publication; keeps the connection and
 * publishes again when the city's core is replaced. Thread: the connection's event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails on a channel or loop closes it, and that is heard
final class PublishSession implements StreamRole {
    private static final Logger LOG = LoggerFactory.getLogger(PublishSession.class);
    private static final int MAX_METADATA_BYTES = 262_144;

    private enum State {
        ASKING,
        LIVE,
        AWAY,
        ENDED
    }

    private final RtmpConnection connection;
    private final long streamId;
    private final String name;
    private final RtmpAddress address;
    private final FeedWriter writer;
    private final VideoIntake video;
    private final AudioIntake audio;
    private final DataIntake data;
    private final Patience patience;
    private final Deque<RtmpMessage> pending = new ArrayDeque<>();
    private long pendingBytes;
    private State state = State.ASKING;
    private boolean started;
    private @Nullable Source source;
    private @Nullable PublicationFeed feed;
    private String identityId = "";
    private @Nullable String memberId;

    /** The ear of one attempt to publish; what it hears after another attempt began is old news. */
    private final class Source implements MediaSource {
        private @Nullable Reason ended;

        @Override
        public void onEnded(Reason reason) {
            EventLoopExecutor.run(connection.loop(), () -> {
                ended = reason;
                if (source == this && state == State.LIVE) {
                    feedEnded(reason);
                }
            });
        }
    }

    PublishSession(RtmpConnection connection, long streamId, String name, RtmpAddress address) {
        this.connection = connection;
        this.streamId = streamId;
        this.name = name;
        this.address = address;
        RtmpConfig config = connection.config();
        this.writer = new FeedWriter(connection.counters());
        this.video = new VideoIntake(writer, config.maxMessageBytes());
        this.audio = new AudioIntake(writer, config.maxMessageBytes());
        this.data = new DataIntake(writer, MAX_METADATA_BYTES);
        this.patience = new Patience(connection.loop(), config.restartWaitMillis());
    }

    void start() {
        if (state == State.ASKING) {
            attempt();
        }
    }

    /** Takes a media message; before the room has answered it is kept for then. */
    void media(RtmpMessage message) {
        if (state == State.ENDED) {
            return;
        }
        if (started) {
            take(message);
            return;
        }
        pending.add(message);
        pendingBytes += message.length();
        if (pendingBytes > connection.config().pendingPublishBytes()) {
            connection.reading(false);
        }
    }

    @Override
    public void stop(boolean orderly) {
        finish(orderly ? Reason.UNPUBLISHED : null);
    }

    @Override
    public void end(Reason reason) {
        if (state != State.ENDED) {
            finish(reason);
            connection.refused(reason);
            Reason told = ClosedDoor.told(reason, address);
            connection.session().publishRefused(streamId, Statuses.publish(told), told.text());
            connection.closeGently();
        }
    }

    @Override
    public void cityIsBack() {
        if (state == State.AWAY) {
            attempt();
        }
    }

    @Override
    public boolean isBy(String identity, RoomId room) {
        return state != State.ENDED
                && identityId.equals(identity)
                && address.room().equals(room);
    }

    @Override
    public void tick(long now) {
        // its connection looks after the rate
    }

    private void attempt() {
        state = State.ASKING;
        Source ear = new Source();
        source = ear;
        String member = connection.memberIn(address.room());
        if (member != null) {
            memberId = member;
            connection.desk().numbers().asks(address.room(), address.stream(), member);
        }
        EventLoopExecutor loop = connection.executor();
        connection
                .city()
                .<PublishResult>visit(
                        connection.credentials(address),
                        (rooms, identity) -> rooms.publish(
                                new PublishRequest(
                                        address.room(),
                                        identity,
                                        address.stream(),
                                        RtmpTransport.NAME,
                                        connection.remote(),
                                        Audience.EVERYONE),
                                ear,
                                loop),
                        loop)
                .thenAccept(visit -> answered(ear, visit));
    }

    private void answered(Source ear, CityLink.Visit<PublishResult> visit) {
        if (visit instanceof CityLink.Visit.Answered<PublishResult> answered) {
            if (answered.answer() instanceof PublishResult.Published published) {
                identityId = answered.identity().id();
                published(ear, published.feed());
            } else if (answered.answer() instanceof PublishResult.Refused refused) {
                turnedAway(refused.reason());
            }
        } else if (visit instanceof CityLink.Visit.TurnedAway<PublishResult> away) {
            turnedAway(away.reason());
        } else {
            away();
        }
    }

    private void published(Source ear, PublicationFeed opened) {
        if (state == State.ENDED || source != ear) {
            opened.end(Reason.UNPUBLISHED);
            return;
        }
        Reason already = ear.ended;
        state = State.LIVE;
        feed = opened;
        if (already != null) {
            feedEnded(already);
            return;
        }
        patience.over();
        if (memberId != null) {
            connection.desk().numbers().publishes(address.room(), address.stream(), memberId);
        }
        connection.desk().publishes(opened.publication());
        writer.attach(opened);
        if (!started) {
            started = true;
            LOG.info("{} publishes {}", connection.remote(), address);
            connection.session().publishStarted(streamId, name);
            connection.push();
            takePending();
        }
    }

    private void takePending() {
        while (!pending.isEmpty() && state != State.ENDED) {
            take(pending.remove());
        }
        pending.clear();
        pendingBytes = 0;
        connection.reading(true);
    }

    private void take(RtmpMessage message) {
        long now = System.nanoTime();
        try {
            if (message.isVideo()) {
                video.accept(message, now);
            } else if (message.isAudio()) {
                audio.accept(message, now);
            } else if (message.isData()) {
                data.accept(message, now);
            }
        } catch (UnsupportedCodecException e) {
            end(new Reason("unsupported-codec", String.valueOf(e.getMessage())));
        }
    }

    private void feedEnded(Reason reason) {
        if (feed != null) {
            connection.desk().publishesNoMore(feed.publication());
        }
        feed = null;
        writer.detach();
        if (reason.is(Reason.RESTARTING)) {
            patience.begin();
            away();
        } else {
            end(reason);
        }
    }

    private void turnedAway(Reason reason) {
        if (state == State.ENDED) {
            return;
        }
        if (patience.isTried() && Statuses.passes(reason)) {
            away();
        } else {
            end(reason);
        }
    }

    private void away() {
        if (state == State.ENDED) {
            return;
        }
        state = State.AWAY;
        patience.begin();
        if (patience.isGone()) {
            end(Reason.UNAVAILABLE);
        } else {
            connection.loop().schedule(this::cityIsBack, Patience.RETRY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Ends for good; a null reason says that the connection was lost. */
    private void finish(@Nullable Reason reason) {
        if (state == State.ENDED) {
            return;
        }
        state = State.ENDED;
        pending.clear();
        PublicationFeed last = feed;
        feed = null;
        if (last != null) {
            connection.desk().publishesNoMore(last.publication());
            writer.flush();
            LOG.info(
                    "{} stops publishing {}: {}",
                    connection.remote(),
                    address,
                    reason == null ? "lost" : reason.name());
            if (reason == null) {
                last.lost();
            } else {
                last.end(reason);
            }
        }
        writer.detach();
        if (memberId != null) {
            connection.desk().numbers().stops(address.room(), address.stream(), memberId);
        }
        connection.roleEnded(streamId, this);
    }
}
