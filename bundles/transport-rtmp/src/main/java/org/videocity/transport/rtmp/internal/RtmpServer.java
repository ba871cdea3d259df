package org.videocity.transport.rtmp.internal;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.SocketChannel;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.Reason;
import org.videocity.api.transport.TransportState;
import org.videocity.wire.amf.AmfLimits;
import org.videocity.wire.rtmp.RtmpLimits;
import org.videocity.wire.rtmp.RtmpServerSession;
import org.videocity.wire.rtmp.RtmpServerSettings;

/** Listens, hands connections to their event loops, and takes all of it down again. Thread: safe from any. */
@SuppressWarnings("FutureReturnValueIgnored") // what fails on a channel or loop closes it, and that is heard
final class RtmpServer {
    private static final Logger LOG = LoggerFactory.getLogger(RtmpServer.class);
    private static final int LOW_WATER_BYTES = 32 << 10;
    private static final int HIGH_WATER_BYTES = 64 << 10;
    private static final int WINDOW_ACK_BYTES = 2_500_000;
    private static final int MAX_CHUNK_STREAMS = 64;
    private static final long REBIND_MILLIS = 2_000;
    private static final long CLOSE_MILLIS = 2_000;

    private final CityLink city;
    private final Counters counters;
    private final EventLoops loops;
    private final ConnectionRegistry registry = new ConnectionRegistry();
    private final Map<EventLoop, LoopDesk> desks = new ConcurrentHashMap<>();
    private volatile RtmpConfig config;
    private volatile TransportState state = new TransportState(TransportState.STARTING, "");
    private @Nullable Channel listening;
    private boolean stopped;

    RtmpServer(RtmpConfig config, CityLink city, Counters counters) {
        this.config = config;
        this.city = city;
        this.counters = counters;
        this.loops = EventLoops.start(config.eventLoops(), config.epoll());
        if (loops.kind().equals("epoll")) {
            LOG.info("RTMP runs on epoll");
        } else {
            LOG.warn("RTMP runs on NIO, without epoll: {}", EventLoops.whyNoEpoll());
        }
    }

    TransportState state() {
        return state;
    }

    int openConnections() {
        return registry.open();
    }

    /** Port bound, 0 while none is. */
    synchronized int port() {
        return listening != null && listening.localAddress() instanceof InetSocketAddress at ? at.getPort() : 0;
    }

    String kind() {
        return loops.kind();
    }

    /** Binds; when that fails, tries again every now and then. Not for an event loop's thread. */
    void open() {
        RtmpConfig now = config;
        settle(bind(now).awaitUninterruptibly(), now);
    }

    /** Takes new settings: another host or port at once, the rest for what comes. */
    void reconfigure(RtmpConfig next) {
        ChannelFuture closed;
        synchronized (this) {
            RtmpConfig before = config;
            config = next;
            if (stopped || sameAddress(before, next)) {
                return;
            }
            closed = closeListening();
        }
        if (closed != null) {
            closed.awaitUninterruptibly(CLOSE_MILLIS);
        }
        open();
    }

    /** Accepts nothing more and asks clients that can to come back later. */
    synchronized void stopAccepting() {
        if (!stopped) {
            stopped = true;
            state = new TransportState(TransportState.DRAINING, "");
            closeListening();
            onDesks(LoopDesk::announceStop);
        }
    }

    /** Ends everything and returns when all of it is gone. */
    void close() {
        stopAccepting();
        onDesks(desk -> desk.shutdown(Reason.TRANSPORT_STOPPED));
        drained(CLOSE_MILLIS).join();
        onDesks(LoopDesk::closeNow);
        loops.group().shutdownGracefully(0, CLOSE_MILLIS, TimeUnit.MILLISECONDS);
        loops.group().terminationFuture().awaitUninterruptibly(2 * CLOSE_MILLIS);
        state = new TransportState(TransportState.STOPPED, "");
    }

