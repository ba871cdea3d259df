package org.videocity.wire.rtmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.videocity.wire.amf.AmfLimits;

/** Set Peer Bandwidth and its limit types (section 5.4.5). */
class PeerBandwidthTest {
    private final SessionLink link = new SessionLink(RtmpLimits.DEFAULT, AmfLimits.DEFAULT);
    private final ChunkReader reader = new ChunkReader(RtmpLimits.DEFAULT);

    @Test
    void hardReplacesSoftLowersDynamicFollows() {
        assertThat(link.bandwidthLimit()).isZero();
        ask(5000, RtmpControl.SetPeerBandwidth.HARD, 5000);
        ask(6000, RtmpControl.SetPeerBandwidth.SOFT, 5000);
        ask(4000, RtmpControl.SetPeerBandwidth.SOFT, 4000);
        ask(9000, RtmpControl.SetPeerBandwidth.DYNAMIC, 4000); // the last one was soft
        ask(8000, RtmpControl.SetPeerBandwidth.HARD, 8000);
        ask(9000, RtmpControl.SetPeerBandwidth.DYNAMIC, 9000); // the last one was hard
        ask(0, RtmpControl.SetPeerBandwidth.HARD, 9000);
        ask(1, 7, 9000);

        assertThat(windows()).containsExactly(5000L, 4000L, 8000L, 9000L);
    }

    @Test
    void theFirstLimitCountsWhateverItsType() {
        ask(2_500_000, RtmpControl.SetPeerBandwidth.DYNAMIC, 2_500_000);

        assertThat(windows()).containsExactly(2_500_000L);
    }

    @Test
    void aWindowAnnouncedBeforeIsNotAnnouncedAgain() {
        link.sendWindow(2_500_000);
        ask(2_500_000, RtmpControl.SetPeerBandwidth.DYNAMIC, 2_500_000);

        assertThat(windows()).containsExactly(2_500_000L);
    }

    private void ask(long bytes, int limit, long expected) {
        assertThat(link.obey(new RtmpControl.SetPeerBandwidth(bytes, limit))).isTrue();
        assertThat(link.bandwidthLimit()).isEqualTo(expected);
    }

    private List<Long> windows() {
        List<Long> windows = new ArrayList<>();
        for (RtmpMessage message : Bytes.readAll(reader, Bytes.there(link.next()), 1000)) {
            windows.add(((RtmpControl.WindowAckSize) RtmpControl.parse(message)).bytes());
        }
        return windows;
    }
}
