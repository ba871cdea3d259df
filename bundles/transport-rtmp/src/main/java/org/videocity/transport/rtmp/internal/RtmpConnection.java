package org.videocity.transport.rtmp.internal;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.DuplexChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
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
    /** Most bytes of answers that wait for a client that asks and does not read. */
    private static final long MAX_WAITING_ANSWERS = 524_288;

    private static final long LINGER_MILLIS = 1_500;

    private final Channel channel;
    private final LoopDesk desk;
    private final RtmpConfig config;
    private final FanoutSettings fanoutSettings;
    private final CityLink city;
    private final Counters counters;
    private final RtmpServerSession session;
    private final ConnectionStreams streams;
    private final InetSocketAddress remote;
    private final long since = System.nanoTime();
    private long lastHeard = since;
    private boolean pinged;
    private boolean closing;

    RtmpConnection(
            Channel channel,
            InetSocketAddress remote,
            LoopDesk desk,
            RtmpConfig config,
            RtmpServerSession session,
            CityLink city,
            Counters counters) {
        this.channel = channel;
        this.remote = remote;
        this.desk = desk;
        this.config = config;
        this.fanoutSettings = FanoutSettings.of(config);
        this.session = session;
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
        if (!channel.isWritable() && channel.bytesBeforeWritable() > MAX_WAITING_ANSWERS) {
            refused(new Reason("answers-not-read", "The client asks and does not read the answers."));
            closeNow();
        }
    }

    /** Sends what there is, says that nothing more comes, and closes when the client has, or a moment later. */
    void closeGently() {
        push();
        if (closing) {
            return;
        }
        closing = true;
        reading(true);
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(sent -> {
            if (channel instanceof DuplexChannel duplex) {
                duplex.shutdownOutput();
            } else {
                channel.close();
            }
        });
        loop().schedule(this::closeNow, LINGER_MILLIS, TimeUnit.MILLISECONDS);
    }

    void closeNow() {
        channel.close();
    }

    /** Ends everything it does and closes. */
    void shutdown(Reason reason) {
        streams.endAll(reason);
        closeGently();
    }

    /** Asks the client to connect again. */
    void announceStop() {
        if (streams.connected() && !closing) {
            session.status(0, StatusCode.LEVEL_STATUS, Statuses.RECONNECT_REQUEST, Reason.TRANSPORT_STOPPED.text());
            push();
        }
    }

    void cityIsBack() {
        streams.each(StreamRole::cityIsBack);
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
        long silence = TimeUnit.NANOSECONDS.toMillis(now - lastHeard);
        if (!streams.connected() && TimeUnit.NANOSECONDS.toMillis(now - since) > config.handshakeTimeoutMillis()) {
            refused(new Reason("handshake-timeout", "The client did not connect in time."));
            closeNow();
        } else if (silence > config.idleTimeoutMillis() && channel.config().isAutoRead()) {
            refused(new Reason("idle", "The client said nothing for too long."));
            closeNow();
        } else {
            if (streams.connected() && !pinged && silence > config.idleTimeoutMillis() / 2) {
                pinged = true;
                session.ping(TimeUnit.NANOSECONDS.toMillis(now));
                push();
            }
            streams.each(role -> role.tick(now));
        }
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
            lastHeard = System.nanoTime();
            pinged = false;
            counters.received(bytes.readableBytes());
            if (!closing) {
                take(bytes);
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
        if (cause instanceof IOException) {
            LOG.debug("{}: {}", remote, cause.getMessage());
        } else {
            LOG.warn("Connection of {} failed", remote, cause);
            refused(Reason.FAILED);
        }
        closeNow();
    }

    private void take(ByteBuf bytes) {
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
        push();
        if (violation != null) {
            LOG.debug("{} broke the protocol: {}", remote, violation.getMessage());
            refused(new Reason("protocol", String.valueOf(violation.getMessage())));
            closeGently();
        }
    }
}
