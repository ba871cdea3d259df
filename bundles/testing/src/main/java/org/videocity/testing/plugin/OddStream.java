package org.videocity.testing.plugin;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Identity;
import org.videocity.api.media.AccessUnit;
import org.videocity.api.media.Audience;
import org.videocity.api.media.Codec;
import org.videocity.api.media.MediaSource;
import org.videocity.api.media.PublicationFeed;
import org.videocity.api.media.Track;
import org.videocity.api.media.TrackFormat;
import org.videocity.api.room.PublishRequest;
import org.videocity.api.room.PublishResult;
import org.videocity.api.room.RoomService;

/** A component that publishes a sound no container of the web carries, as {@code welcome@localhost/odd}. */
public final class OddStream implements MediaSource {
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "odd-stream"));
    private long millis;

    public OddStream(RoomService rooms) {
        var room = RoomId.of("welcome@localhost", "");
        var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var self = Identity.plugIn("odd", "Odd");
        rooms.publish(new PublishRequest(room, self, "odd", "odd", here, Audience.EVERYONE), this, clock)
                .thenAccept(answer -> {
                    if (answer instanceof PublishResult.Published published) {
                        begin(published.feed());
                    }
                });
    }

    private void begin(PublicationFeed feed) {
        var format = TrackFormat.audio(Codec.SPEEX, 1000, ByteBuffer.allocate(0), 16_000, 1);
        feed.tracks(List.of(new Track(2, format)), List.of());
        clock.scheduleAtFixedRate(() -> sound(feed), 0, 20, TimeUnit.MILLISECONDS);
    }

    private void sound(PublicationFeed feed) {
        millis += 20;
        feed.deliver(new AccessUnit(2, millis, 0, true, false, System.nanoTime(), ByteBuffer.allocate(40)));
    }

    /** Named in the component's description. Its publication ends with the bundle. */
    public void stop() {
        clock.shutdownNow();
    }

    @Override
    public void onEnded(Reason reason) {
        clock.shutdownNow();
    }
}
