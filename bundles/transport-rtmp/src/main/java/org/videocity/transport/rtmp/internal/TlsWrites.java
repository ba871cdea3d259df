package org.videocity.transport.rtmp.internal;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;

/**
 * Stands behind TLS. What is written is encrypted at once, not when it is flushed: only encrypted bytes count for whether
 * the connection takes more, and a viewer that is behind would else be given the whole group of pictures. Buffers are
 * shared between viewers, so TLS gets them read-only: it would else collect small writes in the free end of large ones.
 */
final class TlsWrites extends ChannelOutboundHandlerAdapter {
    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the promise is the writer's
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        context.writeAndFlush(message instanceof ByteBuf bytes ? bytes.asReadOnly() : message, promise);
    }
}
