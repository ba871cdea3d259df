package org.videocity.relay.out.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.videocity.api.RoomId;
import org.videocity.api.feature.RoomContext;
import org.videocity.api.media.AccessUnit;
import org.videocity.api.media.Codec;
import org.videocity.api.media.MediaFrame;
import org.videocity.api.media.MediaSink;
import org.videocity.api.media.Publication;
import org.videocity.api.media.Subscription;
import org.videocity.api.media.SubscriptionRequest;
import org.videocity.api.media.Track;
import org.videocity.api.media.TrackFormat;
import org.videocity.api.room.RoomSettings;
import org.videocity.api.room.RoomSnapshot;
import org.videocity.wire.rtmp.RtmpEvent;
import org.videocity.wire.rtmp.RtmpMessage;
import org.videocity.wire.rtmp.RtmpServerSession;
import org.videocity.wire.rtmp.RtmpServerSettings;

@Timeout(30)
class RelayOutTest {
    private static final RoomId ROOM = RoomId.of("welcome@localhost", "");

    private final FakeStream stream = new FakeStream();

    @Test
    void pushesConfigurationAndFramesConnectsAgainAndLeaves() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            AutoCloseable attached = new RelayOut(settings(other.getLocalPort())).attach(room());
            expectStream(other);
            expectStream(other); // the first connection was cut
            attached.close();
            for (Thread thread : Thread.getAllStackTraces().keySet()) {
                if (thread.getName().equals("relay-out")) {
                    thread.join();
                }
            }
        }
        assertThat(stream.subscribed.get()).isEqualTo(2);
        assertThat(stream.closed.get()).isEqualTo(2);
    }

    /** Plays the other server until all three messages of the stream were there, then cuts the connection. */
    private static void expectStream(ServerSocket other) throws IOException {
        List<RtmpMessage> media = new ArrayList<>();
        try (Socket socket = other.accept()) {
            RtmpServerSession session = new RtmpServerSession(RtmpServerSettings.DEFAULT);
            byte[] bytes = new byte[8192];
            while (media.size() < 3) {
                int length = socket.getInputStream().read(bytes);
                session.feed(ByteBuffer.wrap(bytes, 0, length));
                for (RtmpEvent event = session.poll(); event != null; event = session.poll()) {
                    answer(session, event, media);
                }
                send(session, socket.getOutputStream());
            }
        }
        assertThat(media).extracting(RtmpMessage::isVideo).containsExactly(true, false, true);
        assertThat(bytes(media.get(0))).startsWith(0x17, 0, 0, 0, 0, 1, 0x42);
        assertThat(bytes(media.get(1))).containsExactly(0xaf, 0, 0x12, 0x10);
        assertThat(bytes(media.get(2))).containsExactly(0x17, 1, 0, 0, 80, 0, 0, 0, 1, 0x65);
        assertThat(media.get(2).time()).isEqualTo(70_000);
    }

    private static void answer(RtmpServerSession session, RtmpEvent event, List<RtmpMessage> media) {
        if (event instanceof RtmpEvent.Connect connect) {
            assertThat(connect.app()).isEqualTo("live/deep");
            session.acceptConnect();
        } else if (event instanceof RtmpEvent.Publish publish) {
            assertThat(publish.name()).isEqualTo("cam?key=secret");
            session.publishStarted(publish.streamId(), publish.name());
        } else if (event instanceof RtmpEvent.Media arrived) {
            media.add(arrived.message());
        }
    }

    private static void send(RtmpServerSession session, OutputStream out) throws IOException {
        for (ByteBuffer next = session.next(); next != null; next = session.next()) {
            out.write(next.array(), next.arrayOffset() + next.position(), next.remaining());
        }
    }

    private static List<Integer> bytes(RtmpMessage message) {
        List<Integer> bytes = new ArrayList<>();
        for (ByteBuffer payload = message.payload(); payload.hasRemaining(); ) {
            bytes.add(payload.get() & 0xff);
        }
        return bytes;
    }

    private RoomContext room() {
        var settings = new RoomSettings(ROOM, "", "", true, Optional.empty(), Set.of());
        var snapshot = new RoomSnapshot(settings, "s", List.of(), List.of(stream.publication()));
        return proxy(RoomContext.class, (name, arguments) -> name.equals("snapshot") ? snapshot : null);
    }

    private static RelayOut.Settings settings(int port) {
        return new RelayOut.Settings() {
            @Override
            public String stream() {
                return ROOM.path() + "/cam";
            }

            @Override
            public String target() {
                return "rtmp://127.0.0.1:" + port + "/live/deep/cam?key=secret";
            }

            @Override
            public Class<? extends Annotation> annotationType() {
                return RelayOut.Settings.class;
            }
        };
    }

    private interface Answer {
        Object to(String method, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, m, a) -> answer.to(m.getName(), a)));
    }

    /** A stream of one key frame for each who subscribes. */
    private static final class FakeStream {
        final AtomicInteger subscribed = new AtomicInteger();
        final AtomicInteger closed = new AtomicInteger();

        Publication publication() {
            return proxy(Publication.class, (name, arguments) -> switch (name) {
                case "room" -> ROOM;
                case "name" -> "cam";
                case "subscribe" -> subscribe((MediaSink) arguments[0], (SubscriptionRequest) arguments[1]);
                default -> throw new AssertionError(name);
            });
        }

        private Subscription subscribe(MediaSink sink, SubscriptionRequest request) {
            subscribed.incrementAndGet();
            Queue<MediaFrame> frames = new ConcurrentLinkedQueue<>();
            ByteBuffer sample = ByteBuffer.wrap(new byte[] {0, 0, 0, 1, 0x65});
            frames.add(new AccessUnit(1, 70 * 90_000, 80 * 90, true, false, 0, sample));
            return proxy(Subscription.class, (name, arguments) -> {
                if (name.equals("close")) {
                    closed.incrementAndGet();
                    return null;
                }
                if (!frames.isEmpty()) {
                    sink.onTracks(tracks(request), List.of());
                }
                return frames.poll();
            });
        }

        private static List<Track> tracks(SubscriptionRequest request) {
            ByteBuffer avcC = ByteBuffer.wrap(new byte[] {1, 0x42});
            ByteBuffer asc = ByteBuffer.wrap(new byte[] {0x12, 0x10});
            var all = List.of(
                    new Track(1, TrackFormat.video(Codec.H264, 90_000, avcC, 16, 16)),
                    new Track(2, TrackFormat.audio(Codec.AAC, 1000, asc, 44_100, 2)),
                    new Track(3, TrackFormat.data(Codec.AMF0, 1000)),
                    new Track(4, TrackFormat.audio(Codec.MP3, 1000, ByteBuffer.allocate(0), 44_100, 2)));
            return all.stream().filter(track -> request.takes(track.format())).toList();
        }
    }
}
