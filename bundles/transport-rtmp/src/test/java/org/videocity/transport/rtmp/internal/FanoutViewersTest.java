package org.videocity.transport.rtmp.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.videocity.api.Reason;
import org.videocity.wire.rtmp.RtmpMessage;

/** Viewers that are behind, pause, leave, or sit on another event loop. */
class FanoutViewersTest extends FanoutRig {
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
