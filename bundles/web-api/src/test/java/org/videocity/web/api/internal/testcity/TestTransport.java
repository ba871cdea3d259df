package org.videocity.web.api.internal.testcity;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.videocity.api.transport.Transport;
import org.videocity.api.transport.TransportCounters;
import org.videocity.api.transport.TransportEndpoint;
import org.videocity.api.transport.TransportState;

/** A transport whose state a test chooses. */
public final class TestTransport implements Transport {
    private final String name;
    public TransportState state = new TransportState(TransportState.OPEN, "127.0.0.1:1935");

    public TestTransport(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public TransportState state() {
        return state;
    }

    @Override
    public List<TransportEndpoint> endpoints() {
        return List.of(new TransportEndpoint(
                TransportEndpoint.PUBLISH, "OBS or ffmpeg", name + "://{host}/call/{room}/{stream}", ""));
    }

    @Override
    public TransportCounters counters() {
        return new TransportCounters(2, 5, Map.of("bad \"key\"\n\\", 1L), 1_000, 2_000, 30, 60, Map.of("slow", 7L));
    }

    @Override
    public CompletionStage<Void> drain(Duration deadline) {
        return CompletableFuture.completedFuture(null);
    }
}
