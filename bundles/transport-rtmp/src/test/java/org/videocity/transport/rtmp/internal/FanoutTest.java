package org.videocity.transport.rtmp.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.media.AccessUnit;
import org.videocity.api.media.Codec;
import org.videocity.api.media.MediaSource;
import org.videocity.api.media.Track;
import org.videocity.api.media.TrackFormat;
import org.videocity.wire.rtmp.ChunkReader;
import org.videocity.wire.rtmp.MessageType;
import org.videocity.wire.rtmp.RtmpLimits;
import org.videocity.wire.rtmp.RtmpMessage;

@ExtendWith(LeakWatch.class)
class FanoutTest {
    private static final int CHUNK = 128;

    private final Counters counters = new Counters();
    private final FakePublication publication = new FakePublication(RoomId.of("ada@localhost", ""), "cam");
    private final FakePublication.Feed feed = publication.attach(new MediaSource() {
        @Override
        public void onEnded(Reason reason) {}
    });
    private final List<Player> players = new ArrayList<>();
    private final FanoutSettings settings = new FanoutSettings(20_000, 2_000, 1 << 20, 5_000);
    private final Broadcasts broadcasts = new Broadcasts(rules("windows", new String[0]), counters);
    private String viewerClass = WindowRules.USUAL;
    private Fanout fanout;

    /** A viewer with a channel of its own on the first one's event loop stand-in. */
    private final class Player implements Viewer.Host {
        final EmbeddedChannel channel = new EmbeddedChannel();
        final ChunkReader reader = new ChunkReader(RtmpLimits.DEFAULT);
        final Viewer viewer;
        long outside;
        Reason ended = new Reason("still-on", "");
        boolean stalled;
        private List<PlayedTrack> missed = List.of();

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

    private static WindowRules rules(Object... changes) {
        List<Object> all = new ArrayList<>(List.of("mergeFromViewers", 0, "windowBytes", 10_000));
        all.addAll(List.of(changes));
        return new WindowRules(TestConfig.of(all.toArray()));
    }

    private Fanout open(EventLoop loop) {
        Broadcast broadcast = broadcasts.join(publication, viewerClass, loop, settings);
        Fanout made = new Fanout(loop, broadcast, settings, () -> broadcasts.leave(broadcast));
        broadcast.attach(made);
        return made;
    }

    private void run() {
        players.get(0).channel.runPendingTasks();
    }

    private void announce(Track... tracks) {
        feed.tracks(List.of(tracks), List.of());
    }

    /** Delivers pictures 40 ms apart, every so many of them a key frame, the very first one of a stream always. */
    private void pictures(long from, int count, int keyEvery) {
        for (int i = 0; i < count; i++) {
            boolean key = from + i == 0 || keyEvery < count + 1 && i % keyEvery == 0;
            feed.deliver(Media.picture(from + 40L * i, key, 50));
        }
        if (!players.isEmpty()) {
            run();
        }
    }

    @Test
    void aJoinerGetsHeadersThenEveryFrameOfTheGroupThenLive() {
        announce(Media.videoTrack(), Media.audioTrack(), Media.dataTrack());
        feed.deliver(new AccessUnit(Tracks.DATA, 0, 0, true, false, 0, Media.metadataBytes(7, 10)));
        feed.deliver(Media.sound(0));
        pictures(0, 4, 100);
        Player first = new Player().join();
        pictures(160, 2, 100);
        Player second = new Player().join();
        feed.deliver(Media.picture(240, false, 50));
        feed.deliver(Media.picture(280, false, 50));
        feed.deliver(Media.picture(320, false, 50));
        run();

        for (Player player : List.of(first, second)) {
            List<RtmpMessage> messages = player.messages();
            assertThat(messages.get(0).typeId()).isEqualTo(MessageType.DATA_AMF0);
            assertThat(messages.get(0).payload()).isEqualTo(Media.metadataBytes(7, 10));
            assertThat(messages.get(1).payload()).isEqualTo(Media.avcHeader(0).payload());
            assertThat(messages.get(2).payload()).isEqualTo(Media.aacHeader(0).payload());
            assertThat(messages.subList(3, messages.size()))
                    .extracting(RtmpMessage::time)
                    .containsExactly(0L, 0L, 40L, 80L, 120L, 160L, 200L, 240L, 280L, 320L);
            assertThat(messages.get(3).isAudio()).isTrue();
        }
        assertThat(publication.viewers()).isEqualTo(2);
        assertThat(publication.subscriptions).hasSize(1);
    }

