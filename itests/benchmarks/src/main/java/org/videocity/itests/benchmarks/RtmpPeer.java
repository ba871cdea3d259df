package org.videocity.itests.benchmarks;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.videocity.wire.rtmp.RtmpClientEvent;
import org.videocity.wire.rtmp.RtmpClientSession;
import org.videocity.wire.rtmp.RtmpClientSettings;
import org.videocity.wire.rtmp.RtmpException;

/** One client connection. Thread: its loop. */
abstract class RtmpPeer implements LoadPeer {
    private final LoadLoop loop;
    private final RtmpClientSession session = new RtmpClientSession(RtmpClientSettings.DEFAULT);
    private final Queue<ByteBuffer> unsent = new ArrayDeque<>();
    private @Nullable SocketChannel channel;
    private @Nullable SelectionKey key;
    private @Nullable String failure;
    private long bytesRead;
    private long reads;
    private boolean closing;
    private boolean deaf;

    RtmpPeer(LoadLoop loop) {
        this.loop = loop;
    }

    /** Hears what the server said. */
    abstract void on(RtmpClientEvent event);

    final LoadLoop loop() {
        return loop;
    }

    final RtmpClientSession session() {
        return session;
    }

    /** Bytes that came in so far. */
    public final long bytesRead() {
        return bytesRead;
    }

    /** Reads that brought something so far: an upper bound of pieces, for a reader that keeps up that of writes. */
    public final long reads() {
        return reads;
    }

    /** Reads nothing any more and keeps the connection. */
    final void stopReading() {
        deaf = true;
    }

    /** Why the connection is gone, null while it is well. */
    public final @Nullable String failure() {
        return failure;
    }

    final void fail(String why) {
        if (failure == null && !closing) {
            failure = why;
        }
        close();
    }

    final void connect(Target target) {
        try {
            SocketChannel opened = SocketChannel.open();
            channel = opened;
            opened.configureBlocking(false);
            opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
            session.connect(target.app(), target.url(), Map.of());
            boolean connected = opened.connect(target.address());
            key = loop.register(opened, connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT, this);
            if (connected) {
                flush();
            }
        } catch (IOException e) {
            fail(String.valueOf(e.getMessage()));
        }
    }

    /** Whether it hung up by itself. */
    final boolean isClosed() {
        return closing;
    }

    public final void close() {
        closing = true;
        SocketChannel open = channel;
        channel = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                failure = String.valueOf(e.getMessage());
            }
        }
    }

    @Override
    public final void ready(SelectionKey ready) {
        try {
            if (ready.isConnectable() && channel != null && channel.finishConnect()) {
                ready.interestOps(SelectionKey.OP_READ);
            }
            if (channel != null && ready.isReadable()) {
                read(channel);
            }
            flush();
        } catch (IOException | RtmpException e) {
            fail(String.valueOf(e.getMessage()));
        }
    }

    private void read(SocketChannel from) throws IOException {
        ByteBuffer input = loop.input();
        int count = from.read(input);
        if (count < 0) {
            fail("the server closed the connection");
            return;
        }
        reads++;
        bytesRead += count;
        session.feed(input.flip());
        for (RtmpClientEvent event = session.poll(); event != null; event = session.poll()) {
            if (event instanceof RtmpClientEvent.Rejected rejected) {
                fail(rejected.code() + " " + rejected.description());
            } else if (event instanceof RtmpClientEvent.Status status
                    && status.level().equals("error")) {
                fail(status.code() + " " + status.description());
            } else {
                on(event);
            }
        }
    }

    /** Sends what the session has to say. */
    final void flush() {
        SocketChannel to = channel;
        SelectionKey registered = key;
        if (to == null || registered == null || !to.isConnected()) {
            return;
        }
        for (ByteBuffer next = session.next(); next != null; next = session.next()) {
            unsent.add(next);
        }
        try {
            while (!unsent.isEmpty()) {
                ByteBuffer first = unsent.element();
                to.write(first);
                if (first.hasRemaining()) {
                    registered.interestOps((deaf ? 0 : SelectionKey.OP_READ) | SelectionKey.OP_WRITE);
                    return;
                }
                unsent.remove();
            }
            registered.interestOps(deaf ? 0 : SelectionKey.OP_READ);
        } catch (IOException e) {
            fail(String.valueOf(e.getMessage()));
        }
    }
}
