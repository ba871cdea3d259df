package org.videocity.itests.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Loads a page over and over as a browser does: the page first, then everything else over six connections, which are new
 * for each page. Thread: its loop.
 */
final class PageBrowser {
    /** How many connections browsers open to one server with HTTP/1.1. */
    private static final int CONNECTIONS = 6;

    private final LoadLoop loop;
    private final InetSocketAddress server;
    private final List<byte[]> requests;
    private final int expected;
    private final Delays times;
    private final List<Connection> connections = new ArrayList<>();
    private int next;
    private int answered;
    private long began;
    private long pages;
    private boolean over;
    private @Nullable String failure;

    /**
     * Prepares to load a page.
     *
     * @param expected status of what can be answered from what the browser has
     * @param times how long each page took
     */
    PageBrowser(LoadLoop loop, int port, List<byte[]> requests, int expected, Delays times) {
        this.loop = loop;
        this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        this.requests = requests;
        this.expected = expected;
        this.times = times;
    }

    long pages() {
        return pages;
    }

    @Nullable
    String failure() {
        return failure;
    }

    /** Begins a page. */
    void load() {
        next = 0;
        answered = 0;
        began = System.nanoTime();
        connections.add(new Connection());
        connections.get(0).open();
    }

    /** Gives up what is being loaded. */
    void stop() {
        over = true;
        connections.forEach(Connection::close);
        connections.clear();
    }

    private void answered(Connection connection, int status) throws IOException {
        answered++;
        if (status != 200 && status != expected) {
            fail("an answer was " + status);
        } else if (answered == requests.size()) {
            times.add(System.nanoTime() - began);
            pages++;
            connections.forEach(Connection::close);
            connections.clear();
            loop.at(System.nanoTime(), this::loadNext);
        } else {
            if (answered == 1) {
                for (int i = 1; i < Math.min(CONNECTIONS, requests.size() - 1); i++) {
                    Connection more = new Connection();
                    connections.add(more);
                    more.open();
                }
            }
            connection.askNext();
        }
    }

    private void loadNext() {
        if (!over) {
            load();
        }
    }

    private void fail(String why) {
        if (failure == null && !over) {
            failure = why;
        }
        stop();
    }

    /** One connection, one request at a time. */
    private final class Connection implements LoadPeer {
        private final AnswerReader reader = new AnswerReader();
        private @Nullable SocketChannel channel;

        void open() {
            try {
                SocketChannel opened = SocketChannel.open();
                channel = opened;
                opened.configureBlocking(false);
                opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
                // everything was read when it closes; waiting ports would run out
                opened.setOption(StandardSocketOptions.SO_LINGER, 0);
                if (opened.connect(server)) {
                    loop.register(opened, SelectionKey.OP_READ, this);
                    askNext();
                } else {
                    loop.register(opened, SelectionKey.OP_CONNECT, this);
                }
            } catch (IOException e) {
                fail(String.valueOf(e.getMessage()));
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
                    askNext();
                } else if (ready.isReadable()) {
                    ByteBuffer input = loop.input();
                    if (open.read(input) < 0) {
                        fail("the server closed a connection before the page was complete");
                    } else if (reader.read(input.flip())) {
                        answered(this, reader.status());
                    }
                }
            } catch (IOException | BenchException e) {
                fail(String.valueOf(e.getMessage()));
            }
        }

        void askNext() throws IOException {
            SocketChannel open = channel;
            if (open != null && next < requests.size()) {
                ByteBuffer out = ByteBuffer.wrap(requests.get(next++));
                open.write(out);
                if (out.hasRemaining()) {
                    throw new IOException("a request did not fit into an empty socket");
                }
            }
        }

        void close() {
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
}
