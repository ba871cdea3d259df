package org.videocity.itests.benchmarks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A page that is in a room by its socket (docs/protocols/room-socket.md), writes and hears. Thread: its loop. */
final class ChatMember implements LoadPeer {
    private static final String KEY = "dmlkZW9jaXR5LWJlbmNoIQ==";
    private static final String ACCEPTED = "HTTP/1.1 101";
    private static final byte[] NORMAL_CLOSURE = {0x03, (byte) 0xe8};
    private static final byte[] NOTHING = {};

    private final LoadLoop loop;
    private final String room;
    private final Ear ear;
    private @Nullable SocketChannel channel;
    private byte[] carry = NOTHING;
    private boolean upgraded;
    private boolean inside;
    private boolean leaving;
    private long sequence = -1;
    private long lines;
    private long refused;
    private @Nullable String failure;

    /** Hears all members of a load. */
    interface Ear {
        /** A line came that this member had not heard. */
        void heard(ChatLine line);
    }

    ChatMember(LoadLoop loop, String room, Ear ear) {
        this.loop = loop;
        this.room = room;
        this.ear = ear;
    }

    void connect(InetSocketAddress address) {
        try {
            SocketChannel opened = SocketChannel.open();
            channel = opened;
            opened.configureBlocking(false);
            opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
            if (opened.connect(address)) {
                loop.register(opened, SelectionKey.OP_READ, this);
                upgrade();
            } else {
                loop.register(opened, SelectionKey.OP_CONNECT, this);
            }
        } catch (IOException e) {
            fail(String.valueOf(e.getMessage()));
        }
    }

    boolean isInside() {
        return inside;
    }

    boolean isGone() {
        return channel == null;
    }

    @Nullable
    String failure() {
        return failure;
    }

    /** How many of its lines the room did not take. */
    long refused() {
        return refused;
    }

    /** Writes a line that is due now. */
    void say(long due) {
        send(SocketFrames.text(ChatLine.say(++lines, due)));
    }

    /** Says goodbye, so that no place is kept. */
    void leave() {
        leaving = true;
        send(SocketFrames.frame(SocketFrames.CLOSE, NORMAL_CLOSURE));
    }

    private void upgrade() {
        String request = "GET /ws/room?room=" + room + " HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\n"
                + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: videocity.room.1\r\n"
                + "Sec-WebSocket-Key: " + KEY + "\r\n\r\n";
        send(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
    }

    /** Sends a little, which the buffer of a socket always takes as long as the city reads. */
    private void send(ByteBuffer bytes) {
        SocketChannel open = channel;
        if (open == null) {
            return;
        }
        try {
            open.write(bytes);
            if (bytes.hasRemaining()) {
                fail("the city does not read what members write");
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
                upgrade();
            } else if (ready.isReadable()) {
                read(open);
            }
        } catch (IOException | BenchException e) {
            fail(String.valueOf(e.getMessage()));
        }
    }

    private void read(SocketChannel open) throws IOException {
        ByteBuffer input = loop.input().put(carry);
        if (open.read(input) < 0) {
            fail("the city closed the socket");
            return;
        }
        input.flip();
        if (upgraded || isUpgraded(input)) {
            SocketFrames.read(input, this::hear);
        }
        carry = input.hasRemaining() ? rest(input) : NOTHING;
    }

    private static byte[] rest(ByteBuffer input) {
        byte[] rest = new byte[input.remaining()];
        input.get(rest);
        return rest;
    }

    private boolean isUpgraded(ByteBuffer input) {
        byte[] bytes = new byte[input.remaining()];
        input.duplicate().get(bytes);
        String head = new String(bytes, StandardCharsets.US_ASCII);
        int end = head.indexOf("\r\n\r\n");
        if (end < 0) {
            return false;
        }
        if (!head.startsWith(ACCEPTED)) {
            throw new BenchException(head.lines().findFirst().orElse("nothing"));
        }
        upgraded = true;
        input.position(input.position() + end + 4);
        send(SocketFrames.text("{\"op\":\"hello\",\"knock\":true}"));
        return true;
    }

    private void hear(int opcode, ByteBuffer payload) {
        if (opcode == SocketFrames.PING) {
            send(SocketFrames.frame(SocketFrames.PONG, rest(payload)));
        } else if (opcode == SocketFrames.TEXT) {
            // what is read from it is ASCII
            hear(StandardCharsets.ISO_8859_1.decode(payload).toString());
        }
    }

    private void hear(String said) {
        if (ChatLine.isOne(said)) {
            ChatLine line = ChatLine.read(said);
            if (line.sequence() > sequence) {
                sequence = line.sequence();
                ear.heard(line);
            }
        } else if (said.startsWith("{\"op\":\"welcome\"")) {
            inside = true;
        } else if (said.startsWith("{\"op\":\"result\"")) {
            refused += said.contains("\"ok\":false") ? 1 : 0;
        } else if (said.startsWith("{\"op\":\"refused\"") || said.startsWith("{\"op\":\"closed\"")) {
            fail(said);
        }
    }

    private void fail(String why) {
        if (failure == null && !leaving) {
            failure = why;
        }
        close();
    }

    /** Ends the connection without a word. */
    void close() {
        SocketChannel open = channel;
        channel = null;
        inside = false;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                failure = String.valueOf(e.getMessage());
            }
        }
    }
}
