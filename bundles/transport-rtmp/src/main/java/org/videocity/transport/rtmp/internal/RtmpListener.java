package org.videocity.transport.rtmp.internal;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.SocketChannel;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One address connections come in by: opened, moved and closed as the settings say. Thread: safe from any. */
@SuppressWarnings("FutureReturnValueIgnored") // what fails on a channel or loop closes it, and that is heard
final class RtmpListener {
    private static final Logger LOG = LoggerFactory.getLogger(RtmpListener.class);
    private static final long REBIND_MILLIS = 2_000;
    private static final long CLOSE_MILLIS = 2_000;

    private final String name;
    private final String portSetting;
    private final EventLoops loops;
    private final Consumer<SocketChannel> accept;
    private @Nullable Place wanted;
    private @Nullable Channel listening;
    private String problem = "";

    /** Where to listen; port 0 takes a free one. */
    record Place(String host, int port) {}

    /**
     * Listens nowhere yet.
     *
     * @param portSetting the setting that holds the port, for the operator
     * @param accept takes each connection, on its event loop
     */
    RtmpListener(String name, String portSetting, EventLoops loops, Consumer<SocketChannel> accept) {
        this.name = name;
        this.portSetting = portSetting;
        this.loops = loops;
        this.accept = accept;
    }

    /** Listens there, or nowhere. Returns when it does or has failed, and then tries again. Not for an event loop. */
    void listen(@Nullable Place place) {
        ChannelFuture closed;
        synchronized (this) {
            if (Objects.equals(place, wanted)) {
                return;
            }
            wanted = place;
            problem = "";
            Channel before = listening;
            listening = null;
            closed = before == null ? null : before.close();
        }
        if (closed != null) {
            closed.awaitUninterruptibly(CLOSE_MILLIS);
        }
        if (place != null) {
            settle(bind(place).awaitUninterruptibly(), place);
        }
    }

    /** Port bound, 0 while none is. */
    synchronized int port() {
        return listening != null && listening.localAddress() instanceof InetSocketAddress at ? at.getPort() : 0;
    }

    /** Says where it listens; empty while it does not. */
    synchronized String where() {
        return wanted == null || listening == null ? "" : wanted.host() + ":" + port();
    }

    /** Says why it does not listen where it should; empty when all is well. */
    synchronized String problem() {
        return problem;
    }

    private ChannelFuture bind(Place place) {
        return new ServerBootstrap()
                .group(loops.group())
                .channel(loops.serverChannel())
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.SO_BACKLOG, 1_024)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childOption(
                        ChannelOption.WRITE_BUFFER_WATER_MARK,
                        new WriteBufferWaterMark(HeldBytes.LOW_WATER, HeldBytes.HIGH_WATER))
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        accept.accept(channel);
                    }
                })
                .bind(place.host(), place.port());
    }

    private synchronized void settle(ChannelFuture bound, Place place) {
        if (listening != null || !place.equals(wanted)) {
            bound.channel().close();
        } else if (bound.isSuccess()) {
            listening = bound.channel();
            problem = "";
            LOG.info("{} listens on {}", name, where());
        } else {
            failed(place, bound.cause());
        }
    }

    private void failed(Place place, Throwable cause) {
        boolean known = !problem.isEmpty();
        problem = name + " cannot listen on " + place.host() + ":" + place.port() + ": " + cause.getMessage()
                + "; choose another host or " + portSetting + " in org.videocity.transport.rtmp";
        if (!known) {
            LOG.error("{}", problem);
        }
        loops.group().schedule(() -> again(place), REBIND_MILLIS, TimeUnit.MILLISECONDS);
    }

    private synchronized void again(Place place) {
        if (listening == null && place.equals(wanted)) {
            bind(place).addListener((ChannelFuture bound) -> settle(bound, place));
        }
    }
}
