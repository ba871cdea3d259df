package org.videocity.core.media.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videocity.core.media.internal.BusFixture.audio;
import static org.videocity.core.media.internal.BusFixture.bounded;
import static org.videocity.core.media.internal.BusFixture.delta;
import static org.videocity.core.media.internal.BusFixture.key;
import static org.videocity.core.media.internal.BusFixture.spare;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.videocity.api.media.Codec;
import org.videocity.api.media.MediaFeedback;
import org.videocity.api.media.PublicationFeed;
import org.videocity.api.media.Track;
import org.videocity.api.media.TrackFormat;

/** Contract 4 and 5: what a sink that is behind loses, and in which order. */
class DroppingTest {
    private static final int FRAME_COST = 1_256;

    private final BusFixture city = new BusFixture();

    @AfterEach
    void close() {
        city.close();
    }

    @Test
    void framesNothingRefersToGoFirst() {
        PublicationFeed feed = city.openAv("cam");
        NotingSink slow = new NotingSink(feed.publication(), bounded(4 * FRAME_COST, 60_000));
        List.of(key(0), spare(40), delta(80), spare(120), delta(160)).forEach(feed::deliver);
        assertThat(slow.drain()).containsExactly("tracks+[1h264, 2aac]-[]", "v0!", "gap 1 1", "v80", "gap 1 1", "v160");
    }

    @Test
    void thenTheWholeChainUpToTheNextKeyFrameWithItsSound() {
        PublicationFeed feed = city.openAv("cam");
        NotingSink slow = new NotingSink(feed.publication(), bounded(4 * FRAME_COST, 60_000));
        List.of(key(0), audio(5), delta(40), key(80), audio(85), delta(120), delta(160))
                .forEach(feed::deliver);
        assertThat(slow.drain())
                .containsExactly("tracks+[1h264, 2aac]-[]", "gap 1 2", "v80!", "gap 2 1", "a85", "v120", "v160");
        assertThat(feed.publication().statistics().framesDropped()).isEqualTo(3);
    }

    @Test
    void withoutAKeyFrameInTheQueueItWaitsForTheNextAndAsksForIt() {
        BusFixture.Ear ear = new BusFixture.Ear();
        PublicationFeed feed = city.open("cam", ear);
        feed.tracks(List.of(BusFixture.VIDEO_TRACK, BusFixture.AUDIO_TRACK), List.of());
        feed.deliver(key(0));
        NotingSink slow = new NotingSink(feed.publication(), bounded(3 * FRAME_COST, 60_000));
        slow.drain();
        List.of(delta(40), delta(80), delta(120), delta(160), audio(165)).forEach(feed::deliver);
        assertThat(slow.drain()).containsExactly("a165");
        assertThat(ear.feedback).contains(new MediaFeedback.KeyFrameRequest(1));
        feed.deliver(delta(200));
        feed.deliver(key(240));
        assertThat(slow.drain()).containsExactly("gap 1 5", "v240!");
    }

    @Test
    void tooMuchTimeIsTooMuch() {
        PublicationFeed feed = city.openAv("cam");
        NotingSink slow = new NotingSink(feed.publication(), bounded(1 << 20, 1_000));
        for (int t = 0; t <= 2_000; t += 500) {
            feed.deliver(key(t));
        }
        assertThat(slow.drain()).containsExactly("tracks+[1h264, 2aac]-[]", "gap 1 2", "v1000!", "v1500!", "v2000!");
    }

    @Test
    void soundAloneLosesItsOldest() {
        PublicationFeed feed = city.open("radio", new BusFixture.Ear());
        feed.tracks(List.of(BusFixture.AUDIO_TRACK), List.of());
        NotingSink slow = new NotingSink(feed.publication(), bounded(4 * 356, 60_000));
        for (int t = 0; t < 5; t++) {
            feed.deliver(audio(t));
        }
        assertThat(slow.drain()).containsExactly("tracks+[2aac]-[]", "gap 2 3", "a3", "a4");
    }

