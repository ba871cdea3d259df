package org.videocity.core.media.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.videocity.api.media.ClockMapping;
import org.videocity.api.media.Codec;
import org.videocity.api.media.Encoding;
import org.videocity.api.media.MediaFrame;
import org.videocity.api.media.MediaKind;
import org.videocity.api.media.MediaSink;
import org.videocity.api.media.PayloadForm;
import org.videocity.api.media.Protection;
import org.videocity.api.media.PublicationFeed;
import org.videocity.api.media.RtpPacket;
import org.videocity.api.media.Subscription;
import org.videocity.api.media.SubscriptionRequest;
import org.videocity.api.media.Track;
import org.videocity.api.media.TrackFormat;

/** Contract 2, 3, 4 and 16 for tracks of RTP packets. */
class PacketsTest {
    private static final int VIDEO = 1;
    private static final int AUDIO = 2;
    private static final int VIDEO_RATE = 90_000;
    private static final int AUDIO_RATE = 48_000;
    private static final long SECOND = 1_000_000_000L;

    private final BusFixture city = new BusFixture();
    private final BusFixture.Ear ear = new BusFixture.Ear();
    private long sequence = 65_530;

    @AfterEach
    void close() {
        city.close();
    }

    /** Keeps packets, and the newest tie of each track at the time of each packet. */
    private static final class Listener implements MediaSink {
        final java.util.ArrayList<RtpPacket> packets = new java.util.ArrayList<>();
        final java.util.ArrayList<Long> common = new java.util.ArrayList<>();
        final java.util.ArrayList<String> notes = new java.util.ArrayList<>();
        private final Map<Integer, TrackFormat> formats = new java.util.HashMap<>();
        private final Subscription subscription;

        Listener(PublicationFeed feed, long maxBytes) {
            SubscriptionRequest.Accepted packetsOnly =
                    new SubscriptionRequest.Accepted(PayloadForm.RTP, Set.of(Codec.VP8, Codec.OPUS));
            subscription = feed.publication()
                    .subscribe(this, new SubscriptionRequest("webrtc", List.of(packetsOnly), true, maxBytes, 60_000));
        }

        Listener drain() {
            for (MediaFrame frame = subscription.poll(); frame != null; frame = subscription.poll()) {
                RtpPacket packet = (RtpPacket) frame;
                TrackFormat format = formats.get(packet.track());
                packets.add(packet);
                common.add(format.clock()
                        .map(c -> c.toCommonNanos(packet.rtpTime(), format.timeBase()))
                        .orElse(-1L));
            }
            return this;
        }

        List<Long> times(int track) {
            return packets.stream()
                    .filter(p -> p.track() == track)
                    .map(RtpPacket::rtpTime)
                    .toList();
        }

        List<String> layers() {
            return packets.stream()
                    .map(p -> p.encoding() + p.spatialLayer() + p.temporalLayer())
                    .toList();
        }

        @Override
        public void wakeUp() {}

        @Override
        public void onTracks(List<Track> added, List<Integer> removed) {
            added.forEach(t -> formats.put(t.id(), t.format()));
        }

        @Override
        public void onFormat(Track track) {
            formats.put(track.id(), track.format());
        }

        @Override
        public void onGap(int track, int frames) {
            notes.add("gap " + track + " " + frames);
        }

        @Override
        public void onEnded(org.videocity.api.Reason reason) {
            notes.add("ended");
        }
    }

    private static Track video(Optional<ClockMapping> clock, Encoding... encodings) {
        return track(VIDEO, MediaKind.VIDEO, Codec.VP8, VIDEO_RATE, clock, encodings);
    }

    private static Track audio(Optional<ClockMapping> clock) {
        return track(AUDIO, MediaKind.AUDIO, Codec.OPUS, AUDIO_RATE, clock, Encoding.PLAIN);
    }

    private static Track track(
            int id, MediaKind kind, Codec codec, int rate, Optional<ClockMapping> clock, Encoding... encodings) {
        return new Track(
                id,
                new TrackFormat(
                        kind,
                        codec,
                        PayloadForm.RTP,
                        rate,
                        BusFixture.bytes(),
                        0,
                        0,
                        0,
                        0,
                        List.of(encodings),
                        Protection.NONE,
                        clock));
    }

    private static Optional<ClockMapping> tie(long mediaTime, long commonNanos) {
        return Optional.of(new ClockMapping(mediaTime, commonNanos));
    }

