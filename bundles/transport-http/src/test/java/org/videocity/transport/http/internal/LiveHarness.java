package org.videocity.transport.http.internal;

import java.time.Instant;
import org.videocity.api.media.AccessUnit;

public final class LiveHarness {
    public static void main(String[] args) throws Exception {
        SampleFlv sample = new SampleFlv();
        try (TestCity city =
                new TestCity(5999, TestCity.SETTINGS, org.videocity.transport.http.internal.web.FakeBundles.none())) {
            FakeStream stream = new FakeStream(FakeCore.ROOM, "cam", Instant.now());
            city.core.streams.put("cam", stream);
            sample.tracks().forEach(stream::announce);
            long start = System.nanoTime();
            for (int round = 0; round < 40; round++) {
                for (AccessUnit unit : sample.round(round)) {
                    long due = start + unit.decodeTime() * 1_000_000;
                    while (System.nanoTime() < due) {
                        java.util.concurrent.locks.LockSupport.parkNanos(due - System.nanoTime());
                    }
                    stream.deliver(unit);
                }
            }
        }
    }
}
