package org.videocity.relay.out.internal;

import java.io.IOException;
import java.net.*;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.locks.LockSupport;
import org.osgi.service.component.annotations.*;
import org.slf4j.LoggerFactory;
import org.videocity.api.Reason;
import org.videocity.api.feature.*;
import org.videocity.api.media.*;
import org.videocity.wire.rtmp.*;

/** Pushes one stream of one room to another RTMP server, for as long as it is live. */
@Component(configurationPid = "org.videocity.relay.out", configurationPolicy = ConfigurationPolicy.REQUIRE)
public record RelayOut(RelayOut.Settings settings) implements RoomFeature {
    public @interface Settings {
        String stream(); // with its room: welcome@localhost/cam

        String target(); // rtmp://server:1935/application/stream
    }

    @Activate
    public RelayOut {}

    @Override
    public String name() {
        return "relay-out";
    }

    @Override
    public AutoCloseable attach(RoomContext room) {
        var clock = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, name()));
        Runnable look = () -> room.snapshot().publications().stream()
                .filter(live -> settings.stream().equals(live.room().path() + "/" + live.name()))
                .forEach(live -> new Push().run(live));
        if (settings.stream().startsWith(room.snapshot().settings().id().path())) {
            clock.scheduleWithFixedDelay(look, 0, 1, TimeUnit.SECONDS);
        }
        return clock::shutdownNow; // interrupts the thread, which also closes its connection
    }

    private final class Push implements MediaSink { // one connection, all of it on the clock's thread
        private final RtmpClientSession session = new RtmpClientSession(RtmpClientSettings.DEFAULT);
        private final Map<Integer, TrackFormat> formats = new HashMap<>();
        private long stream;
        private boolean ended;

        void run(Publication live) {
            URI server = URI.create(settings.target().replaceFirst("/[^/]*$", ""));
            session.connect(server.getPath().substring(1), server.toString(), Map.of());
            session.publish(settings.target().substring(server.toString().length() + 1), RtmpEvent.PublishMode.LIVE);
            var accepted = new SubscriptionRequest.Accepted(PayloadForm.ACCESS_UNIT, Set.of(Codec.H264, Codec.AAC));
            var request = new SubscriptionRequest(name(), List.of(accepted), true, 8 << 20, 10_000);
            try (var channel = SocketChannel.open(new InetSocketAddress(server.getHost(), server.getPort()));
                    var frames = live.subscribe(this, request)) {
                channel.configureBlocking(false);
                ByteBuffer in = ByteBuffer.allocate(4096);
                ByteBuffer out = ByteBuffer.allocate(0);
                while (!ended && channel.read(in.clear()) >= 0) {
                    session.feed(in.flip());
                    RtmpClientEvent event = session.poll();
                    if (event instanceof RtmpClientEvent.PublishStarted started) {
                        stream = started.streamId();
                    } else if (event instanceof RtmpClientEvent.Rejected || event instanceof RtmpClientEvent.Status) {
                        throw new IOException("refused: " + event);
                    }
                    out = out.hasRemaining() ? out : Objects.requireNonNullElse(session.next(), out);
                    channel.write(out);
                    if (stream > 0 && !out.hasRemaining() && frames.poll() instanceof AccessUnit unit) {
                        send(1, unit);
                    } else {
                        LockSupport.parkNanos(5_000_000L);
                    }
                }
            } catch (IOException | RuntimeException e) {
                LoggerFactory.getLogger(RelayOut.class).warn("Relay to {}: {}", server, e.toString());
            }
        }

        /** Puts the FLV header in front (Annex E.4): packet type 0 is the codec's configuration, 1 a frame. */
        private void send(int packetType, AccessUnit unit) {
            TrackFormat format = Objects.requireNonNull(formats.get(unit.track()));
            boolean video = format.kind() == MediaKind.VIDEO;
            int first = !video ? 0xaf : unit.keyFrame() ? 0x17 : 0x27;
            int offset = unit.compositionOffset() * 1000 / format.timeBase();
            ByteBuffer tag = ByteBuffer.allocate(5 + unit.payload().remaining());
            tag.putInt(first << 24 | packetType << 16 | offset >> 8 & 0xffff).put((byte) offset);
            tag.position(video ? 5 : 2).put(unit.payload()).flip();
            long time = unit.decodeTime() * 1000 / format.timeBase();
            session.sendMedia(stream, RtmpMessage.of(video ? MessageType.VIDEO : MessageType.AUDIO, stream, time, tag));
        }

        @Override
        public void wakeUp() {} // it looks every few milliseconds

        @Override
        public void onTracks(List<Track> added, List<Integer> removed) {
            added.forEach(this::onFormat);
        }

        @Override
        public void onFormat(Track track) {
            formats.put(track.id(), track.format());
            ByteBuffer configuration = track.format().codecConfiguration();
            send(0, new AccessUnit(track.id(), 0, 0, true, false, 0, configuration));
        }

        @Override
        public void onEnded(Reason reason) {
            ended = true;
        }
    }
}
