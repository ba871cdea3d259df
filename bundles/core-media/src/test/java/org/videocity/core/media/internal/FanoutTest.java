package org.videocity.core.media.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.videocity.core.media.internal.BusFixture.all;
import static org.videocity.core.media.internal.BusFixture.audio;
import static org.videocity.core.media.internal.BusFixture.delta;
import static org.videocity.core.media.internal.BusFixture.key;
import static org.videocity.core.media.internal.BusFixture.metaData;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.videocity.api.Reason;
import org.videocity.api.media.AccessUnit;
import org.videocity.api.media.Codec;
import org.videocity.api.media.MediaFrame;
import org.videocity.api.media.PublicationFeed;
import org.videocity.api.media.SubscriptionRequest;
import org.videocity.api.media.Track;
import org.videocity.api.media.TrackFormat;
import org.videocity.api.media.WireFormKey;

class FanoutTest {
    private final BusFixture city = new BusFixture();

    @AfterEach
    void close() {
        city.close();
    }

    @Test
    void twoUnlikeSinksGetWhatTheyTakeInOrderAndUnchanged() {
        PublicationFeed feed = city.openAv("cam");
        NotingSink whole = new NotingSink(feed.publication(), all("rtmp"));
        NotingSink pictures = new NotingSink(feed.publication(), BusFixture.only(Codec.H264, 1 << 20, 10_000));
        AccessUnit first = key(4_000_000_000L);
        feed.deliver(first);
        feed.deliver(audio(4_000_000_010L));
        feed.deliver(delta(4_000_000_040L));

        assertThat(whole.drain())
                .containsExactly("tracks+[1h264, 2aac]-[]", "v4000000000!", "a4000000010", "v4000000040");
        assertThat(pictures.drain())
                .containsExactly("tracks+[1h264]-[]", "unavailable 2 no-converter", "v4000000000!", "v4000000040");
        assertThat(whole.frames.get(0)).isSameAs(first);
    }

    @Test
    void wakesOnceUntilPollSaidNothing() {
        PublicationFeed feed = city.openAv("cam");
        NotingSink sink = new NotingSink(feed.publication(), all("rtmp"));
        await().until(() -> sink.wakeUps.get() == 1);
        feed.deliver(key(0));
        feed.deliver(delta(40));
        assertThat(sink.wakeUps).hasValue(1);
        sink.drain();
        feed.deliver(delta(80));
        feed.deliver(delta(120));
        assertThat(sink.wakeUps).hasValue(2);
    }

    @Test
    void lateJoinerGetsNewestMetaDataAndTheFramesSinceTheKeyFrame() {
        PublicationFeed feed = city.openAv("cam");
        feed.tracks(List.of(BusFixture.DATA_TRACK), List.of());
        List.of(metaData(0), key(0), audio(5), delta(40), metaData(50), key(1000), audio(1005), delta(1040))
                .forEach(feed::deliver);
        NotingSink late = new NotingSink(feed.publication(), all("rtmp"));
        feed.deliver(delta(1080));
        assertThat(late.drain())
                .containsExactly("tracks+[1h264, 2aac, 3amf0]-[]", "d50", "v1000!", "a1005", "v1040", "v1080");
    }

    @Test
    void sideInformationChangesBetweenPicturesOfAGroup() {
        PublicationFeed feed = city.openAv("cam");
        NotingSink sink = new NotingSink(feed.publication(), all("rtmp"));
        Track before = BusFixture.VIDEO_TRACK;
        TrackFormat told = before.format().withExtensions(Map.of("x:y", ByteBuffer.allocate(3)));
        feed.deliver(key(0));
        feed.format(new Track(before.id(), told));
        feed.deliver(delta(40));
        assertThat(sink.drain()).startsWith("tracks+[1h264, 2aac]-[]", "v0!").endsWith("v40");
        assertThat(feed.publication().tracks())
                .filteredOn(track -> track.id() == before.id())
                .containsExactly(new Track(before.id(), told));
    }

    @Test
    void joinerBeforeTheFirstKeyFrameHearsButDoesNotSeeUntilThen() {
        PublicationFeed feed = city.openAv("cam");
        feed.deliver(audio(0));
        feed.deliver(delta(10));
        NotingSink sink = new NotingSink(feed.publication(), all("rtmp"));
        feed.deliver(delta(20));
        feed.deliver(audio(25));
        feed.deliver(key(40));
        assertThat(sink.drain()).containsExactly("tracks+[1h264, 2aac]-[]", "a0", "a25", "v40!");
        NotingSink late = new NotingSink(feed.publication(), all("rtmp"));
        assertThat(late.drain()).containsExactly("tracks+[1h264, 2aac]-[]", "a0", "a25", "v40!");
    }

