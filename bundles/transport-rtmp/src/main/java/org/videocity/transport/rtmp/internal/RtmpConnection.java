package org.videocity.transport.rtmp.internal;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.handler.codec.DecoderException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Credentials;
import org.videocity.wire.rtmp.RtmpEvent;
import org.videocity.wire.rtmp.RtmpException;
import org.videocity.wire.rtmp.RtmpServerSession;
import org.videocity.wire.rtmp.StatusCode;

/**
 * One RTMP connection: moves bytes between the socket and the session machine, closes it when it breaks the protocol,
 * says nothing for too long or is not wanted any more. What its streams do is with {@link ConnectionStreams}. Thread: its
 * event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails on a channel or loop closes it, and that is heard
final class RtmpConnection extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(RtmpConnection.class);
    /** Who is kept only to be told that there is no room gets this long to ask. */
    private static final long AT_THE_DOOR_MILLIS = 3_000;

    private static final double BIT_RATE_SECONDS = 5;
    private static final double COMMAND_SECONDS = 10;

    private final Channel channel;
    private final LoopDesk desk;
    private final RtmpConfig config;
    private final FanoutSettings fanoutSettings;
    private final CityLink city;
    private final Counters counters;
    private final RtmpServerSession session;
    private final ConnectionStreams streams;
    private final InetSocketAddress remote;
    private final Admission admission;
    private final ConnectionEnd end;
    private final Silence silence;
    private final RateBudget input;
    private final RateBudget commands;
    private long commandsSeen;
    private long streamsRefused;

    RtmpConnection(
            Channel channel,
            InetSocketAddress remote,
            LoopDesk desk,
            RtmpConfig config,
            Admission admission,
            CityLink city,
            Counters counters) {
        this.channel = channel;
        this.remote = remote;
        this.desk = desk;
        this.config = config;
        this.fanoutSettings = FanoutSettings.of(config, channel instanceof EpollSocketChannel);
        this.admission = admission;
        this.session = Limits.session(config);
        long now = System.nanoTime();
        this.end = new ConnectionEnd(channel);
        this.silence = new Silence(config, now);
        this.input = new RateBudget(config.maxPublishBitsPerSecond() / 8.0, BIT_RATE_SECONDS, now);
        this.commands = new RateBudget(config.maxCommandsPerSecond(), COMMAND_SECONDS, now);
        this.city = city;
        this.counters = counters;
        this.streams = new ConnectionStreams(this);
    }

    Channel channel() {
        return channel;
    }

    EventLoop loop() {
        return channel.eventLoop();
    }

    EventLoopExecutor executor() {
        return new EventLoopExecutor(channel.eventLoop());
    }

    InetSocketAddress remote() {
        return remote;
    }

    LoopDesk desk() {
        return desk;
    }

    RtmpConfig config() {
        return config;
    }

    FanoutSettings fanoutSettings() {
        return fanoutSettings;
    }

    CityLink city() {
        return city;
    }

    Counters counters() {
        return counters;
    }

    RtmpServerSession session() {
        return session;
    }

    /** Why it may not connect; null when it may. It has been counted. */
    @Nullable
    Reason obstacle() {
        return admission.obstacle();
    }

    /** Returns what the client shows: the key of its address, or nothing. */
    Credentials credentials(RtmpAddress address) {
        return address.key()
                .map(key -> Credentials.streamKey(key, RtmpTransport.NAME, remote))
                .orElseGet(() -> Credentials.guest(RtmpTransport.NAME, remote));
    }

    /** Starts or stops reading from the socket. */
    void reading(boolean on) {
        channel.config().setAutoRead(on);
    }

    /** Counts a refusal. */
    void refused(Reason reason) {
        counters.refused(reason.name());
    }

    /** Returns what the client can take when it plays. */
    Reception reception() {
        return streams.reception();
    }

    /** Returns the client's member id where it is in this room, else null. */
    @Nullable
    String memberIn(RoomId room) {
        return streams.memberIn(room);
    }

    /** Says that a stream does nothing any more. */
    void roleEnded(long streamId, StreamRole role) {
        streams.ended(streamId, role);
    }

    /** Sends what the session has to say. */
    void push() {
        ByteBuffer bytes = session.next();
        if (bytes == null || !channel.isActive()) {
            return;
        }
        counters.sent(bytes.remaining());
        channel.writeAndFlush(Unpooled.wrappedBuffer(bytes), channel.voidPromise());
        if (!channel.isWritable() && channel.bytesBeforeWritable() > config.maxUnreadAnswerBytes()) {
            refused(Refusals.answersNotRead(config.maxUnreadAnswerBytes()));
            closeNow();
        }
    }

    /** Sends what there is, says that nothing more comes, and closes when the client has, or a moment later. */
    void closeGently() {
        push();
        end.begin();
    }

    void closeNow() {
        end.now();
    }

    /** Ends everything it does and closes. */
    void shutdown(Reason reason) {
        streams.endAll(reason);
        closeGently();
    }

    /** Asks the client to connect again. */
    void announceStop() {
        if (streams.connected() && !end.begun()) {
            session.requestReconnect(Optional.empty(), Reason.TRANSPORT_STOPPED.text());
            push();
        }
    }

    void cityIsBack() {
        streams.cityIsBack();
    }

    /** Ends what a grant allowed. */
    void revoked(String identityId, RoomId room, boolean publish, boolean watch) {
        streams.each(role -> {
            boolean concerned = role instanceof PublishSession ? publish : watch;
            if (concerned && role.isBy(identityId, room)) {
                role.end(Reason.REVOKED);
                closeGently();
            }
        });
    }

    /** Looks about every second whether the client is still there. */
    void tick(long now) {
        if (!streams.connected() && silence.isOlder(now, handshakeMillis())) {
            sendAway(Refusals.handshakeTimeout(handshakeMillis()), StatusCode.CONNECT_FAILED);
        } else if (silence.isTooLong(now) && channel.config().isAutoRead()) {
            sendAway(Refusals.idle(config.idleTimeoutMillis()), Statuses.CONNECT_IDLE_TIMEOUT);
        } else {
            if (streams.connected() && silence.wantsPing(now)) {
                session.ping(TimeUnit.NANOSECONDS.toMillis(now));
                push();
            }
            streams.each(role -> role.tick(now));
        }
    }

    private long handshakeMillis() {
        return obstacle() == null
                ? config.handshakeTimeoutMillis()
                : Math.min(AT_THE_DOOR_MILLIS, config.handshakeTimeoutMillis());
    }

    /** Counts a refusal, says it where RTMP has begun, lets go of everything and closes. */
    private void sendAway(Reason reason, String code) {
        if (end.begun()) {
            return;
        }
        if (obstacle() == null) {
            refused(reason);
        }
        LOG.debug("{} is sent away: {}", remote, reason.text());
        streams.lost();
        session.status(0, StatusCode.LEVEL_ERROR, code, reason.text());
        closeGently();
    }

    /** Ends publications of a connection that sends too much, each with the reason. */
    private void sendsTooMuch() {
        Reason reason = Refusals.bitRate(config.maxPublishBitsPerSecond());
        streams.each(role -> {
            if (role instanceof PublishSession) {
                role.end(reason);
            }
        });
        sendAway(reason, StatusCode.CONNECT_CLOSED);
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        desk.add(this);
        counters.opened();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        desk.remove(this);
        counters.closed();
        streams.lost();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        try {
            long now = System.nanoTime();
            silence.heard(now);
            counters.received(bytes.readableBytes());
            if (end.begun()) {
                return;
            }
            if (input.spend(bytes.readableBytes(), now)) {
                take(bytes, now);
            } else {
                sendsTooMuch();
            }
        } finally {
            bytes.release();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (channel.isWritable()) {
            streams.each(role -> {
                if (role instanceof PlaySession play) {
                    play.writable();
                }
            });
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof IOException || cause instanceof DecoderException) { // the latter is what TLS throws
            LOG.debug("{}: {}", remote, cause.getMessage());
        } else {
            LOG.warn("Connection of {} failed", remote, cause);
            refused(Reason.FAILED);
        }
        closeNow();
    }

    private void take(ByteBuf bytes, long now) {
        RtmpException violation = null;
        try {
            for (ByteBuffer part : bytes.nioBuffers()) {
                session.feed(part);
            }
        } catch (RtmpException e) {
            violation = e;
        }
        RtmpEvent event = session.poll();
        while (event != null) {
            streams.handle(event);
            event = session.poll();
        }
        countAnswered();
        push();
        long sent = session.commandsReceived() - commandsSeen;
        commandsSeen += sent;
        if (violation != null) {
            sendAway(new Reason(Refusals.PROTOCOL, String.valueOf(violation.getMessage())), StatusCode.CONNECT_CLOSED);
        } else if (!commands.spend(sent, now)) {
            sendAway(Refusals.commands(config.maxCommandsPerSecond()), StatusCode.CONNECT_CLOSED);
        }
    }

    /** Counts what the session has refused by itself. */
    private void countAnswered() {
        for (; streamsRefused < session.streamsRefused(); streamsRefused++) {
            refused(Refusals.TOO_MANY_STREAMS);
        }
    }
}
