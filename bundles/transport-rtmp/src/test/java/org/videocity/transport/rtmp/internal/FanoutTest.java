package org.videocity.transport.rtmp.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.videocity.api.media.AccessUnit;
import org.videocity.api.media.Codec;
import org.videocity.api.media.Track;
import org.videocity.api.media.TrackFormat;
import org.videocity.wire.rtmp.MessageType;
import org.videocity.wire.rtmp.RtmpMessage;

/** What a window holds, and what a viewer that joins gets. */
class FanoutTest extends FanoutRig {
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
}
