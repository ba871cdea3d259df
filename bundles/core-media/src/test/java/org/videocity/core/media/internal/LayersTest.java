package org.videocity.core.media.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.videocity.api.media.AccessUnit;
import org.videocity.api.media.Codec;
import org.videocity.api.media.Encoding;
import org.videocity.api.media.MediaFeedback.BitRateLimit;
import org.videocity.api.media.MediaFeedback.KeyFrameRequest;
import org.videocity.api.media.MediaKind;
import org.videocity.api.media.PayloadForm;
import org.videocity.api.media.Protection;
import org.videocity.api.media.PublicationFeed;
import org.videocity.api.media.Track;
import org.videocity.api.media.TrackFormat;

/** Contract 3 and 11. */
class LayersTest {
    private static final Track LAYERED = new Track(
            1,
            new TrackFormat(
                    MediaKind.VIDEO,
                    Codec.H264,
                    PayloadForm.ACCESS_UNIT,
                    1000,
                    BusFixture.bytes(1),
                    1280,
                    720,
                    0,
                    0,
                    List.of(
                            new Encoding("lo", 320, 180, 200_000, 1, 1),
                            new Encoding("hi", 1280, 720, 2_000_000, 1, 1)),
                    Protection.NONE,
                    Optional.empty()));

    private final BusFixture city = new BusFixture();
    private final BusFixture.Ear ear = new BusFixture.Ear();

    @AfterEach
    void close() {
        city.close();
    }

    private static AccessUnit frame(String encoding, long millis, boolean key) {
        return new AccessUnit(1, encoding, millis, 0, key, key, false, millis * 1_000_000, BusFixture.bytes(1, 2, 3));
    }

    @Test
    void theSinkChangesLayersWhereItMay() {
        PublicationFeed feed = city.open("cam", ear);
        feed.tracks(List.of(LAYERED), List.of());
        NotingSink sink = new NotingSink(feed.publication(), BusFixture.all("webrtc"));
        List.of(frame("hi", 0, true), frame("lo", 0, true), frame("hi", 40, false), frame("lo", 40, false))
                .forEach(feed::deliver);
        assertThat(sink.drain()).endsWith("vhi:0!", "vhi:40");
        sink.subscription.want("lo", 0, 0);
        List.of(frame("hi", 80, false), frame("lo", 80, false), frame("lo", 120, true), frame("hi", 120, false))
                .forEach(feed::deliver);
        assertThat(sink.drain()).containsExactly("vhi:80", "vlo:120!");
        assertThat(ear.feedback).endsWith(new BitRateLimit(1, "lo", Long.MAX_VALUE));
    }

    @Test
    void aSingleLayerSourceIsAskedForWhatAllCanTakeButTheVerySlow() {
        PublicationFeed feed = city.open("cam", ear);
        feed.tracks(List.of(BusFixture.VIDEO_TRACK), List.of());
        NotingSink quick = new NotingSink(feed.publication(), BusFixture.all("a"));
        NotingSink slow = new NotingSink(feed.publication(), BusFixture.all("b"));
        NotingSink hopeless = new NotingSink(feed.publication(), BusFixture.all("c"));
        ear.feedback.clear();
        quick.subscription.audience(3, 5_000_000);
        slow.subscription.audience(1, 800_000);
        hopeless.subscription.audience(1, 1_000);
        slow.subscription.close();
        assertThat(ear.feedback)
                .containsExactly(
                        new BitRateLimit(1, "", 5_000_000),
                        new BitRateLimit(1, "", 800_000),
                        new BitRateLimit(1, "", 5_000_000));
    }

    @Test
    void requestsForKeyFramesAreMerged() {
        PublicationFeed feed = city.open("cam", ear);
        feed.tracks(List.of(BusFixture.VIDEO_TRACK), List.of());
        feed.deliver(BusFixture.key(0));
        NotingSink sink = new NotingSink(feed.publication(), BusFixture.all("a"));
        for (int i = 0; i < 20; i++) {
            sink.subscription.requestKeyFrame(1);
        }
        assertThat(ear.feedback).containsExactly(new KeyFrameRequest(1));
        await().until(() -> ear.feedback.size() == 2);
        assertThat(ear.feedback).containsOnly(new KeyFrameRequest(1));
    }
}
