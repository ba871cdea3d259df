package org.videocity.itests.interop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.videocity.wire.amf.AmfValue;
import org.videocity.wire.rtmp.RtmpClientEvent;
import org.videocity.wire.rtmp.RtmpClientSession;
import org.videocity.wire.rtmp.RtmpClientSettings;
import org.videocity.wire.rtmp.RtmpEvent;
import org.videocity.wire.rtmp.RtmpException;
import org.videocity.wire.rtmp.RtmpMessage;

/** An RTMP client over the city's own codec that remembers everything it is told. */
final class RtmpClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<RtmpClientEvent> events = new CopyOnWriteArrayList<>();
    private final RtmpClientSession session;
    private final int port;
    private final Socket socket;
    private volatile boolean closed;

    private RtmpClient(int port, RtmpClientSettings settings) {
        this.port = port;
        this.session = new RtmpClientSession(settings);
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread reader = new Thread(this::read, "rtmp-client");
        reader.setDaemon(true);
        reader.start();
    }

    /** Connects to an application such as {@code call/ada@localhost} and waits until it may. */
    static RtmpClient connect(int port, String app, Map<String, AmfValue> extra) {
        return connect(port, app, extra, RtmpClientSettings.DEFAULT);
    }

    static RtmpClient connect(int port, String app, Map<String, AmfValue> extra, RtmpClientSettings settings) {
        RtmpClient client = new RtmpClient(port, settings);
        client.say(s -> s.connect(app, "rtmp://127.0.0.1:" + port + "/" + app, extra));
        client.await("connected", RtmpClientEvent.Connected.class, e -> true);
        return client;
    }

    /** Publishes a stream and waits until it may. */
    RtmpClient publish(String name) {
        say(s -> s.publish(name, RtmpEvent.PublishMode.LIVE));
        await("publishing " + name, RtmpClientEvent.PublishStarted.class, e -> true);
        return this;
    }

    /** Plays a stream and waits until it may. */
    RtmpClient play(String name) {
        say(s -> s.play(name));
        await("playing " + name, RtmpClientEvent.PlayStarted.class, e -> true);
        return this;
    }

    /** Calls a method of the server; the transaction id of the answer. */
    double call(String method, AmfValue... arguments) {
        double[] transaction = new double[1];
        say(s -> transaction[0] = s.call(method, arguments));
        return transaction[0];
    }

    /** Calls a method and waits for its result; fails on an error. */
    RtmpClientEvent.Call result(String method, AmfValue... arguments) {
        return answer("_result", call(method, arguments));
    }

    /** Calls a method, waits for its error and returns the description. */
    String error(String method, AmfValue... arguments) {
        RtmpClientEvent.Call error = answer("_error", call(method, arguments));
        return error.arguments().get(0).asMembers().get("description").asText().orElse("");
    }

    private RtmpClientEvent.Call answer(String kind, double transaction) {
        RtmpClientEvent.Call answer = await(
                "the answer to call " + transaction,
                RtmpClientEvent.Call.class,
                c -> c.transactionId() == transaction && c.name().startsWith("_"));
        if (!answer.name().equals(kind)) {
            throw new AssertionError("expected " + kind + ", got " + answer);
        }
        return answer;
    }

    /** Sends media on stream 1. */
    RtmpClient send(RtmpMessage... messages) {
        return say(s -> {
            for (RtmpMessage message : messages) {
                s.sendMedia(1, message);
            }
        });
    }

    /** Waits until the server has called a method with these arguments and tells how often it has so far. */
    RtmpClient awaitCall(String method, Object... arguments) {
        await(method + List.of(arguments), RtmpClientEvent.Call.class, c -> is(c, method, arguments));
        return this;
    }

    /** Counts the calls of a method with these arguments. */
    long calls(String method, Object... arguments) {
        return all(RtmpClientEvent.Call.class).stream()
                .filter(c -> is(c, method, arguments))
                .count();
    }

    /** Returns every call of a method so far. */
    List<RtmpClientEvent.Call> calls(String method) {
        return all(RtmpClientEvent.Call.class).stream()
                .filter(c -> c.name().equals(method))
                .toList();
    }

    private static boolean is(RtmpClientEvent.Call call, String method, Object... arguments) {
        if (!call.name().equals(method) || call.arguments().size() != arguments.length) {
            return false;
        }
        for (int i = 0; i < arguments.length; i++) {
            AmfValue value = call.arguments().get(i);
            Object wanted = arguments[i];
            boolean same = wanted instanceof String text
                    ? value.asText().filter(text::equals).isPresent()
                    : value.equals(wanted);
            if (!same) {
                return false;
            }
        }
        return true;
    }

    /** Waits for an onStatus with a code and returns it. */
    RtmpClientEvent.Status awaitStatus(String code) {
        return await(code, RtmpClientEvent.Status.class, s -> s.code().equals(code));
    }

    /** Waits for an event of a kind and returns it. */
    <T extends RtmpClientEvent> T await(String what, Class<T> kind, Predicate<T> which) {
        Awaitility.await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .failFast(what + ": the server has closed", () -> closed && first(kind, which) == null)
                .until(() -> first(kind, which) != null);
        T found = first(kind, which);
        if (found == null) {
            throw new AssertionError(what);
        }
        return found;
    }

    private <T extends RtmpClientEvent> T first(Class<T> kind, Predicate<T> which) {
        return all(kind).stream().filter(which).findFirst().orElse(null);
    }

    /** Returns everything of a kind heard so far. */
    <T extends RtmpClientEvent> List<T> all(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Returns audio, video and data heard so far, headers included. */
    List<RtmpMessage> media() {
        return all(RtmpClientEvent.Media.class).stream()
                .map(RtmpClientEvent.Media::message)
                .toList();
    }

    boolean isClosed() {
        return closed;
    }

    int port() {
        return port;
    }

    /** Does something with the session and sends what it says. */
    RtmpClient say(Consumer<RtmpClientSession> what) {
        synchronized (session) {
            what.accept(session);
            send();
        }
        return this;
    }

    private void send() {
        ByteBuffer bytes = session.next();
        if (bytes != null) {
            try {
                socket.getOutputStream()
                        .write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
            } catch (IOException e) {
                closed = true;
            }
        }
    }

    private void read() {
        byte[] bytes = new byte[65_536];
        try (InputStream in = socket.getInputStream()) {
            int count = in.read(bytes);
            while (count >= 0) {
                synchronized (session) {
                    session.feed(ByteBuffer.wrap(bytes, 0, count));
                    for (RtmpClientEvent e = session.poll(); e != null; e = session.poll()) {
                        events.add(e);
                    }
                    send();
                }
                count = in.read(bytes);
            }
        } catch (IOException | RtmpException e) {
            events.add(new RtmpClientEvent.Status(0, "error", "socket", String.valueOf(e.getMessage())));
        }
        closed = true;
    }

    /** Ends its stream in order: one that is only lost may come back, and its name stays taken for ten seconds. */
    void end() {
        say(s -> s.close(1));
    }

    /** Goes without a word. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
