package org.videocity.api.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class TrackFormatTest {
    private static final byte[] CONFIGURATION = {9, 1, 2, 3, 9};

    private static TrackFormat video(ByteBuffer configuration) {
        return TrackFormat.video(Codec.H264, 1000, configuration, 640, 360);
    }

    @Test
    void theConfigurationIsAReadOnlyCopyWithAPositionOfItsOwn() {
        byte[] bytes = CONFIGURATION.clone();
        ByteBuffer given = ByteBuffer.wrap(bytes, 1, 3);
        TrackFormat format = video(given);
        bytes[1] = 77;
        assertThat(given.remaining()).isEqualTo(3);
        ByteBuffer view = format.codecConfiguration();
        assertThat(view.get()).isEqualTo((byte) 1);
        assertThat(format.codecConfiguration().remaining()).isEqualTo(3);
        Assertions.assertThatThrownBy(() -> view.put(0, (byte) 1)).isInstanceOf(ReadOnlyBufferException.class);
    }

    @Test
    void formatsAreEqualWhenTheirBytesAre() {
        assertThat(video(ByteBuffer.wrap(CONFIGURATION))).isEqualTo(video(ByteBuffer.wrap(CONFIGURATION.clone())));
        assertThat(video(ByteBuffer.wrap(CONFIGURATION))).isNotEqualTo(video(ByteBuffer.allocate(5)));
    }

    @Test
    void aNewerTieChangesNothingElse() {
        TrackFormat format = video(ByteBuffer.wrap(CONFIGURATION));
        Optional<ClockMapping> tie = Optional.of(new ClockMapping(1, 2));
        assertThat(format.withClock(tie).clock()).isEqualTo(tie);
        assertThat(format.withClock(tie)).isNotEqualTo(format);
        assertThat(format.withClock(tie).withClock(Optional.empty())).isEqualTo(format);
    }

    @Test
    void sideInformationIsKeptByNameAndBounded() {
        TrackFormat plain = video(ByteBuffer.wrap(CONFIGURATION));
        byte[] bytes = {1, 2, 3};
        TrackFormat told = plain.withExtensions(Map.of("x:y", ByteBuffer.wrap(bytes)));
        bytes[0] = 77;
        told.extensions().values().forEach(ByteBuffer::get);
        assertThat(told.extensions()).containsOnlyKeys("x:y").containsValue(ByteBuffer.wrap(new byte[] {1, 2, 3}));
        assertThat(told).isNotEqualTo(plain);
        assertThat(told.withClock(Optional.of(new ClockMapping(1, 2))).extensions())
                .isEqualTo(told.extensions());
        assertThat(told.withExtensions(Map.of())).isEqualTo(plain);
        ByteBuffer large = ByteBuffer.allocate(TrackFormat.MAX_EXTENSION_BYTES + 1);
        assertThatIllegalArgumentException().isThrownBy(() -> plain.withExtensions(Map.of("large", large)));
        Map<String, ByteBuffer> many = IntStream.rangeClosed(0, TrackFormat.MAX_EXTENSIONS)
                .boxed()
                .collect(Collectors.toMap(i -> "x:" + i, i -> ByteBuffer.allocate(0)));
        assertThatIllegalArgumentException().isThrownBy(() -> plain.withExtensions(many));
    }

    @Test
    void aTrackCountsTimeAndHasAtLeastOneEncoding() {
        TrackFormat good = TrackFormat.data(Codec.AMF0, 1000);
        assertThat(good.encodings()).containsExactly(Encoding.PLAIN);
        assertThatIllegalArgumentException().isThrownBy(() -> TrackFormat.data(Codec.AMF0, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrackFormat(
                        MediaKind.DATA,
                        Codec.AMF0,
                        PayloadForm.ACCESS_UNIT,
                        1000,
                        ByteBuffer.allocate(0),
                        0,
                        0,
                        0,
                        0,
                        List.of(),
                        Protection.NONE,
                        Optional.empty()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Encoding("", 0, 0, 0, 0, 1));
    }

    @Test
    void codecNamesAreLowerCase() {
        assertThat(new Codec("H264")).isEqualTo(Codec.H264).hasToString("h264");
    }
}
