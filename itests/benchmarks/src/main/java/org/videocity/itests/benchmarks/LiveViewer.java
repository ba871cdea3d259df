package org.videocity.itests.benchmarks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Watches a stream over HTTP and notes what came when. Thread: its loop. */
final class LiveViewer implements LoadPeer, Receiver {
    private static final int CARRY_BYTES = 40;
    private static final long SIGN_OF_LIFE_NANOS = TimeUnit.SECONDS.toNanos(15);
    /** A pong nobody asked for (RFC 6455 section 5.5.3), masked with zeros. */
    private static final byte[] PONG = {(byte) 0x8A, (byte) 0x80, 0, 0, 0, 0};

    private final LoadLoop loop;
    private final LiveShape shape;
    private final String request;
    private final Player.Watch watch;
    private final byte[] carry = new byte[CARRY_BYTES];
    private int carried;
    private @Nullable SocketChannel channel;
    private @Nullable String failure;
    private boolean accepted;
    private boolean closing;
    private boolean hadKeyFrame;
    private long bytesRead;
    private long reads;
    private long nextPicture = -1;
    private long nextSound = -1;
    private long lost;

    LiveViewer(LoadLoop loop, LiveShape shape, String room, String stream, Player.Watch watch) {
        this.loop = loop;
        this.shape = shape;
        this.request = shape.request(room, stream);
        this.watch = watch;
    }

    void connect(InetSocketAddress address) {
        try {
            SocketChannel opened = SocketChannel.open();
            channel = opened;
            opened.configureBlocking(false);
            opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
            if (opened.connect(address)) {
                loop.register(opened, SelectionKey.OP_READ, this);
                send(opened, request.getBytes(StandardCharsets.US_ASCII));
            } else {
                loop.register(opened, SelectionKey.OP_CONNECT, this);
            }
        } catch (IOException e) {
            fail(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public boolean hadKeyFrame() {
        return hadKeyFrame;
    }

    @Override
    public @Nullable String failure() {
        return failure;
    }

    @Override
    public long bytesRead() {
        return bytesRead;
    }

    @Override
    public long reads() {
        return reads;
    }

    @Override
    public long lost() {
        return lost;
    }

    @Override
    public boolean has(long pictures, long sounds) {
        return nextPicture >= pictures && nextSound >= sounds;
    }

    @Override
    public void ready(SelectionKey ready) {
        SocketChannel open = channel;
        if (open == null) {
            return;
        }
        try {
            if (ready.isConnectable() && open.finishConnect()) {
                ready.interestOps(SelectionKey.OP_READ);
                send(open, request.getBytes(StandardCharsets.US_ASCII));
            } else if (ready.isReadable()) {
                read(open);
            }
        } catch (IOException e) {
            fail(String.valueOf(e.getMessage()));
        }
    }

    private void read(SocketChannel open) throws IOException {
        ByteBuffer input = loop.input().put(carry, 0, carried);
        int count = open.read(input);
        if (count < 0) {
            fail("the server closed the connection");
            return;
        }
        reads++;
        bytesRead += count;
        input.flip();
        if (!accepted && !accept(input)) {
            return;
        }
        long now = System.nanoTime();
        int keep =
                MarkScanner.scan(input, (video, key, number, sent) -> note(new Frame(video, key, number, sent), now));
        carried = input.limit() - keep;
        input.get(keep, carry, 0, carried);
    }

    private boolean accept(ByteBuffer input) {
        String head = StandardCharsets.US_ASCII
                .decode(input.slice(0, Math.min(input.limit(), 200)))
                .toString();
        accepted = head.startsWith(shape.accepted());
        if (!accepted) {
            fail(head.lines().findFirst().orElse("nothing"));
        } else if (shape == LiveShape.SOCKET) {
            loop.at(System.nanoTime() + SIGN_OF_LIFE_NANOS, this::signOfLife);
        }
        return accepted;
    }

    private void signOfLife() {
        SocketChannel open = channel;
        if (open != null) {
            try {
                send(open, PONG);
                loop.at(System.nanoTime() + SIGN_OF_LIFE_NANOS, this::signOfLife);
            } catch (IOException e) {
                fail(String.valueOf(e.getMessage()));
            }
        }
    }

    /** Sends a little, which an empty socket buffer always takes. */
    private static void send(SocketChannel open, byte[] bytes) throws IOException {
        ByteBuffer out = ByteBuffer.wrap(bytes);
        open.write(out);
        if (out.hasRemaining()) {
            throw new IOException("a request did not fit into an empty socket");
        }
    }

    private void note(Frame frame, long now) {
        hadKeyFrame |= frame.key();
        long next = frame.video() ? nextPicture : nextSound;
        if (next >= 0 && frame.number() > next) {
            lost += frame.number() - next;
        }
        if (frame.video()) {
            nextPicture = Math.max(next, frame.number() + 1);
        } else {
            nextSound = Math.max(next, frame.number() + 1);
        }
        watch.note(frame, now);
    }

    private void fail(String why) {
        if (failure == null && !closing) {
            failure = why;
        }
        close();
    }

    @Override
    public void close() {
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
}
