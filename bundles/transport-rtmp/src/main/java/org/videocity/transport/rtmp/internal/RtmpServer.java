package org.videocity.transport.rtmp.internal;

import io.netty.channel.EventLoop;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.SocketChannel;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.Reason;
import org.videocity.api.identity.Network;
import org.videocity.api.transport.TransportState;

/**
 * Listens, with and without TLS, hands connections to their event loops, and takes all of it down again. Thread: safe from
 * any.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails on a channel or loop closes it, and that is heard
final class RtmpServer {
    private static final Logger LOG = LoggerFactory.getLogger(RtmpServer.class);
    private static final long CLOSE_MILLIS = 2_000;

    private final CityLink city;
    private final Counters counters;
    private final EventLoops loops;
    private final RtmpListener plain;
    private final RtmpListener secure;
    private final TlsDesk tls;
    private final ConnectionRegistry registry = new ConnectionRegistry();
    private final Broadcasts broadcasts;
    private final RoomNumbers numbers = new RoomNumbers();
    private final Map<EventLoop, LoopDesk> desks = new ConcurrentHashMap<>();
    private volatile RtmpConfig config;
    private volatile UnlimitedAddresses unlimited;
    private volatile String phase = TransportState.STARTING;

    RtmpServer(RtmpConfig config, CityLink city, Counters counters) {
        this.config = config;
        this.unlimited = UnlimitedAddresses.of(config);
        this.city = city;
        this.counters = counters;
        this.broadcasts = new Broadcasts(new WindowRules(config), counters);
        this.loops = EventLoops.start(config.eventLoops(), config.epoll());
        this.plain = new RtmpListener("RTMP", "port", loops, channel -> accept(channel, false));
        this.secure = new RtmpListener("RTMPS", "tlsPort", loops, channel -> accept(channel, true));
        this.tls = new TlsDesk(this::listen);
        if (loops.kind().equals("epoll")) {
            LOG.info("RTMP runs on epoll");
        } else {
            LOG.warn("RTMP runs on NIO, without epoll: {}", EventLoops.whyNoEpoll());
        }
    }

    TransportState state() {
        if (!phase.equals(TransportState.OPEN)) {
            return new TransportState(phase, "");
        }
        List<String> words = new ArrayList<>();
        if (!plain.where().isEmpty()) {
            words.add(plain.where() + ", " + loops.kind());
        }
        TlsCertificate certificate = tls.current();
        if (certificate != null && !secure.where().isEmpty()) {
            words.add("RTMPS " + secure.where() + ", " + certificate.description());
        }
        List<String> problems = new ArrayList<>(List.of(plain.problem(), secure.problem()));
        if (!tls.problem().isEmpty()) {
            problems.add("RTMPS cannot use what tlsCertificate or tlsKeystore names: " + tls.problem());
        }
        problems.removeIf(String::isEmpty);
        if (words.isEmpty() && problems.isEmpty()) {
            problems.add("neither port nor tlsPort is open; set one in org.videocity.transport.rtmp");
        }
        boolean all = plain.problem().isEmpty()
                && secure.problem().isEmpty()
                && !words.isEmpty()
                && (tls.problem().isEmpty() || certificate != null);
        problems.addAll(words);
        return new TransportState(all ? TransportState.OPEN : TransportState.FAILED, String.join("; ", problems));
    }

    int openConnections() {
        return registry.open();
    }

    /** Port bound, 0 while none is. */
    int port() {
        return plain.port();
    }

    /** Port bound for TLS, 0 while none is. */
    int tlsPort() {
        return secure.port();
    }

    String kind() {
        return loops.kind();
    }

    /** Binds; when that fails, tries again every now and then. Not for an event loop's thread. */
    void open() {
        phase = TransportState.OPEN;
        tls.configure(config);
        listen();
    }

    /** Takes new settings: other addresses and certificates at once, the rest for what comes. */
    void reconfigure(RtmpConfig next) {
        config = next;
        unlimited = UnlimitedAddresses.of(next);
        broadcasts.rules(new WindowRules(next));
        if (phase.equals(TransportState.OPEN)) {
            tls.configure(next);
            listen();
        }
    }

    /** Accepts nothing more and asks clients that can to come back later. */
    synchronized void stopAccepting() {
        if (phase.equals(TransportState.OPEN)) {
            phase = TransportState.DRAINING;
            plain.listen(null);
            secure.listen(null);
            onDesks(LoopDesk::announceStop);
        }
    }

    /** Ends everything and returns when all of it is gone. */
    void close() {
        stopAccepting();
        onDesks(desk -> desk.shutdown(Reason.TRANSPORT_STOPPED));
        drained(CLOSE_MILLIS).join();
        onDesks(LoopDesk::closeNow);
        loops.group().shutdownGracefully(0, CLOSE_MILLIS, TimeUnit.MILLISECONDS);
        loops.group().terminationFuture().awaitUninterruptibly(2 * CLOSE_MILLIS);
        tls.close();
        phase = TransportState.STOPPED;
    }

    /** Completes when no connection is left, or after so long. */
    CompletableFuture<Void> drained(long millis) {
        CompletableFuture<Void> drained = new CompletableFuture<>();
        registry.whenEmpty(() -> drained.complete(null));
        if (!drained.isDone()) {
            loops.group().schedule(() -> drained.complete(null), millis, TimeUnit.MILLISECONDS);
        }
        return drained;
    }

    /** Does something on every event loop. */
    void onDesks(Consumer<LoopDesk> action) {
        desks.forEach((loop, desk) -> EventLoopExecutor.run(loop, () -> action.accept(desk)));
    }

    private synchronized void listen() {
        if (!phase.equals(TransportState.OPEN)) {
            return;
        }
        RtmpConfig now = config;
        plain.listen(place(now.host(), now.port()));
        secure.listen(tls.current() == null ? null : place(now.host(), now.tlsPort()));
    }

    private static RtmpListener.@org.jspecify.annotations.Nullable Place place(String host, int port) {
        return port < 0 ? null : new RtmpListener.Place(host, port);
    }

    private void accept(SocketChannel channel, boolean encrypted) {
        RtmpConfig now = config;
        InetSocketAddress remote = channel.remoteAddress();
        if (remote == null) {
            channel.close();
            return;
        }
        Network from = Network.of(remote);
        int most = unlimited.contains(remote.getAddress()) ? Integer.MAX_VALUE : now.maxConnectionsPerAddress();
        Admission admission = registry.admit(from, now.maxConnections(), most);
        if (admission.obstacle() != null) {
            counters.refused(admission.obstacle().name());
        }
        if (!admission.stays()) {
            channel.close();
            return;
        }
        channel.closeFuture().addListener(closed -> registry.gone(from, admission));
        limitKernel(channel, now.sendBufferBytes());
        if (encrypted && !tls.guard(channel, counters)) {
            channel.close();
            return;
        }
        LoopDesk desk = desks.computeIfAbsent(channel.eventLoop(), loop -> new LoopDesk(loop, broadcasts, numbers));
        channel.pipeline().addLast(new RtmpConnection(channel, remote, desk, now, admission, city, counters));
    }

    /** Asks the kernel to take no more of what a viewer does not read than {@link HeldBytes} says. */
    private static void limitKernel(SocketChannel channel, int sendBufferBytes) {
        if (channel instanceof EpollSocketChannel epoll) {
            epoll.config().setTcpNotSentLowAt(HeldBytes.UNSENT);
        }
        boolean told = channel instanceof EpollSocketChannel;
        int wanted = told ? sendBufferBytes : Math.min(sendBufferBytes, HeldBytes.SEND_BUFFER);
        if (wanted > 0) {
            channel.config().setSendBufferSize(wanted);
        }
    }
}
