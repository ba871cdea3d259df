package org.videocity.transport.rtmp.internal;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import java.util.concurrent.TimeUnit;

/**
 * How a connection ends so that its client hears the last word: what was sent goes out, then the end of it, and the socket
 * is closed when the client has closed its side, or a moment later. Thread: the connection's event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails on a channel or loop closes it, and that is heard
final class ConnectionEnd {
    private static final long LINGER_MILLIS = 1_500;

    private final Channel channel;
    private boolean begun;

    ConnectionEnd(Channel channel) {
        this.channel = channel;
    }

    /** Tells whether it has begun: nothing the client says counts any more. */
    boolean begun() {
        return begun;
    }

    /** Sends what was written, says that nothing more comes, and closes when the client has, or a moment later. */
    void begin() {
        if (begun) {
            return;
        }
        begun = true;
        channel.config().setAutoRead(true);
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(sent -> shutdownOutput());
        channel.eventLoop().schedule(this::now, LINGER_MILLIS, TimeUnit.MILLISECONDS);
    }

    void now() {
        channel.close();
    }

    /** With TLS the client is told that this is the end and nobody cut the stream short (RFC 8446 section 6.1). */
    private void shutdownOutput() {
        SslHandler tls = channel.pipeline().get(SslHandler.class);
        if (tls != null && tls.handshakeFuture().isSuccess()) {
            tls.closeOutbound().addListener(said -> shutdownSocket());
        } else {
            shutdownSocket();
        }
    }

    private void shutdownSocket() {
        if (channel instanceof DuplexChannel duplex) {
            duplex.shutdownOutput();
        } else {
            channel.close();
        }
    }
}