    /** Completes when no connection is left, or after so long. */
    CompletableFuture<Void> drained(long millis) {
        CompletableFuture<Void> drained = new CompletableFuture<>();
        registry.whenEmpty(() -> drained.complete(null));
        if (!drained.isDone()) {
            loops.group().schedule(() -> drained.complete(null), millis, TimeUnit.MILLISECONDS);
        }
        return drained;
    }

    /** Does something on every event loop. */
    void onDesks(Consumer<LoopDesk> action) {
        desks.forEach((loop, desk) -> EventLoopExecutor.run(loop, () -> action.accept(desk)));
    }

    private void reopen() {
        RtmpConfig now = config;
        bind(now).addListener((ChannelFuture bound) -> settle(bound, now));
    }

    private ChannelFuture bind(RtmpConfig to) {
        return bootstrap(to).bind(to.host(), to.port());
    }

    private synchronized void settle(ChannelFuture bound, RtmpConfig asked) {
        boolean wanted = !stopped && listening == null && sameAddress(asked, config);
        if (!wanted) {
            bound.channel().close();
        } else if (bound.isSuccess()) {
            listening = bound.channel();
            String where = asked.host() + ":" + port() + ", " + loops.kind();
            state = new TransportState(TransportState.OPEN, where);
            LOG.info("RTMP listens on {}", where);
        } else {
            failed(asked, bound.cause());
        }
    }

    private void failed(RtmpConfig asked, Throwable cause) {
        String why = "cannot listen on " + asked.host() + ":" + asked.port() + ": " + cause.getMessage()
                + "; choose another address in org.videocity.transport.rtmp";
        if (!state.name().equals(TransportState.FAILED)) {
            LOG.error("RTMP {}", why);
        }
        state = new TransportState(TransportState.FAILED, why);
        loops.group().schedule(this::reopen, REBIND_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static boolean sameAddress(RtmpConfig one, RtmpConfig other) {
        return one.host().equals(other.host()) && one.port() == other.port();
    }

    private @Nullable ChannelFuture closeListening() {
        Channel open = listening;
        listening = null;
        return open == null ? null : open.close();
    }

    private ServerBootstrap bootstrap(RtmpConfig now) {
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(loops.group())
                .channel(loops.serverChannel())
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.SO_BACKLOG, 1_024)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childOption(
                        ChannelOption.WRITE_BUFFER_WATER_MARK,
                        new WriteBufferWaterMark(LOW_WATER_BYTES, HIGH_WATER_BYTES))
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        accept(channel);
                    }
                });
        if (now.sendBufferBytes() > 0) {
            bootstrap.childOption(ChannelOption.SO_SNDBUF, now.sendBufferBytes());
        }
        return bootstrap;
    }

    private void accept(SocketChannel channel) {
        RtmpConfig now = config;
        InetSocketAddress remote = channel.remoteAddress();
        if (remote == null
                || !registry.admit(remote.getAddress(), now.maxConnections(), now.maxConnectionsPerAddress())) {
            counters.refused(Reason.LIMIT_REACHED.name());
            channel.close();
            return;
        }
        channel.closeFuture().addListener(closed -> registry.gone(remote.getAddress()));
        LoopDesk desk = desks.computeIfAbsent(channel.eventLoop(), loop -> new LoopDesk(loop, counters));
        channel.pipeline().addLast(new RtmpConnection(channel, remote, desk, now, session(now), city, counters));
    }

    private static RtmpServerSession session(RtmpConfig config) {
        int largest = Math.min(0xFFFFFF, config.maxMessageBytes());
        RtmpLimits limits = new RtmpLimits(
                largest, MAX_CHUNK_STREAMS, 0xFFFFFF, (int) Math.min(Integer.MAX_VALUE, largest * 3L / 2 + 4_096));
        return new RtmpServerSession(new RtmpServerSettings(
                limits,
                AmfLimits.DEFAULT,
                config.chunkSizeBytes(),
                WINDOW_ACK_BYTES,
                WINDOW_ACK_BYTES,
                false,
                config.maxStreamsPerConnection()));
    }
}
