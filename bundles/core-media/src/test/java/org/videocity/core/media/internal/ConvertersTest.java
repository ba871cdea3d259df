package org.videocity.core.media.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.videocity.core.media.internal.BusFixture.audio;
import static org.videocity.core.media.internal.BusFixture.key;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.videocity.api.media.Codec;
import org.videocity.api.media.Encoding;
import org.videocity.api.media.MediaConverter;
import org.videocity.api.media.MediaConverterFactory;
import org.videocity.api.media.MediaFrame;
import org.videocity.api.media.MediaKind;
import org.videocity.api.media.PayloadForm;
import org.videocity.api.media.Protection;
import org.videocity.api.media.PublicationFeed;
import org.videocity.api.media.SubscriptionRequest;
import org.videocity.api.media.Track;
import org.videocity.api.media.TrackFormat;

/** Contract 8 and 10. */
class ConvertersTest {
    private static final SubscriptionRequest WANTS_OPUS = BusFixture.only(Codec.OPUS, 1 << 20, 60_000);

    private final BusFixture city = new BusFixture();
    private final Relabeller factory = new Relabeller();

    @AfterEach
    void close() {
        city.close();
    }

    /** Calls AAC Opus, and fails on a frame of one byte. */
    private static final class Relabeller implements MediaConverterFactory {
        final Queue<String> notes = new ConcurrentLinkedQueue<>();

        @Override
        public List<Conversion> conversions() {
            return List.of(
                    new Conversion(Codec.AAC, PayloadForm.ACCESS_UNIT, Codec.OPUS, PayloadForm.ACCESS_UNIT, 100));
        }

        @Override
        public MediaConverter open(
                List<Track> tracks,
                List<Conversion> steps,
                MediaConverter.Output output,
                ScheduledExecutorService executor,
                long maxDelayMillis) {
            notes.add("open");
            List<Track> made = new ArrayList<>();
            tracks.forEach(t ->
                    made.add(new Track(t.id(), TrackFormat.audio(Codec.OPUS, 1000, BusFixture.bytes(8), 48_000, 2))));
            output.tracks(made);
            return new MediaConverter() {
                @Override
                public void accept(MediaFrame frame) {
                    if (frame.size() == 1) {
                        throw new IllegalStateException("bad frame");
                    }
                    output.deliver(frame);
                }

                @Override
                public void onFormat(Track track) {
                    notes.add("format");
                }

                @Override
                public void onGap(int track) {
                    notes.add("gap");
                }

                @Override
                public void onTime(long nanos) {
                    if (!notes.contains("time")) {
                        notes.add("time");
                    }
                }

                @Override
                public void close() {
                    notes.add("close");
                }
            };
        }
    }

    private List<String> until(NotingSink sink, String note) {
        await().until(() -> {
            sink.drain();
            return sink.notes.contains(note);
        });
        return sink.notes;
    }

    @Test
    void oneConverterServesAllWhoWantTheSameAndGoesWithTheLast() {
        city.registry.addFactory(factory);
        PublicationFeed feed = city.openAv("cam");
        NotingSink one = new NotingSink(feed.publication(), WANTS_OPUS);
        feed.deliver(audio(0));
        // The converter runs on a thread of its own: only what concerns one track has an order.
        assertThat(until(one, "a0"))
                .hasSize(3)
                .contains("unavailable 1 no-converter")
                .containsSubsequence("tracks+[2opus]-[]", "a0");
        NotingSink two = new NotingSink(feed.publication(), WANTS_OPUS);
        assertThat(until(two, "a0")).contains("tracks+[2opus]-[]");
        feed.deliver(audio(20));
        until(one, "a20");
        until(two, "a20");
        one.subscription.close();
        await().until(() -> factory.notes.contains("time"));
        assertThat(factory.notes).containsOnlyOnce("open").doesNotContain("close");
        two.subscription.close();
        await().until(() -> factory.notes.contains("close"));
    }

    @Test
    void itsFailureEndsWhatItMakesAndNothingElse() {
        city.registry.addFactory(factory);
        PublicationFeed feed = city.openAv("cam");
        NotingSink converted = new NotingSink(feed.publication(), WANTS_OPUS);
        NotingSink plain = new NotingSink(feed.publication(), BusFixture.all("rtmp"));
        until(converted, "tracks+[2opus]-[]");
        feed.deliver(BusFixture.frame(2, 0, true, false, 1));
        assertThat(until(converted, "unavailable 2 failed")).contains("tracks+[]-[2]");
        feed.deliver(key(40));
        assertThat(plain.drain()).contains("a0", "v40!");
        assertThat(feed.publication().isEnded()).isFalse();
    }

    @Test
    void aFactoryThatComesMakesATrackAvailableAndThatGoesTakesItAway() {
        PublicationFeed feed = city.openAv("cam");
        NotingSink sink = new NotingSink(feed.publication(), WANTS_OPUS);
        assertThat(sink.drain()).contains("unavailable 2 no-converter");
        city.registry.addFactory(factory);
        until(sink, "tracks+[2opus]-[]");
        int before = sink.notes.size();
        city.registry.removeFactory(factory);
        sink.drain();
        assertThat(sink.notes.subList(before, sink.notes.size()))
                .contains("tracks+[]-[2]", "unavailable 2 no-converter");
        await().until(() -> factory.notes.contains("close"));
    }

    @Test
    void whatIsProtectedIsNotConverted() {
        city.registry.addFactory(factory);
        TrackFormat sealed = new TrackFormat(
                MediaKind.AUDIO,
                Codec.AAC,
                PayloadForm.ACCESS_UNIT,
                1000,
                BusFixture.bytes(),
                0,
                0,
                48_000,
                2,
                List.of(Encoding.PLAIN),
                new Protection.SFrame(7),
                Optional.empty());
        PublicationFeed feed = city.open("cam", new BusFixture.Ear());
        feed.tracks(List.of(new Track(2, sealed)), List.of());
        NotingSink sink = new NotingSink(feed.publication(), WANTS_OPUS);
        assertThat(sink.drain()).containsExactly("unavailable 2 protected");
        assertThat(factory.notes).isEmpty();
    }
}
