package org.videocity.transport.rtmp.internal;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.Future;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Stands before TLS until its handshake is done: while that waits for its turn nobody may fill the memory, and what goes
 * wrong is counted. Thread: the connection's event loop.
 */
final class TlsDoor extends ChannelInboundHandlerAdapter {
    /** A client's side of a handshake takes a few hundred bytes (RFC 8446 section 4), and at most a record may follow. */
    private static final long MAX_HANDSHAKE_BYTES = 65_536;

    private final Future<Channel> handshake;
    private final Counters counters;
    private long bytes;
    private boolean counted;

    TlsDoor(Future<Channel> handshake, Counters counters) {
        this.handshake = handshake;
        this.counters = counters;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        handshake.addListener(done -> {
            if (done.isSuccess()) {
                context.pipeline().remove(this);
            } else {
                failed(done.cause());
            }
        });
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        bytes += ((ByteBuf) message).readableBytes();
        if (bytes > MAX_HANDSHAKE_BYTES) {
            ((ByteBuf) message).release();
            failed(new SSLException("more bytes than a handshake has"));
            context.close();
        } else {
            context.fireChannelRead(message);
        }
    }

    /** A client that just goes is no refusal. */
    private void failed(@Nullable Throwable cause) {
        if (!counted && cause instanceof SSLException) {
            counted = true;
            counters.refused(Refusals.TLS_FAILED.name());
        }
    }
}