    @Test
    void withoutVideoTheLastMomentsOfSoundAreKept() {
        PublicationFeed feed = city.open("radio", new BusFixture.Ear());
        feed.tracks(List.of(BusFixture.AUDIO_TRACK), List.of());
        for (int t = 0; t <= 3000; t += 500) {
            feed.deliver(audio(t));
        }
        NotingSink late = new NotingSink(feed.publication(), all("rtmp"));
        assertThat(late.drain()).containsExactly("tracks+[2aac]-[]", "a2000", "a2500", "a3000");
    }

    @Test
    void anOversizedPictureGroupIsNotKept() {
        city.gopCacheMaxBytes = 3_000;
        PublicationFeed feed = city.openAv("cam");
        List.of(key(0), delta(40), delta(80), delta(120), audio(125)).forEach(feed::deliver);
        NotingSink late = new NotingSink(feed.publication(), all("rtmp"));
        feed.deliver(delta(160));
        feed.deliver(audio(165));
        feed.deliver(key(200));
        assertThat(late.drain()).containsExactly("tracks+[1h264, 2aac]-[]", "a165", "v200!");
        NotingSink later = new NotingSink(feed.publication(), all("rtmp"));
        assertThat(later.drain()).containsExactly("tracks+[1h264, 2aac]-[]", "v200!");
    }

    @Test
    void tracksAndFormatsComeInOrderWithTheFrames() {
        PublicationFeed feed = city.open("cam", new BusFixture.Ear());
        feed.tracks(List.of(BusFixture.VIDEO_TRACK), List.of());
        NotingSink sink = new NotingSink(feed.publication(), all("rtmp"));
        feed.deliver(key(0));
        feed.tracks(List.of(BusFixture.AUDIO_TRACK), List.of());
        feed.deliver(audio(10));
        Track wider = new Track(1, TrackFormat.video(Codec.H264, 1000, BusFixture.bytes(9), 1280, 720));
        feed.format(wider);
        feed.format(wider);
        NotingSink between = new NotingSink(feed.publication(), all("rtmp"));
        feed.deliver(delta(40));
        feed.deliver(key(80));
        feed.tracks(List.of(), List.of(2, 77));
        assertThat(sink.drain())
                .containsExactly(
                        "tracks+[1h264]-[]", "v0!", "tracks+[2aac]-[]", "a10", "format 1", "v80!", "tracks+[]-[2]");
        assertThat(between.drain())
                .startsWith("tracks+[1h264]-[]", "v0!", "tracks+[2aac]-[]", "a10", "format 1")
                .endsWith("v80!", "tracks+[]-[2]");
        assertThat(feed.publication().tracks()).containsExactly(wider);
    }

    @Test
    void endingTellsSinksAndObserverButNotWhoEndedIt() {
        BusFixture.Ear ear = new BusFixture.Ear();
        PublicationFeed feed = city.open("cam", ear);
        NotingSink sink = new NotingSink(feed.publication(), all("rtmp"));
        feed.end(Reason.UNPUBLISHED);
        feed.end(Reason.UNPUBLISHED);
        assertThat(sink.drain()).containsExactly("ended unpublished");
        assertThat(sink.drain()).isEmpty();
        assertThat(ear.told).isEmpty();
        assertThat(ear.observed).containsExactly(Reason.UNPUBLISHED);
        assertThat(city.bus.publications()).isEmpty();
        NotingSink late = new NotingSink(feed.publication(), all("rtmp"));
        assertThat(late.drain()).containsExactly("ended unpublished");
    }

    @Test
    void aClosedSubscriptionGetsNothingMore() {
        PublicationFeed feed = city.openAv("cam");
        NotingSink sink = new NotingSink(feed.publication(), all("rtmp"));
        feed.deliver(key(0));
        sink.subscription.close();
        sink.subscription.close();
        feed.deliver(delta(40));
        assertThat(sink.drain()).isEmpty();
        assertThat(feed.publication().statistics().subscriptions()).isZero();
    }