    private RtpPacket packet(int track, long rtpTime, boolean key) {
        return packet(track, "", rtpTime, 0, 0, key, key);
    }

    private RtpPacket packet(
            int track, String encoding, long rtpTime, int spatial, int temporal, boolean key, boolean switchPoint) {
        return new RtpPacket(
                track,
                encoding,
                sequence++,
                rtpTime,
                true,
                spatial,
                temporal,
                key,
                switchPoint,
                false,
                sequence * 1_000_000,
                Map.of("urn:ietf:params:rtp-hdrext:sdes:mid", BusFixture.bytes('0')),
                BusFixture.bytes(1, 2, 3));
    }

    @Test
    void aKeyFrameOfSeveralPacketsIsKeptWholeForJoiners() {
        PublicationFeed feed = city.open("cam", ear);
        feed.tracks(List.of(video(Optional.empty(), Encoding.PLAIN)), List.of());
        List.of(packet(VIDEO, 500, false), packet(VIDEO, 1_000, true), packet(VIDEO, 1_000, true))
                .forEach(feed::deliver);
        feed.deliver(packet(VIDEO, 4_000, false));
        assertThat(new Listener(feed, 1 << 20).drain().times(VIDEO)).containsExactly(1_000L, 1_000L, 4_000L);
    }

    @Test
    void layersChangeAtSwitchPointsUpwardsAndAtOnceDownwards() {
        Encoding svc = new Encoding("", 640, 360, 1_000_000, 2, 2);
        PublicationFeed feed = city.open("cam", ear);
        feed.tracks(List.of(video(Optional.empty(), svc)), List.of());
        Listener sink = new Listener(feed, 1 << 20);
        sink.subscription.want("", 0, 0);
        picture(feed, 0, true, true);
        assertThat(sink.drain().layers()).containsExactly("00");
        sink.subscription.want("", 1, 1);
        picture(feed, 3_000, false, false);
        assertThat(sink.drain().layers()).containsExactly("00", "00");
        picture(feed, 6_000, false, true);
        assertThat(sink.drain().layers()).endsWith("00", "00", "01", "10", "11");
        sink.subscription.want("", 1, 0);
        picture(feed, 9_000, false, false);
        assertThat(sink.drain().layers()).endsWith("11", "00", "10");
    }

    private void picture(PublicationFeed feed, long rtpTime, boolean key, boolean switchPoint) {
        for (int layer = 0; layer < 4; layer++) {
            feed.deliver(packet(VIDEO, "", rtpTime, layer / 2, layer % 2, key && layer == 0, switchPoint));
        }
    }

    @Test
    void simulcastChangesWhereTheOtherEncodingMayBegin() {
        PublicationFeed feed = city.open("cam", ear);
        Encoding low = new Encoding("lo", 320, 180, 200_000, 1, 1);
        Encoding high = new Encoding("hi", 1280, 720, 2_000_000, 1, 1);
        feed.tracks(List.of(video(Optional.empty(), low, high)), List.of());
        Listener sink = new Listener(feed, 1 << 20);
        feed.deliver(packet(VIDEO, "hi", 0, 0, 0, true, true));
        sink.subscription.want("lo", 0, 0);
        List.of(
                        packet(VIDEO, "lo", 3_000, 0, 0, false, false),
                        packet(VIDEO, "hi", 3_000, 0, 0, false, false),
                        packet(VIDEO, "lo", 6_000, 0, 0, true, true),
                        packet(VIDEO, "hi", 6_000, 0, 0, false, false))
                .forEach(feed::deliver);
        assertThat(sink.drain().layers()).containsExactly("hi00", "hi00", "lo00");
    }

    @Test
    void aSinkThatIsBehindLosesUpperTemporalLayersFirst() {
        Encoding svc = new Encoding("", 640, 360, 1_000_000, 1, 2);
        PublicationFeed feed = city.open("cam", ear);
        feed.tracks(List.of(video(Optional.empty(), svc)), List.of());
        Listener slow = new Listener(feed, 4 * 259);
        for (int i = 0; i < 6; i++) {
            feed.deliver(packet(VIDEO, "", 3_000L * i, 0, i % 2, i == 0, i == 0));
        }
        assertThat(slow.drain().layers()).containsOnly("00").hasSize(3);
        assertThat(slow.notes).isNotEmpty().allMatch(n -> n.startsWith("gap 1 "));
    }

