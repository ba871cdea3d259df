package org.videocity.transport.rtmp.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.videocity.api.media.AccessUnit;
import org.videocity.api.media.Codec;
import org.videocity.api.media.Track;
import org.videocity.api.media.TrackFormat;
import org.videocity.wire.rtmp.RtmpMessage;

class BroadcastTest extends FanoutFixture {
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