    @Test
    void framesAreWrittenInWindowsThatAKeyFrameBegins() {
        Player player = new Player().join();
        announce(Media.videoTrack());
        pictures(0, 3, 100);
        player.messages();
        pictures(120, 2, 100);
        assertThat(player.writes()).isZero();
        pictures(200, 1, 1);
        assertThat(player.writes()).as("cut before the key frame").isEqualTo(1);
        assertThat(player.videoTimes()).containsExactly(120L, 160L);
        pictures(240, 2, 100);
        assertThat(player.videoTimes()).containsExactly(200L, 240L, 280L);
    }

    @Test
    void soundSentJustBeforeAKeyFrameStaysWithIt() {
        Player player = new Player().join();
        announce(Media.videoTrack(), Media.audioTrack());
        pictures(0, 2, 100);
        feed.deliver(Media.sound(60));
        feed.deliver(Media.sound(80));
        feed.deliver(Media.picture(80, true, 50));
        feed.deliver(Media.picture(120, false, 50));
        feed.deliver(Media.picture(160, false, 50));
        run();
        Player late = new Player().join();

        assertThat(late.messages().stream().skip(2).map(RtmpMessage::time)).containsExactly(80L, 80L, 120L, 160L);
        assertThat(player.messages().stream().skip(2).map(RtmpMessage::time))
                .containsExactly(0L, 40L, 60L, 80L, 80L, 120L, 160L);
    }

    @Test
    void aTimerBoundsTheWaitAndSizeClosesAWindow() {
        Player player = new Player().join();
        player.channel.freezeTime();
        announce(Media.videoTrack());
        pictures(0, 1, 1);
        assertThat(player.writes()).isZero();
        player.channel.advanceTimeBy(121, TimeUnit.MILLISECONDS);
        player.channel.runScheduledPendingTasks();
        assertThat(player.videoTimes()).containsExactly(0L);
        feed.deliver(Media.picture(40, false, 12_000));
        run();
        assertThat(player.videoTimes()).containsExactly(40L);
    }

    @Test
    void withFewViewersEveryPictureIsWrittenAtOnce() {
        broadcasts.rules(rules("mergeFromViewers", 2));
        Player player = new Player().join();
        announce(Media.videoTrack());
        pictures(0, 2, 100);
        assertThat(player.videoTimes()).containsExactly(0L, 40L);
        Player second = new Player().join();
        pictures(80, 2, 100);
        assertThat(player.videoTimes()).isEmpty();
        assertThat(second.videoTimes()).containsExactly(0L, 40L);
    }

    @Test
    void aViewerBehindGoesOnWhereItWas() {
        Player slow = new Player().join();
        Player other = new Player().join();
        announce(Media.videoTrack());
        pictures(0, 3, 100);
        slow.writable(false);
        pictures(120, 6, 100);
        assertThat(slow.videoTimes()).containsExactly(0L, 40L, 80L);
        assertThat(other.videoTimes()).hasSize(9);
        slow.writable(true);
        assertThat(slow.videoTimes()).containsExactly(120L, 160L, 200L, 240L, 280L, 320L);
        assertThat(counters.snapshot().framesDropped()).isEmpty();
    }

    @Test
    void aViewerFarBehindSkipsToTheNewestKeyFrame() {
        Player slow = new Player().join();
        announce(Media.videoTrack());
        pictures(0, 3, 100);
        slow.writable(false);
        pictures(120, 60, 20);
        assertThat(slow.videoTimes()).containsExactly(0L, 40L, 80L);
        slow.writable(true);
        List<Long> times = slow.videoTimes();
        assertThat((times.get(0) - 120) % 800).as("begins with a key frame").isZero();
        assertThat(times).doesNotHaveDuplicates().isSorted().contains(120L + 40 * 56);
        long dropped = counters.snapshot().framesDropped().get(Counters.BEHIND);
        assertThat(dropped + times.size()).isEqualTo(58);
        assertThat(publication.subscriptions.get(0).droppedForViewers).isEqualTo(dropped);
    }

