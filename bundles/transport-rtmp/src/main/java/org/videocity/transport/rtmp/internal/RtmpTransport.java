package org.videocity.transport.rtmp.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.identity.Grant;
import org.videocity.api.identity.GrantListener;
import org.videocity.api.identity.GrantName;
import org.videocity.api.transport.Transport;
import org.videocity.api.transport.TransportCounters;
import org.videocity.api.transport.TransportEndpoint;
import org.videocity.api.transport.TransportLimit;
import org.videocity.api.transport.TransportState;

/**
 * RTMP as the city sees it. Stopping drains first: nothing new is accepted, connections may leave by themselves for a
 * while, then publications end with {@code transport-stopped} and everything is closed.
 */
@Component(
        service = {Transport.class, GrantListener.class},
        immediate = true,
        configurationPid = "org.videocity.transport.rtmp")
@Designate(ocd = RtmpConfig.class)
public final class RtmpTransport implements Transport, GrantListener {
    static final String NAME = "rtmp";
    private static final Logger LOG = LoggerFactory.getLogger(RtmpTransport.class);

    private final Counters counters = new Counters();
    private final RtmpServer server;
    private final AutoCloseable listening;
    private volatile RtmpConfig config;

    /** Starts to listen. */
    @Activate
    public RtmpTransport(RtmpConfig config, @Reference CityLink city) {
        this.config = config;
        this.server = new RtmpServer(config, city, counters);
        this.listening = city.whenBack(() -> server.onDesks(LoopDesk::cityIsBack));
        server.open();
    }

    @Modified
    void modified(RtmpConfig next) {
        config = next;
        server.reconfigure(next);
    }

    @Deactivate
    void deactivate() {
        drain(Duration.ofMillis(config.drainMillis())).toCompletableFuture().join();
        server.close();
        try {
            listening.close();
        } catch (Exception e) {
            LOG.warn("Could not stop listening to the city", e);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public TransportState state() {
        return server.state();
    }

    @Override
    public List<TransportEndpoint> endpoints() {
        List<TransportEndpoint> ways = new ArrayList<>();
        if (server.port() > 0) {
            addWays(ways, "rtmp://{host}:" + server.port(), "");
        }
        if (server.tlsPort() > 0) {
            addWays(ways, "rtmps://{host}:" + server.tlsPort(), ", encrypted");
        }
        return ways;
    }

    private void addWays(List<TransportEndpoint> ways, String server, String how) {
        String address = server + "/" + config.application() + "/{room}/{stream}";
        String hint =
                "H.264 with AAC plays everywhere; MP3 and, by Enhanced RTMP, HEVC, AV1, VP9, Opus, FLAC and AC-3 are taken,"
                        + " too. In OBS the last part is the stream key; add ?key=… where the room asks for one.";
        ways.add(new TransportEndpoint(TransportEndpoint.PUBLISH, "OBS or ffmpeg" + how, address, hint));
        ways.add(new TransportEndpoint(
                TransportEndpoint.WATCH, "VLC or ffplay" + how, address, "Open it as a network stream."));
    }

    @Override
    public List<TransportLimit> limits() {
        return Limits.of(config);
    }

    @Override
    public TransportCounters counters() {
        return counters.snapshot();
    }

    @Override
    public CompletionStage<Void> drain(Duration deadline) {
        server.stopAccepting();
        return server.drained(deadline.toMillis());
    }

    @Override
    public void onRevoked(Grant grant) {
        boolean publish = grant.name().equals(GrantName.PUBLISH);
        boolean watch = grant.name().equals(GrantName.WATCH) || grant.name().equals(GrantName.ENTER);
        if (publish || watch) {
            server.onDesks(desk -> desk.revoked(grant.identityId(), grant.room(), publish, watch));
        }
    }

    /** Port bound, for tests. */
    int port() {
        return server.port();
    }

    /** Port bound for TLS, for tests. */
    int tlsPort() {
        return server.tlsPort();
    }

    /** What the event loops are made of, for tests. */
    String kind() {
        return server.kind();
    }
}