    @Test
    void afterAResumePacketsGoOnAndSoundStaysWithThePicture() {
        PublicationFeed feed = city.open("cam", ear);
        feed.tracks(
                List.of(video(tie(1_000_000, 10 * SECOND), Encoding.PLAIN), audio(tie(7_000_000, 10 * SECOND))),
                List.of());
        feed.deliver(packet(VIDEO, 1_000_000, true));
        feed.deliver(packet(AUDIO, 7_000_000, true));
        feed.deliver(packet(VIDEO, 1_090_000, false));
        feed.deliver(packet(AUDIO, 7_048_000, true));
        Listener sink = new Listener(feed, 1 << 20).drain();
        feed.lost();

        PublicationFeed again = city.open("cam", new BusFixture.Ear());
        again.tracks(List.of(video(tie(50, 500 * SECOND), Encoding.PLAIN), audio(tie(77, 500 * SECOND))), List.of());
        again.deliver(packet(VIDEO, 50, true));
        again.deliver(packet(VIDEO, 50, true));
        again.deliver(packet(AUDIO, 77 + 24_000, true));
        again.deliver(packet(VIDEO, 50 + 90_000, false));
        sink.drain();
        // The last stood at 11 s, one second after the one before: the new connection begins at 12 s.
        assertThat(sink.times(VIDEO)).containsExactly(1_000_000L, 1_090_000L, 1_180_000L, 1_180_000L, 1_270_000L);
        assertThat(sink.times(AUDIO)).containsExactly(7_000_000L, 7_048_000L, 7_120_000L);
        assertThat(sink.common)
                .endsWith(12 * SECOND, 12 * SECOND, 12 * SECOND + SECOND / 2, 13 * SECOND)
                .doesNotContain(-1L);
        assertThat(sink.packets.get(4).extendedSequence()).isEqualTo(65_534);
        assertThat(sink.packets.get(4).headerExtensions()).hasSize(1);
    }

    @Test
    void senderReportsAfterAResumeAreToldOnThePublicationsTimeline() {
        PublicationFeed feed = city.open("cam", ear);
        feed.tracks(List.of(video(tie(0, 0), Encoding.PLAIN)), List.of());
        feed.deliver(packet(VIDEO, 0, true));
        feed.deliver(packet(VIDEO, 90_000, false));
        Listener sink = new Listener(feed, 1 << 20).drain();
        PublicationFeed again = city.open("cam", new BusFixture.Ear());
        again.tracks(List.of(video(tie(0, 100 * SECOND), Encoding.PLAIN)), List.of());
        again.deliver(packet(VIDEO, 0, true));
        again.format(video(tie(90_000, 101 * SECOND + 5), Encoding.PLAIN));
        again.deliver(packet(VIDEO, 90_000, false));
        sink.drain();
        assertThat(sink.times(VIDEO)).containsExactly(0L, 90_000L, 180_000L, 270_000L);
        assertThat(sink.common).containsExactly(0L, SECOND, 2 * SECOND, 3 * SECOND + 5);
        assertThat(again.publication().tracks().get(0).format().clock()).isEqualTo(tie(270_000, 3 * SECOND + 5));
    }

    @Test
    void packetsWithoutATieGoOnBehindTheLastAndATieThatComesLaterFits() {
        PublicationFeed feed = city.open("cam", ear);
        feed.tracks(List.of(video(tie(0, 0), Encoding.PLAIN)), List.of());
        feed.deliver(packet(VIDEO, 0, true));
        feed.deliver(packet(VIDEO, 3_000, false));
        Listener sink = new Listener(feed, 1 << 20).drain();
        PublicationFeed again = city.open("cam", new BusFixture.Ear());
        again.tracks(List.of(video(Optional.empty(), Encoding.PLAIN)), List.of());
        again.deliver(packet(VIDEO, 777, true));
        again.deliver(packet(VIDEO, 777 + 3_000, false));
        sink.drain();
        assertThat(sink.times(VIDEO)).containsExactly(0L, 3_000L, 6_000L, 9_000L);
        again.format(video(tie(777 + 6_000, 40 * SECOND), Encoding.PLAIN));
        again.deliver(packet(VIDEO, 777 + 6_000, false));
        sink.drain();
        assertThat(sink.times(VIDEO)).endsWith(12_000L);
        assertThat(sink.common).endsWith(12 * SECOND / 90);
    }
}
