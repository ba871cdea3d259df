package org.videocity.transport.rtmp.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.videocity.api.Reason;
import org.videocity.api.media.AccessUnit;
import org.videocity.wire.rtmp.MessageType;
import org.videocity.wire.rtmp.RtmpMessage;

class FanoutTest extends FanoutFixture {
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
}
