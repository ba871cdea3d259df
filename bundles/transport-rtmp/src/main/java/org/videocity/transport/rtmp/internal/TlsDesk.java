package org.videocity.transport.rtmp.internal;

import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslHandler;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the certificate of RTMPS, looks now and then whether its files have changed, and puts TLS in front of connections.
 * New files count when they have been the same for two looks, so that none is read half written; when they cannot be used
 * the certificate in use stays, and so it does for connections that are open.
 *
 * <p>It has one thread, from the first configured certificate on, which also does the public-key work of handshakes, so
 * that a storm of those delays no media. Thread: safe from any.
 */
@SuppressWarnings("FutureReturnValueIgnored") // looking again happens whatever became of the last look
final class TlsDesk {
    private static final Logger LOG = LoggerFactory.getLogger(TlsDesk.class);
    private static final long CLOSE_NOTIFY_MILLIS = 1_000;
    private static final long CLOSE_MILLIS = 2_000;

    private final Runnable onChange;
    private volatile @Nullable ScheduledThreadPoolExecutor thread;
    private @Nullable ScheduledFuture<?> looks;
    private TlsFiles files = new TlsFiles("", "", "", "", "");
    private List<String> seen = List.of();
    private List<String> tried = List.of();
    private volatile @Nullable TlsCertificate current;
    private volatile String problem = "";

    /**
     * Has no certificate yet.
     *
     * @param onChange runs on any thread but an event loop after there came to be a certificate, or none
     */
    TlsDesk(Runnable onChange) {
        this.onChange = onChange;
    }

    /** Takes the settings: reads other files at once. May read from disk. */
    synchronized void configure(RtmpConfig config) {
        TlsFiles next = TlsFiles.of(config);
        if (looks != null) {
            looks.cancel(false);
            looks = null;
        }
        if (!next.isConfigured()) {
            files = next;
            current = null;
            problem = "";
            return;
        }
        if (!next.equals(files)) {
            files = next;
            seen = files.stamps();
            load(seen);
        }
        long millis = Math.max(100, config.tlsReloadMillis());
        looks = thread().scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
    }

    /** The certificate new connections get; null while there is none that can be used. */
    @Nullable
    TlsCertificate current() {
        return current;
    }

    /** Says why the configured files are not in use; empty when they are. */
    String problem() {
        return problem;
    }

    /** Puts TLS in front of a new connection; false when there is no certificate any more. On its event loop. */
    boolean guard(SocketChannel channel, Counters counters) {
        TlsCertificate with = current;
        ScheduledThreadPoolExecutor worker = thread;
        if (with == null || worker == null) {
            return false;
        }
        SslHandler tls = with.context().newHandler(channel.alloc(), worker);
        tls.setHandshakeTimeoutMillis(0); // the connection looks after that, to its connect
        tls.setCloseNotifyFlushTimeoutMillis(CLOSE_NOTIFY_MILLIS);
        ChannelPipeline pipeline = channel.pipeline();
        pipeline.addLast(new TlsDoor(tls.handshakeFuture(), counters), tls, new TlsWrites());
        return true;
    }

    /** Ends its thread and waits for that a while. */
    void close() {
        current = null;
        ScheduledThreadPoolExecutor running = thread;
        thread = null;
        if (running == null) {
            return;
        }
        running.shutdownNow();
        try {
            running.awaitTermination(CLOSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        boolean before = current != null;
        synchronized (this) {
            List<String> now = files.stamps();
            boolean settled = now.equals(seen);
            seen = now;
            if (!settled || now.equals(tried)) {
                return;
            }
            load(now);
        }
        if (before != (current != null)) {
            onChange.run();
        }
    }

    private void load(List<String> stamps) {
        tried = stamps;
        try {
            TlsCertificate loaded = TlsCertificate.load(files);
            current = loaded;
            problem = "";
            LOG.info("RTMPS has the {}", loaded.description());
        } catch (TlsException e) {
            problem = e.getMessage() + (current == null ? "" : "; the certificate read before stays in use");
            LOG.error("RTMPS cannot use {}: {}", files, problem);
        }
    }

    private ScheduledThreadPoolExecutor thread() {
        ScheduledThreadPoolExecutor running = thread;
        if (running == null) {
            running = new ScheduledThreadPoolExecutor(1, EventLoops.threads("rtmp-tls-"));
            running.setRemoveOnCancelPolicy(true);
            thread = running;
        }
        return running;
    }
}
