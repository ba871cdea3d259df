package org.videocity.transport.rtmp.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.media.MediaSource;
import org.videocity.api.media.Track;
import org.videocity.wire.rtmp.ChunkReader;
import org.videocity.wire.rtmp.RtmpLimits;
import org.videocity.wire.rtmp.RtmpMessage;

/** A stream that is cut into windows, and players whose bytes are read back into messages. */
@ExtendWith(LeakWatch.class)
abstract class FanoutRig {
    static final int CHUNK = 128;

    final Counters counters = new Counters();
    final FakePublication publication = new FakePublication(RoomId.of("ada@localhost", ""), "cam");
    final FakePublication.Feed feed = publication.attach(new MediaSource() {
        @Override
        public void onEnded(Reason reason) {}
    });
    final List<Player> players = new ArrayList<>();
    final FanoutSettings settings = new FanoutSettings(20_000, 2_000, 1 << 20, 5_000, 1_000);
    final Broadcasts broadcasts = new Broadcasts(rules("windows", new String[0]), counters);
    String viewerClass = WindowRules.USUAL;
    Fanout fanout;

    /** A viewer with a channel of its own on the first one's event loop stand-in. */
    final class Player implements Viewer.Host {
        final EmbeddedChannel channel = new EmbeddedChannel();
        final ChunkReader reader = new ChunkReader(RtmpLimits.DEFAULT);
        final Viewer viewer;
        long outside;
        Reason ended = new Reason("still-on", "");
        boolean stalled;
        List<PlayedTrack> missed = List.of();

        Player(long streamId, boolean audio, boolean video) {
            viewer = new Viewer(
                    channel, this, new ViewerForm(CHUNK, streamId, audio, video, Reception.CLASSIC), counters);
            players.add(this);
        }

        Player() {
            this(1, true, true);
        }

        Player join() {
            if (fanout == null) {
                fanout = open(channel.eventLoop());
            }
            fanout.add(viewer);
            run();
            return this;
        }

        void writable(boolean now) {
            channel.unsafe().outboundBuffer().setUserDefinedWritability(1, now);
            if (now) {
                viewer.catchUp();
            }
        }

        int writes() {
            return channel.outboundMessages().size();
        }

        List<RtmpMessage> messages() {
            List<RtmpMessage> messages = new ArrayList<>();
            ByteBuf bytes = channel.readOutbound();
            while (bytes != null) {
                outside -= bytes.readableBytes();
                ByteBuffer in = bytes.nioBuffer();
                RtmpMessage message = reader.read(in);
                while (message != null) {
                    messages.add(message);
                    message = reader.read(in);
                }
                bytes.release();
                bytes = channel.readOutbound();
            }
            return messages;
        }

        List<Long> videoTimes() {
            return messages().stream()
                    .filter(m -> m.isVideo() && m.payload().get(1) == 1)
                    .map(RtmpMessage::time)
                    .toList();
        }

        @Override
        public void sentOutside(long bytes) {
            outside += bytes;
        }

        @Override
        public void onEnded(Reason reason) {
            ended = reason;
        }

        @Override
        public void onStalled() {
            stalled = true;
        }

        @Override
        public void onTracks(TrackSelection tracks) {
            missed = tracks.missed();
        }
    }

    @AfterEach
    void nothingIsLeft() {
        for (Player player : players) {
            player.viewer.leave();
            player.messages();
            assertThat(player.outside).isZero();
            player.channel.finishAndReleaseAll();
        }
    }

    static WindowRules rules(Object... changes) {
        List<Object> all = new ArrayList<>(List.of("mergeFromViewers", 0, "windowBytes", 10_000));
        all.addAll(List.of(changes));
        return new WindowRules(TestConfig.of(all.toArray()));
    }

    Fanout open(EventLoop loop) {
        Broadcast broadcast = broadcasts.join(publication, viewerClass, loop, settings);
        Fanout made = new Fanout(loop, broadcast, settings, () -> broadcasts.leave(broadcast));
        broadcast.attach(made);
        return made;
    }

    void run() {
        players.get(0).channel.runPendingTasks();
    }

    void announce(Track... tracks) {
        feed.tracks(List.of(tracks), List.of());
    }

    /** Delivers pictures 40 ms apart, every so many of them a key frame, the very first one of a stream always. */
    void pictures(long from, int count, int keyEvery) {
        for (int i = 0; i < count; i++) {
            boolean key = from + i == 0 || keyEvery < count + 1 && i % keyEvery == 0;
            feed.deliver(Media.picture(from + 40L * i, key, 50));
        }
        if (!players.isEmpty()) {
            run();
        }
    }
}