    @Test
    void aViewerThatTakesNothingIsGivenUp() {
        Player slow = new Player().join();
        announce(Media.videoTrack());
        slow.writable(false);
        pictures(0, 3, 100);
        fanout.checkStalls(1_000);
        fanout.checkStalls(5_000);
        assertThat(slow.stalled).isFalse();
        fanout.checkStalls(6_500);
        assertThat(slow.stalled).isTrue();
    }

    @Test
    void aGroupTooLargeToKeepIsNotJoinedInTheMiddle() {
        Player first = new Player().join();
        announce(Media.videoTrack(), Media.audioTrack());
        pictures(0, 3, 100);
        for (int i = 0; i < 4; i++) {
            feed.deliver(Media.picture(120 + 40L * i, false, 9_000));
        }
        run();
        Player late = new Player().join();
        feed.deliver(Media.sound(300));
        feed.deliver(Media.picture(310, false, 50));
        pictures(320, 6, 3);
        assertThat(first.videoTimes()).hasSize(14);
        List<RtmpMessage> messages = late.messages();
        assertThat(messages.stream().skip(2).map(RtmpMessage::time))
                .as("sound does not wait for a key frame, pictures do")
                .containsExactly(300L, 320L, 360L, 400L, 440L, 480L, 520L);
    }

    @Test
    void aNewFormatComesBeforeItsFirstFrameForEverybody() {
        Player player = new Player().join();
        announce(Media.videoTrack());
        pictures(0, 3, 100);
        player.messages();
        TrackFormat before = Media.videoTrack().format();
        byte[] other = Media.AVCC.clone();
        other[other.length - 5] ^= 1;
        feed.format(new Track(
                Tracks.VIDEO, TrackFormat.video(Codec.H264, 1_000, ByteBuffer.wrap(other), before.width(), 360)));
        pictures(120, 3, 3);
        List<RtmpMessage> messages = player.messages();
        assertThat(messages).hasSize(4);
        assertThat(messages.get(0).payload().get(1)).as("a sequence header").isZero();
        assertThat(messages.get(1).time()).isEqualTo(120);
    }

    @Test
    void viewersWithOtherWishesGetTheirOwnForm() {
        announce(Media.videoTrack(), Media.audioTrack());
        Player usual = new Player().join();
        Player otherStream = new Player(5, true, true).join();
        Player soundOnly = new Player(1, true, false).join();
        feed.deliver(Media.sound(0));
        pictures(0, 3, 100);
        assertThat(usual.messages())
                .hasSize(6)
                .extracting(RtmpMessage::streamId)
                .containsOnly(1L);
        assertThat(otherStream.messages())
                .hasSize(6)
                .extracting(RtmpMessage::streamId)
                .containsOnly(5L);
        assertThat(soundOnly.messages()).noneMatch(RtmpMessage::isVideo).hasSize(2);

        soundOnly.viewer.form(new ViewerForm(CHUNK, 1, true, true, Reception.CLASSIC));
        pictures(120, 3, 100);
        assertThat(soundOnly.messages().stream().filter(RtmpMessage::isVideo)).hasSize(1);
        pictures(240, 3, 3);
        assertThat(soundOnly.videoTimes()).containsExactly(240L, 280L, 320L);
    }

    @Test
    void aPausedViewerGetsNothingAndGoesOnWithTheNewestKeyFrame() {
        Player player = new Player().join();
        announce(Media.videoTrack());
        pictures(0, 3, 100);
        player.messages();
        player.viewer.pause();
        pictures(120, 8, 4);
        assertThat(player.writes()).isZero();
        player.viewer.resume();
        assertThat(player.videoTimes()).first().isEqualTo(280L);
    }

    @Test
    void otherTimeBasesBecomeMilliseconds() {
        Player player = new Player().join();
        announce(new Track(4, TrackFormat.video(Codec.H264, 90_000, ByteBuffer.wrap(Media.AVCC), 640, 360)));
        byte[] sample = Media.keySample(1);
        for (int i = 0; i < 3; i++) {
            feed.deliver(new AccessUnit(4, 3_600L * i, 7_200, i == 0, false, 0, ByteBuffer.wrap(sample)));
        }
        run();
        List<RtmpMessage> messages = player.messages();
        assertThat(messages.stream().skip(1).map(RtmpMessage::time)).containsExactly(0L, 40L, 80L);
        assertThat(messages.get(1).payload().getInt(1) & 0xffffff).isEqualTo(80);
    }

