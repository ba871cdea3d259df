package org.videocity.test.pattern.internal;

import java.net.*;
import java.util.*;
import java.util.concurrent.*;
import org.osgi.service.component.annotations.*;
import org.videocity.api.*;
import org.videocity.api.identity.Identity;
import org.videocity.api.media.*;
import org.videocity.api.room.*;
import org.videocity.api.transport.*;

/** Publishes a picture that it paints itself. Its clock and its publication end with it. */
@Component(service = Transport.class, configurationPid = "org.videocity.test.pattern")
public final class TestPattern implements Transport, MediaSource {
    public @interface Settings {
        String stream() default "welcome@localhost/test-pattern"; // with its room
    }

    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(1, r -> new Thread(r, name()));
    private volatile TransportState state = new TransportState(TransportState.STARTING, "");
    private volatile Optional<PublicationFeed> feed = Optional.empty();
    private int tick;

    @Activate
    public TestPattern(@Reference RoomService rooms, Settings settings) {
        String[] place = settings.stream().split("/(?=[^/]*$)"); // room and stream
        RoomId room = RoomId.parse(RoomId.DEFAULT_CITY, place[0]);
        var self = Identity.plugIn(name(), "Test pattern");
        var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var request = new PublishRequest(room, self, place[1], name(), here, Audience.EVERYONE);
        clock.scheduleWithFixedDelay(() -> paint(rooms, request), 0, 200, TimeUnit.MILLISECONDS);
    }

    private void paint(RoomService rooms, PublishRequest request) {
        var picture = new AccessUnit(1, 200L * tick, 0, true, false, System.nanoTime(), Picture.sample(tick));
        feed.ifPresent(live -> live.deliver(picture));
        if (tick++ % 10 == 0 && feed.isEmpty()) {
            rooms.publish(request, this, Runnable::run).thenAccept(this::answered);
        }
    }

    private void answered(PublishResult answer) {
        if (answer instanceof PublishResult.Refused refused) {
            onEnded(refused.reason());
        } else if (answer instanceof PublishResult.Published published) {
            var format = TrackFormat.video(Codec.H264, 1000, Picture.configuration(), 160, 96);
            published.feed().tracks(List.of(new Track(1, format)), List.of());
            feed = Optional.of(published.feed());
            state = new TransportState(TransportState.OPEN, "");
            if (clock.isShutdown()) { // the answer came after stop()
                published.feed().end(Reason.TRANSPORT_STOPPED);
            }
        }
    }

    @Override
    public void onEnded(Reason reason) {
        feed = Optional.empty(); // tried again within two seconds
        state = new TransportState(TransportState.STARTING, reason.text());
    }

    @Deactivate
    void stop() {
        clock.shutdownNow();
        feed.ifPresent(live -> live.end(Reason.TRANSPORT_STOPPED));
    }

    @Override
    public String name() {
        return "test-pattern";
    }

    @Override
    public TransportState state() {
        return state;
    }
}