    @Test
    void aSinkThatCannotBeWokenHarmsNobody() {
        PublicationFeed feed = city.openAv("cam");
        feed.publication().subscribe(new BrokenSink(), all("broken"));
        NotingSink sound = new NotingSink(feed.publication(), all("rtmp"));
        feed.deliver(key(0));
        assertThat(sound.drain()).contains("v0!");
    }

    @Test
    void stoppingTheBusTellsSourcesAndSinksThatItRestarts() {
        BusFixture.Ear ear = new BusFixture.Ear();
        PublicationFeed feed = city.open("cam", ear);
        NotingSink sink = new NotingSink(feed.publication(), all("rtmp"));
        city.bus.deactivate();
        assertThat(sink.drain()).containsExactly("ended restarting");
        assertThat(ear.told).containsExactly(Reason.RESTARTING);
        assertThat(ear.observed).containsExactly(Reason.RESTARTING);
        BusFixture.Ear late = new BusFixture.Ear();
        city.open("late", late);
        assertThat(late.told).containsExactly(Reason.RESTARTING);
    }

    @Test
    void wireFormsAreEvictedFromCachesAndQueuesWhenTheirKeyCloses() {
        PublicationFeed feed = city.openAv("cam");
        NotingSink sink = new NotingSink(feed.publication(), all("rtmp"));
        AccessUnit frame = key(0);
        feed.deliver(frame);
        WireFormKey key = city.bus.wireForm("flv");
        WireFormKey other = city.bus.wireForm("rtmp");
        ByteBuffer[] built = frame.wireForm(key, FanoutTest::wire);
        ByteBuffer[] kept = frame.wireForm(other, FanoutTest::wire);
        assertThat(frame.wireForm(key, FanoutTest::wire)).isSameAs(built);
        key.close();
        assertThat(frame.wireForm(key, FanoutTest::wire)).isNotSameAs(built);
        assertThat(frame.wireForm(other, FanoutTest::wire)).isSameAs(kept);
        assertThat(sink.drain()).contains("v0!");
    }

    private static ByteBuffer[] wire() {
        return new ByteBuffer[] {ByteBuffer.allocate(1)};
    }

    @Test
    void countsWhatCameAndWent() {
        PublicationFeed feed = city.openAv("cam");
        NotingSink sink = new NotingSink(feed.publication(), all("rtmp"));
        sink.subscription.audience(7, Long.MAX_VALUE);
        sink.subscription.droppedForViewers(3);
        feed.deliver(key(0));
        feed.deliver(audio(1));
        assertThat(feed.publication().statistics().queuedBytes()).isPositive();
        sink.drain();
        var figures = feed.publication().statistics();
        assertThat(figures.framesIn()).isEqualTo(2);
        assertThat(figures.bytesIn()).isEqualTo(1_100);
        assertThat(figures.framesOut()).isEqualTo(2);
        assertThat(figures.framesDropped()).isEqualTo(3);
        assertThat(figures.viewers()).isEqualTo(7);
        assertThat(figures.bitsPerSecond()).isPositive();
        assertThat(figures.queuedBytes()).isZero();
        sink.subscription.close();
        assertThat(feed.publication().statistics().framesOut()).isEqualTo(2);
    }

    @Test
    void startingWithTheNextFrameSkipsTheCache() {
        PublicationFeed feed = city.openAv("cam");
        feed.deliver(key(0));
        SubscriptionRequest next = new SubscriptionRequest("test", List.of(), false, 1 << 20, 10_000);
        NotingSink sink = new NotingSink(feed.publication(), next);
        feed.deliver(delta(40));
        assertThat(sink.drain()).containsExactly("tracks+[1h264, 2aac]-[]", "v40");
    }

    private static final class BrokenSink implements org.videocity.api.media.MediaSink {
        @Override
        public void wakeUp() {
            throw new IllegalStateException("its event loop is gone");
        }

        @Override
        public void onTracks(List<Track> added, List<Integer> removed) {}

        @Override
        public void onFormat(Track track) {}

        @Override
        public void onEnded(Reason reason) {}
    }

    @Test
    void framesOfUnknownTracksAreRefused() {
        PublicationFeed feed = city.openAv("cam");
        MediaFrame stray = BusFixture.frame(9, 0, true, false, 1);
        feed.deliver(stray);
        assertThat(feed.publication().statistics().framesDropped()).isEqualTo(1);
    }
}
