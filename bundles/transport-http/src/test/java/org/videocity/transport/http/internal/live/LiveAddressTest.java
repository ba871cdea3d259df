package org.videocity.transport.http.internal.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.videocity.api.RoomId;

class LiveAddressTest {
    @Test
    void namesAHomesStream() {
        assertThat(LiveAddress.parse("localhost", "/ada@localhost/live/cam.flv"))
                .contains(new LiveAddress(RoomId.of("ada@localhost", ""), "cam", Container.FLV));
    }

    @Test
    void namesARoomsStreamWhoseNameHasDots() {
        assertThat(LiveAddress.parse("localhost", "/ada@localhost/Family.Gathering/live/cam.v2.mp4"))
                .contains(new LiveAddress(RoomId.of("ada@localhost", "Family.Gathering"), "cam.v2", Container.FMP4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "",
                "/live/cam.flv",
                "/ada/live/cam.flv",
                "/ada@localhost/live/.flv",
                "/ada@localhost/live/cam.avi",
                "/ada@localhost/live/cam",
                "/ada@localhost/live/a/b.flv",
                "/ada@localhost/x/y/live/cam.flv",
                "/ada@localhost/api/live/cam.flv"
            })
    void leavesOtherPathsAlone(String path) {
        assertThat(LiveAddress.parse("localhost", path)).isEmpty();
    }
}
