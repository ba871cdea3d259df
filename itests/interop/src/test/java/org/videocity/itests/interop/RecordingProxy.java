package org.videocity.itests.interop;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Passes TCP connections on to the city and writes down every byte, as a capture file that packet analysers read: made up
 * IPv4 and TCP headers (RFC 791, RFC 9293) around the bytes that went. It needs no right to capture packets.
 */
final class RecordingProxy implements AutoCloseable {
    private static final int MAX_SEGMENT = 16_000;
    private static final int HEADERS = 40;
    private static final int LINKTYPE_RAW = 101;
    private static final int SYN = 2;
    private static final int ACK = 16;

    private final ServerSocket door;
    private final int target;
    private final int shownPort;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream capture = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(capture);
    private long packets;

    /** Both ends of one connection, with the sequence numbers each has come to. */
    private static final class Conversation {
        private final int clientPort;
        private int clientSequence = 1_000;
        private int serverSequence = 500_000;

        Conversation(int clientPort) {
            this.clientPort = clientPort;
        }
    }

    private RecordingProxy(int target, int shownPort) throws IOException {
        this.target = target;
        this.shownPort = shownPort;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        for (int word : new int[] {0xa1b2c3d4, 0x00020004, 0, 0, 65_535, LINKTYPE_RAW}) {
            out.writeInt(word);
        }
        start("proxy", this::accept);
    }

    /**
     * Starts one before a port.
     *
     * @param shownPort the server's port in the capture, by which analysers know the protocol
     */
    static RecordingProxy before(int port, int shownPort) {
        try {
            return new RecordingProxy(port, shownPort);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return door.getLocalPort();
    }

    /** Writes what has passed so far as a capture file. */
    synchronized void save(Path file) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, capture.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.add(client);
                sockets.add(server);
                Conversation talk = new Conversation(client.getPort());
                shakeHands(talk);
                start("proxy-up", () -> pass(talk, client, server, true));
                start("proxy-down", () -> pass(talk, server, client, false));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void pass(Conversation talk, Socket from, Socket to, boolean up) {
        byte[] bytes = new byte[MAX_SEGMENT];
        try {
            InputStream in = from.getInputStream();
            for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                record(talk, up, ACK, bytes, n);
                to.getOutputStream().write(bytes, 0, n);
            }
            to.shutdownOutput();
        } catch (IOException gone) {
            // so is its other half, soon
        }
    }

    private void shakeHands(Conversation talk) throws IOException {
        record(talk, true, SYN, new byte[0], 0);
        record(talk, false, SYN | ACK, new byte[0], 0);
        record(talk, true, ACK, new byte[0], 0);
    }

    private synchronized void record(Conversation talk, boolean up, int flags, byte[] bytes, int length)
            throws IOException {
        packets++;
        out.writeInt((int) (packets / 1_000));
        out.writeInt((int) (packets % 1_000) * 1_000);
        out.writeInt(HEADERS + length);
        out.writeInt(HEADERS + length);
        out.writeInt(0x45000000 | HEADERS + length);
        out.writeInt(0);
        out.writeInt(0x40060000); // time to live 64, protocol TCP; checksums are left out
        out.writeInt(up ? 0x7f000002 : 0x7f000001);
        out.writeInt(up ? 0x7f000001 : 0x7f000002);
        out.writeShort(up ? talk.clientPort : shownPort);
        out.writeShort(up ? shownPort : talk.clientPort);
        out.writeInt(up ? talk.clientSequence : talk.serverSequence);
        out.writeInt(flags == SYN ? 0 : up ? talk.serverSequence : talk.clientSequence);
        out.writeShort(0x5000 | flags);
        out.writeShort(65_535);
        out.writeInt(0);
        out.write(bytes, 0, length);
        int taken = length + ((flags & SYN) == 0 ? 0 : 1);
        talk.clientSequence += up ? taken : 0;
        talk.serverSequence += up ? 0 : taken;
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            door.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
