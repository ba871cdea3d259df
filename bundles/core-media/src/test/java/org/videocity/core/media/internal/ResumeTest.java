package org.videocity.core.media.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.videocity.core.media.internal.BusFixture.all;
import static org.videocity.core.media.internal.BusFixture.audio;
import static org.videocity.core.media.internal.BusFixture.delta;
import static org.videocity.core.media.internal.BusFixture.key;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.videocity.api.Reason;
import org.videocity.api.media.AccessUnit;
import org.videocity.api.media.Codec;
import org.videocity.api.media.PublicationFeed;
import org.videocity.api.media.Track;
import org.videocity.api.media.TrackFormat;

/** Contract 16: a publisher that is lost and returns, or connects twice. */
class ResumeTest {
    private static final List<Track> AV = List.of(BusFixture.VIDEO_TRACK, BusFixture.AUDIO_TRACK);

    private final BusFixture city = new BusFixture();
    private final BusFixture.Ear first = new BusFixture.Ear();
    private final BusFixture.Ear second = new BusFixture.Ear();

    @AfterEach
    void close() {
        city.close();
    }

    @Test
    void aLostPublisherIsWaitedForAndItsTimelineGoesOn() {
        PublicationFeed feed = city.open("cam", first);
        feed.tracks(AV, List.of());
        List.of(key(5_000), audio(5_010), delta(5_040)).forEach(feed::deliver);
        NotingSink sink = new NotingSink(feed.publication(), all("rtmp"));
        sink.drain();
        feed.lost();
        feed.deliver(delta(5_080));
        assertThat(sink.drain()).containsExactly("suspended");
        assertThat(feed.publication().isSuspended()).isTrue();

        PublicationFeed again = city.open("cam", second);
        assertThat(again.publication()).isSameAs(feed.publication());
        again.tracks(AV, List.of());
        List.of(delta(0), key(40), audio(45), delta(80), audio(68)).forEach(again::deliver);
        assertThat(sink.drain()).containsExactly("resumed", "v5080!", "a5085", "v5120", "a5108");
        assertThat(first.told).isEmpty();
        assertThat(second.suspended).endsWith(false);
        assertThat(first.suspended).endsWith(true);
    }

    @Test
    void tracksOfOtherTimeBasesAreShiftedByTheSameSpan() {
        Track video = new Track(1, TrackFormat.video(Codec.H264, 90_000, BusFixture.bytes(1), 1, 1));
        Track audio = new Track(2, TrackFormat.audio(Codec.AAC, 44_100, BusFixture.bytes(2), 44_100, 2));
        PublicationFeed feed = city.open("cam", first);
        feed.tracks(List.of(video, audio), List.of());
        feed.deliver(BusFixture.frame(1, 900_000, true, false, 1));
        feed.deliver(BusFixture.frame(2, 441_000, true, false, 1));
        feed.deliver(BusFixture.frame(1, 990_000, false, false, 1));
        NotingSink sink = new NotingSink(feed.publication(), all("rtmp"));
        sink.drain();
        PublicationFeed again = city.open("cam", second);
        again.tracks(List.of(video, audio), List.of());
        again.deliver(BusFixture.frame(1, 90_000, true, false, 1));
        again.deliver(BusFixture.frame(2, 44_100, true, false, 1));
        sink.drain();
        // The last frame stood at 11 s, one second after the one before: the new connection's first second is the 12th.
        List<Long> times = sink.frames.stream()
                .skip(3)
                .map(f -> ((AccessUnit) f).decodeTime())
                .toList();
        assertThat(times).containsExactly(1_080_000L, 529_200L);
        assertThat(first.told).containsExactly(Reason.TAKEN_OVER);
    }

    @Test
    void framesThatWouldGoBackInTimeAreLeftOut() {
        PublicationFeed feed = city.open("cam", first);
        feed.tracks(AV, List.of());
        List.of(key(0), audio(100)).forEach(feed::deliver);
        NotingSink sink = new NotingSink(feed.publication(), all("rtmp"));
        sink.drain();
        PublicationFeed again = city.open("cam", second);
        again.tracks(AV, List.of());
        List.of(key(1_000), audio(900), audio(1_010)).forEach(again::deliver);
        assertThat(sink.drain()).containsExactly("resumed", "v101!", "a111");
    }

    @Test
    void theFormerConnectionHasNoMoreEffect() {
        PublicationFeed feed = city.open("cam", first);
        feed.tracks(AV, List.of());
        feed.deliver(key(0));
        PublicationFeed again = city.open("cam", second);
        again.tracks(AV, List.of());
        again.deliver(key(0));
        NotingSink sink = new NotingSink(feed.publication(), all("rtmp"));
        sink.drain();
        feed.deliver(delta(40));
        feed.tracks(List.of(), List.of(1));
        feed.lost();
        feed.end(Reason.UNPUBLISHED);
        assertThat(sink.drain()).isEmpty();
        assertThat(again.publication().isEnded()).isFalse();
        assertThat(again.publication().isSuspended()).isFalse();
    }

    @Test
    void anotherFormatIsToldATrackThatIsNoMoreIsGivenUp() {
        PublicationFeed feed = city.open("cam", first);
        feed.tracks(AV, List.of());
        feed.deliver(key(0));
        NotingSink sink = new NotingSink(feed.publication(), all("rtmp"));
        sink.drain();
        feed.lost();
        PublicationFeed again = city.open("cam", second);
        again.tracks(
                List.of(new Track(1, TrackFormat.video(Codec.H264, 1000, BusFixture.bytes(7), 320, 180))), List.of());
        again.deliver(key(0));
        again.deliver(audio(10));
        again.deliver(delta(999));
        assertThat(sink.drain()).containsExactly("suspended", "resumed", "format 1", "v1!", "v1000");
        again.deliver(delta(1_001));
        assertThat(sink.drain()).containsExactly("tracks+[]-[2]", "v1002");
    }

    @Test
    void aPublisherThatDoesNotComeBackIsGivenUp() {
        city.resumeMillis = 20;
        PublicationFeed feed = city.open("cam", first);
        NotingSink sink = new NotingSink(feed.publication(), all("rtmp"));
        feed.lost();
        await().until(() -> feed.publication().isEnded());
        await().until(() -> !first.observed.isEmpty());
        assertThat(first.observed).containsExactly(Reason.PUBLISHER_LOST);
        assertThat(sink.drain()).containsExactly("suspended", "ended publisher-lost");
    }

    @Test
    void withNoPatienceItEndsAtOnce() {
        city.resumeMillis = 0;
        PublicationFeed feed = city.open("cam", first);
        NotingSink sink = new NotingSink(feed.publication(), all("rtmp"));
        feed.lost();
        assertThat(sink.drain()).containsExactly("ended publisher-lost");
    }

    @Test
    void aLostPublicationCanStillBeEnded() {
        PublicationFeed feed = city.open("cam", first);
        feed.lost();
        feed.end(Reason.KICKED);
        assertThat(feed.publication().isEnded()).isTrue();
        assertThat(first.observed).containsExactly(Reason.KICKED);
    }

    @Test
    void whoJoinsWhileItIsSuspendedSeesTheLastPicturesAndIsTold() {
        PublicationFeed feed = city.open("cam", first);
        feed.tracks(AV, List.of());
        feed.deliver(key(0));
        feed.lost();
        NotingSink sink = new NotingSink(feed.publication(), all("rtmp"));
        assertThat(sink.drain()).containsExactly("tracks+[1h264, 2aac]-[]", "v0!", "suspended");
    }
}