    @Test
    void theEndComesAfterTheLastFrameAlsoForWhoIsBehind() {
        Player player = new Player().join();
        Player slow = new Player().join();
        announce(Media.videoTrack());
        pictures(0, 3, 100);
        slow.writable(false);
        pictures(120, 2, 100);
        feed.end(Reason.UNPUBLISHED);
        run();
        assertThat(player.videoTimes()).hasSize(5);
        assertThat(player.ended).isEqualTo(Reason.UNPUBLISHED);
        assertThat(slow.ended.name()).isEqualTo("still-on");
        slow.writable(true);
        assertThat(slow.videoTimes()).containsExactly(0L, 40L, 80L, 120L, 160L);
        assertThat(slow.ended).isEqualTo(Reason.UNPUBLISHED);
        assertThat(publication.subscriptions).isEmpty();
    }

    @Test
    void theLastViewerTakesTheSubscriptionAway() {
        Player player = new Player().join();
        Player second = new Player().join();
        announce(Media.videoTrack());
        pictures(0, 10, 5);
        player.viewer.leave();
        assertThat(publication.viewers()).isEqualTo(1);
        second.viewer.leave();
        assertThat(publication.subscriptions).isEmpty();
        assertThat(fanout.isOpen()).isFalse();
    }

    @Test
    void anotherEventLoopGetsTheSameWindowsAndBeginsAtTheLastKeyFrame() {
        Player first = new Player().join();
        announce(Media.videoTrack());
        pictures(0, 4, 100);
        EmbeddedChannel elsewhere = new EmbeddedChannel();
        Fanout there = open(elsewhere.eventLoop());
        Player second = new Player();
        there.add(second.viewer);
        pictures(160, 5, 100);
        pictures(360, 3, 3);
        elsewhere.runPendingTasks();

        assertThat(there.broadcast()).isSameAs(fanout.broadcast());
        assertThat(publication.subscriptions).hasSize(1);
        assertThat(publication.viewers()).isEqualTo(2);
        List<Long> times = first.videoTimes();
        assertThat(second.videoTimes()).isEqualTo(times).hasSize(12);
        first.viewer.leave();
        assertThat(publication.subscriptions).hasSize(1);
        pictures(480, 3, 100);
        elsewhere.runPendingTasks();
        assertThat(second.videoTimes()).hasSize(3);
        second.viewer.leave();
        assertThat(publication.subscriptions).isEmpty();
        elsewhere.finishAndReleaseAll();
    }

    @Test
    void soundBeforeTheFirstPictureIsKeptForWhoComesOnAnotherEventLoop() {
        announce(Media.videoTrack(), Media.audioTrack());
        Player first = new Player().join();
        feed.deliver(Media.sound(0));
        feed.deliver(Media.picture(40, true, 50));
        feed.deliver(Media.picture(80, false, 50));
        feed.deliver(Media.picture(120, false, 50));
        run();
        EmbeddedChannel elsewhere = new EmbeddedChannel();
        Player second = new Player();
        open(elsewhere.eventLoop()).add(second.viewer);
        elsewhere.runPendingTasks();

        assertThat(second.messages().stream().skip(2).map(RtmpMessage::time)).containsExactly(0L, 40L, 80L, 120L);
        assertThat(first.messages()).hasSize(6);
        second.viewer.leave();
        elsewhere.finishAndReleaseAll();
    }

    @Test
    void newRulesHoldForRunningViewersFromTheNextWindowOn() {
        Player player = new Player().join();
        announce(Media.videoTrack());
        pictures(0, 3, 100);
        assertThat(player.writes()).as("headers and one window").isEqualTo(2);
        player.messages();
        broadcasts.rules(rules("windows", new String[] {"ada@localhost/c*: pictures=1"}));
        pictures(120, 2, 100);
        assertThat(player.writes()).isEqualTo(2);
        player.messages();
        broadcasts.rules(rules("windows", new String[] {"ada@localhost/c* low: pictures=1; *: pictures=2"}));
        pictures(200, 1, 100);
        assertThat(player.writes()).isZero();
        pictures(240, 1, 100);
        assertThat(player.videoTimes()).containsExactly(200L, 240L);
    }
}
