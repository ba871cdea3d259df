package org.videocity.itests.benchmarks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Somebody who connects and does not speak the protocol; bounded, and gone after a while. Thread: its loop. */
final class Nuisance implements LoadPeer {
    private static final int HANDSHAKE_BYTES = 1 + 1536;

    private final LoadLoop loop;
    private final byte[] says;
    private @Nullable SocketChannel channel;

    /** What such people do. */
    enum Kind {
        GARBAGE,
        HALF_HANDSHAKE,
        HUGE_MESSAGE,
        SILENCE,
        HTTP;

        byte[] says(SplittableRandom random) {
            return switch (this) {
                case GARBAGE -> noise(random, 4_000);
                case HALF_HANDSHAKE -> startOfHandshake(700);
                case HUGE_MESSAGE -> hugeMessage();
                case SILENCE -> new byte[0];
                case HTTP -> "GET / HTTP/1.1\r\nHost: nobody\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
            };
        }

        private static byte[] noise(SplittableRandom random, int length) {
            byte[] bytes = new byte[length];
            for (int i = 0; i < length; i++) {
                bytes[i] = (byte) random.nextInt(256);
            }
            return bytes;
        }

        private static byte[] startOfHandshake(int length) {
            byte[] bytes = new byte[length];
            bytes[0] = 3;
            return bytes;
        }

        /** A handshake, then a chunk that declares the longest message there can be and brings none of it. */
        private static byte[] hugeMessage() {
            byte[] header = {3, 0, 0, 0, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 20, 0, 0, 0, 0};
            return ByteBuffer.allocate(HANDSHAKE_BYTES + 1536 + header.length)
                    .put(startOfHandshake(HANDSHAKE_BYTES))
                    .put(new byte[1536])
                    .put(header)
                    .array();
        }
    }

    Nuisance(LoadLoop loop, Kind kind, SplittableRandom random) {
        this.loop = loop;
        this.says = kind.says(random);
    }

    void connect(InetSocketAddress address, long goneAtNanos) {
        try {
            SocketChannel opened = SocketChannel.open();
            channel = opened;
            opened.configureBlocking(false);
            boolean connected = opened.connect(address);
            loop.register(opened, connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT, this);
            if (connected) {
                opened.write(ByteBuffer.wrap(says));
            }
            loop.at(goneAtNanos, this::close);
        } catch (IOException e) {
            close();
        }
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
                open.write(ByteBuffer.wrap(says));
            } else if (ready.isReadable() && open.read(loop.input()) < 0) {
                close();
            }
        } catch (IOException e) {
            close(); // thrown out: as it should be
        }
    }

    void close() {
        SocketChannel open = channel;
        channel = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
