package org.videocity.relay.out.internal;

import java.io.IOException;
import java.net.*;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.*;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.osgi.service.component.annotations.*;
import org.slf4j.LoggerFactory;
import org.videocity.api.Reason;
import org.videocity.api.feature.*;
import org.videocity.api.media.*;
import org.videocity.api.room.RoomListener;
import org.videocity.wire.rtmp.*;

/** Pushes one stream of one room to another RTMP server, for as long as it is live. */
@Component(configurationPid = "org.videocity.relay.out", configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class RelayOut implements RoomFeature {
    public @interface Settings {
        String room() default "welcome@localhost";

        String stream();

        String target(); // rtmp://server:1935/application/stream
    }

    private final Settings settings;

    @Activate
    public RelayOut(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "relay-out";
    }

    @Override
    public AutoCloseable attach(RoomContext room) {
        var push = new AtomicReference<Thread>(new Thread());
        var listener = new RoomListener() {
            @Override
            public void onPublished(Publication publication) {
                if (publication.room().path().equals(settings.room())
                        && publication.name().equals(settings.stream())) {
                    push.updateAndGet(ended -> new Push(publication)).start();
                }
            }
        };
        room.listen(listener);
        room.snapshot().publications().forEach(listener::onPublished);
        return () -> push.get().interrupt(); // which also closes its connection
    }

    /** Pushes a publication over one connection after the other; everything but {@link #wakeUp} is on its thread. */
    private final class Push extends Thread implements MediaSink {
        private final URI target = URI.create(settings.target());
        private final Map<Integer, TrackFormat> formats = new HashMap<>();
        private final Publication publication;
        private RtmpClientSession session = new RtmpClientSession(RtmpClientSettings.DEFAULT);
        private Optional<Subscription> subscription = Optional.empty();
        private long stream;

        Push(Publication publication) {
            super("relay-out");
            this.publication = publication;
        }

        @Override
        public void run() {
            while (!isInterrupted() && !publication.isEnded()) {
                try (var channel = SocketChannel.open(new InetSocketAddress(target.getHost(), target.getPort()))) {
                    push(channel);
                } catch (IOException | RtmpException failed) {
                    LoggerFactory.getLogger(RelayOut.class)
                            .warn("Relay to {}: {}", target.getHost(), failed.toString());
                }
                subscription.ifPresent(Subscription::close);
                subscription = Optional.empty();
                LockSupport.parkNanos(2_000_000_000L);
            }
        }

        private void push(SocketChannel channel) throws IOException {
            String[] place = target.toString().split("/", 4)[3].split("/(?=[^/]*$)"); // application and stream
            session = new RtmpClientSession(RtmpClientSettings.DEFAULT);
            session.connect(place[0], target.resolve("/" + place[0]).toString(), Map.of());
            session.publish(place[1], RtmpEvent.PublishMode.LIVE);
            ByteBuffer in = ByteBuffer.allocate(4096);
            ByteBuffer out = ByteBuffer.allocate(0);
            channel.configureBlocking(false);
            while (channel.read(in.clear()) >= 0 && !publication.isEnded()) {
                session.feed(in.flip());
                RtmpClientEvent event = session.poll();
                if (event instanceof RtmpClientEvent.PublishStarted started) {
                    stream = started.streamId();
                    subscription = Optional.of(publication.subscribe(this, SubscriptionRequest.accessUnits(name())));
                } else if (event instanceof RtmpClientEvent.Rejected || event instanceof RtmpClientEvent.Status) {
                    throw new IOException("refused: " + event);
                }
                out = out.hasRemaining() ? out : Objects.requireNonNullElse(session.next(), out);
                if (channel.write(out) == 0 && (out.hasRemaining() || !sendsFrame())) {
                    LockSupport.parkNanos(20_000_000L);
                }
            }
        }

        private boolean sendsFrame() {
            MediaFrame frame = subscription.map(Subscription::poll).orElse(null);
            if (frame instanceof AccessUnit unit && formats.containsKey(unit.track())) {
                TrackFormat format = Objects.requireNonNull(formats.get(unit.track()));
                int offset = unit.compositionOffset() * 1000 / format.timeBase();
                send(format, 1, unit.keyFrame(), offset, unit.decodeTime() * 1000 / format.timeBase(), unit.payload());
            }
            return frame != null;
        }

        /** Puts the FLV header in front (Annex E.4): packet type 0 is the codec's configuration, 1 a frame. */
        private void send(TrackFormat format, int packetType, boolean key, int offset, long time, ByteBuffer body) {
            boolean video = format.kind() == MediaKind.VIDEO;
            int first = !video ? 0xaf : key ? 0x17 : 0x27;
            byte[] head = {(byte) first, (byte) packetType, (byte) (offset >> 16), (byte) (offset >> 8), (byte) offset};
            ByteBuffer tag = ByteBuffer.allocate(5 + body.remaining())
                    .put(head, 0, video ? 5 : 2)
                    .put(body)
                    .flip();
            session.sendMedia(stream, RtmpMessage.of(video ? MessageType.VIDEO : MessageType.AUDIO, stream, time, tag));
        }

        @Override
        public void wakeUp() {
            LockSupport.unpark(this);
        }

        @Override
        public void onTracks(List<Track> added, List<Integer> removed) {
            added.forEach(this::onFormat);
        }

        @Override
        public void onFormat(Track track) {
            if (Set.of(Codec.H264, Codec.AAC).contains(track.format().codec())) {
                formats.put(track.id(), track.format());
                send(track.format(), 0, true, 0, 0, track.format().codecConfiguration());
            }
        }

        @Override
        public void onEnded(Reason reason) {} // the loop looks at the publication itself
    }
}
