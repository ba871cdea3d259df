package org.videocity.test.pattern.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.videocity.api.Reason;
import org.videocity.api.media.AccessUnit;
import org.videocity.api.media.Codec;
import org.videocity.api.media.Publication;
import org.videocity.api.media.PublicationFeed;
import org.videocity.api.media.Track;
import org.videocity.api.room.PublishRequest;
import org.videocity.api.room.PublishResult;
import org.videocity.api.room.RoomService;

class TestPatternTest {
    private final BlockingQueue<Object> told = new LinkedBlockingQueue<>();

    @Test
    void configurationIsBaselineWithOneSpsAndPps() {
        byte[] avcC = new byte[Picture.configuration().remaining()];
        Picture.configuration().get(avcC);
        assertThat(bits(avcC, 8, 8))
                .as(
                        "SPS: ids, sizes, picture order type 2, one reference, 10 x 6 macroblocks, frames, no cropping or VUI")
                .startsWith(plain("01100111 01000010 11000000 00010100 1 1 011 010 0 0001010 00110 1 1 0 0 1"));
        assertThat(bits(avcC, 19, 4))
                .as("PPS: ids, CAVLC, one slice group, no weights, usual quantizers, slices say whether they deblock")
                .startsWith(plain("01101000 1 1 0 0 1 1 1 0 00 1 1 1 1 0 0 1"));
        assertThat(HexFormat.of().formatHex(avcC, 0, 8)).isEqualTo("0142c014ffe10008");
        assertThat(HexFormat.of().formatHex(avcC, 16, 19)).isEqualTo("010004");
    }

    private static String bits(byte[] bytes, int at, int length) {
        StringBuilder bits = new StringBuilder();
        for (int i = 0; i < 8 * length; i++) {
            bits.append(bytes[at + i / 8] >> (7 - i % 8) & 1);
        }
        return bits.toString();
    }

    private static String plain(String bits) {
        return bits.replace(" ", "");
    }

    @Test
    void samplesAreOneSliceAndNeedNoEmulationPrevention() {
        for (int number = 0; number < 300; number++) {
            ByteBuffer sample = Picture.sample(number);
            assertThat(sample.remaining()).isEqualTo(sample.getInt(0) + 4).isBetween(60 * 384, 60 * 388);
            for (int at = 6; at < sample.limit(); at++) {
                boolean escaped = sample.get(at) >= 0 && sample.get(at) <= 3;
                assertThat(escaped && sample.get(at - 1) == 0 && sample.get(at - 2) == 0)
                        .as("byte %d of picture %d", at, number)
                        .isFalse();
            }
        }
    }

    /** What {@code ffmpeg -err_detect explode -f h264 -i target/test-pattern.h264 -f null -} reads. */
    @Test
    void writesAFileForDecoders() throws IOException {
        Path file = Path.of("target", "test-pattern.h264");
        byte[] start = {0, 0, 0, 1};
        try (OutputStream out = Files.newOutputStream(file)) {
            ByteBuffer avcC = Picture.configuration();
            out.write(start);
            out.write(avcC.array(), 8, 8);
            out.write(start);
            out.write(avcC.array(), 19, avcC.limit() - 19);
            for (int number = 0; number < 25; number++) {
                out.write(start);
                out.write(
                        Picture.sample(number).array(),
                        4,
                        Picture.sample(number).remaining() - 4);
            }
        }
        assertThat(file).isNotEmptyFile();
    }

    @Test
    void publishesPaintsAndLeavesNothing() throws InterruptedException {
        TestPattern pattern = new TestPattern(rooms(), settings());
        PublishRequest request = (PublishRequest) next();
        assertThat(request.room().path()).isEqualTo("welcome@localhost");
        assertThat(request.stream()).isEqualTo("test-pattern");
        assertThat(request.identity().isPlugIn()).isTrue();
        List<?> tracks = (List<?>) next();
        assertThat(((Track) tracks.get(0)).format().codec()).isEqualTo(Codec.H264);
        AccessUnit first = (AccessUnit) next();
        AccessUnit second = (AccessUnit) next();
        assertThat(second.decodeTime() - first.decodeTime()).isEqualTo(200);
        assertThat(pattern.state().isOpen()).isTrue();

        pattern.onEnded(Reason.RESTARTING);
        assertThat(pattern.state().isOpen()).isFalse();
        while (!(next() instanceof PublishRequest)) { // it comes back by itself
            assertThat(pattern.state().isOpen()).isFalse();
        }
        while (!(next() instanceof AccessUnit)) {
            assertThat(told.size()).isLessThan(1_000);
        }
        pattern.stop();
        Object last = next();
        while (last instanceof AccessUnit) {
            last = next();
        }
        assertThat(last).isEqualTo(Reason.TRANSPORT_STOPPED);
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("test-pattern")) {
                thread.join(5_000);
                assertThat(thread.isAlive()).isFalse();
            }
        }
    }

    private Object next() throws InterruptedException {
        Object next = told.poll(10, TimeUnit.SECONDS);
        assertThat(next).as("what comes next").isNotNull();
        return next;
    }

    private RoomService rooms() {
        return proxy(RoomService.class, arguments -> {
            told.add(arguments[0]);
            return CompletableFuture.completedFuture(new PublishResult.Published(feed()));
        });
    }

    private PublicationFeed feed() {
        return proxy(PublicationFeed.class, arguments -> {
            if (arguments != null) {
                told.add(arguments[0]);
            }
            return proxy(Publication.class, none -> null);
        });
    }

    private interface Answer {
        Object to(Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, a) -> {
            Object result = answer.to(a);
            return method.getReturnType().isInstance(result) ? result : null;
        }));
    }

    private static TestPattern.Settings settings() {
        return new TestPattern.Settings() {
            @Override
            public String stream() {
                return "welcome@localhost/test-pattern";
            }

            @Override
            public Class<? extends Annotation> annotationType() {
                return TestPattern.Settings.class;
            }
        };
    }
}