    @Test
    void aJoinersPictureGroupIsNeverCutHoweverSlowItBegins() {
        PublicationFeed feed = city.openAv("cam");
        feed.deliver(key(0));
        for (int t = 40; t < 400; t += 40) {
            feed.deliver(delta(t));
        }
        NotingSink slow = new NotingSink(feed.publication(), bounded(2 * FRAME_COST, 60_000));
        List.of(delta(400), delta(440), delta(480), key(520)).forEach(feed::deliver);
        assertThat(slow.drain())
                .hasSize(13)
                .startsWith("tracks+[1h264, 2aac]-[]", "v0!", "v40")
                .endsWith("v360", "gap 1 3", "v520!");
    }

    @Test
    void oneFrameLargerThanTheBoundStillGetsThrough() {
        PublicationFeed feed = city.openAv("cam");
        NotingSink slow = new NotingSink(feed.publication(), bounded(10, 60_000));
        feed.deliver(key(0));
        assertThat(slow.drain()).contains("v0!");
    }

    @Test
    void aSourceThatChangesItsMindForEverFillsNoQueue() {
        PublicationFeed feed = city.openAv("cam");
        feed.deliver(key(0));
        NotingSink slow = new NotingSink(feed.publication(), bounded(64 << 10, 60_000));
        slow.drain();
        for (int i = 1; i <= 10_000; i++) {
            feed.format(video(i));
            feed.tracks(List.of(BusFixture.DATA_TRACK), List.of());
            feed.tracks(List.of(), List.of(BusFixture.DATA));
            if (i % 10 == 0) {
                feed.deliver(key(i));
            }
        }
        assertThat(feed.publication().statistics().queuedBytes()).isLessThan(80 << 10);
        feed.format(video(77_777));
        assertThat(slow.drain()).hasSizeLessThan(200).endsWith("format 1");
        assertThat(slow.formats.get(BusFixture.VIDEO)).isEqualTo(video(77_777).format());
        assertThat(slow.formats).doesNotContainKey(BusFixture.DATA);
        NotingSink late = new NotingSink(feed.publication(), BusFixture.all("rtmp"));
        late.drain();
        assertThat(late.formats.get(BusFixture.VIDEO)).isEqualTo(video(77_777).format());
    }

    @Test
    void changesWithoutFramesAreMergedToWhatTheyComeTo() {
        PublicationFeed feed = city.openAv("cam");
        NotingSink slow = new NotingSink(feed.publication(), bounded(64 << 10, 60_000));
        slow.drain();
        for (int i = 1; i <= 1_000; i++) {
            feed.tracks(List.of(BusFixture.DATA_TRACK), List.of());
            feed.tracks(List.of(), List.of(BusFixture.AUDIO, BusFixture.DATA));
            feed.format(video(i));
            feed.tracks(List.of(BusFixture.AUDIO_TRACK), List.of());
        }
        assertThat(slow.drain()).hasSizeLessThan(2 * ChangeRun.MANY);
        assertThat(slow.formats.get(BusFixture.VIDEO)).isEqualTo(video(1_000).format());
        assertThat(slow.formats).containsOnlyKeys(BusFixture.VIDEO, BusFixture.AUDIO);
    }

    @Test
    void tracksBeyondTheMostAreRefusedAndCounted() {
        PublicationFeed feed = city.open("cam", new BusFixture.Ear());
        for (int id = 1; id <= 100; id++) {
            feed.tracks(List.of(new Track(id, TrackFormat.data(Codec.AMF0, 1000))), List.of());
        }
        assertThat(feed.publication().tracks()).hasSize(64);
    }

    private static Track video(int width) {
        return new Track(BusFixture.VIDEO, TrackFormat.video(Codec.H264, 1000, ByteBuffer.allocate(1_000), width, 360));
    }

    @Test
    void aSlowSinkCostsTheOthersNothing() {
        PublicationFeed feed = city.openAv("cam");
        NotingSink slow = new NotingSink(feed.publication(), bounded(2 * FRAME_COST, 60_000));
        NotingSink quick = new NotingSink(feed.publication(), BusFixture.all("rtmp"));
        feed.deliver(key(0));
        for (int t = 40; t < 400; t += 40) {
            feed.deliver(delta(t));
        }
        assertThat(quick.drain()).hasSize(11);
        assertThat(slow.drain()).doesNotContain("v360");
    }
}
