package org.videocity.transport.rtmp.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.media.AccessUnit;
import org.videocity.api.media.MediaFrame;
import org.videocity.api.media.MediaSource;

class FeedWriterTest {
    private final Counters counters = new Counters();
    private final FeedWriter writer = new FeedWriter(counters);
    private final FakePublication publication = new FakePublication(RoomId.of("ada@localhost", ""), "cam");
    private final MediaSource source = new MediaSource() {
        @Override
        public void onEnded(Reason reason) {}
    };

    private static AccessUnit metadata(double video, double audio) {
        ByteBuffer bytes = Media.metadataBytes(video, audio);
        return new AccessUnit(Tracks.DATA, 0, 0, true, false, 0, bytes);
    }

    @Test
    void beginsWithTheTracksKnownAtTheFirstFrame() {
        writer.attach(publication.attach(source));
        writer.format(Media.videoTrack());
        writer.format(Media.audioTrack());
        assertThat(publication.tracks()).isEmpty();

        writer.frame(Media.picture(0, true, 10));

        assertThat(publication.tracks()).containsExactly(Media.videoTrack(), Media.audioTrack());
        assertThat(publication.delivered).hasSize(1);
    }

    @Test
    void waitsForATrackThatMetadataPromises() {
        writer.attach(publication.attach(source));
        writer.data(metadata(7, 2), true);
        writer.format(Media.videoTrack());
        writer.frame(Media.picture(0, true, 10));
        writer.frame(Media.picture(40, false, 10));
        assertThat(publication.delivered).isEmpty();

        writer.format(Media.audioTrack());
        writer.frame(Media.sound(0));

        assertThat(publication.tracks()).hasSize(3);
        assertThat(publication.delivered).extracting(MediaFrame::track).containsExactly(3, 1, 1, 2);
    }

    @Test
    void doesNotWaitForeverAndAddsALateTrack() {
        writer.attach(publication.attach(source));
        writer.data(metadata(7, 2), true);
        writer.format(Media.videoTrack());
        for (int i = 0; i < 50; i++) {
            writer.frame(Media.picture(40L * i, i == 0, 10));
        }
        assertThat(publication.delivered).hasSize(51);

        writer.format(Media.audioTrack());
        assertThat(publication.tracks()).hasSize(3);
    }

    @Test
    void goesOnOnAnotherFeedWithAllItKnowsAndAKeyFrame() {
        writer.attach(publication.attach(source));
        writer.format(Media.videoTrack());
        writer.format(Media.audioTrack());
        writer.data(metadata(7, 10), true);
        writer.frame(Media.picture(0, true, 10));
        writer.detach();
        writer.frame(Media.picture(40, false, 10));
        FakePublication next = new FakePublication(RoomId.of("ada@localhost", ""), "cam");
        writer.attach(next.attach(source));
        writer.frame(Media.picture(80, false, 10));
        writer.frame(Media.sound(80));
        writer.frame(Media.picture(120, true, 10));
        writer.frame(Media.sound(120));

        assertThat(next.tracks()).hasSize(3);
        assertThat(next.delivered).extracting(MediaFrame::track).containsExactly(3, 1, 2);
        assertThat(counters.snapshot().framesDropped()).containsEntry(Counters.AWAITING_KEY_FRAME, 3L);
    }

    @Test
    void takesAwayTracksThatAResumedPublicationHasNoMore() {
        FakePublication.Feed before = publication.attach(source);
        before.tracks(java.util.List.of(Media.videoTrack(), Media.audioTrack()), java.util.List.of());
        writer.attach(publication.attach(source));
        writer.format(Media.videoTrack());
        writer.frame(Media.picture(0, true, 10));

        assertThat(publication.tracks()).containsExactly(Media.videoTrack());
    }
}
