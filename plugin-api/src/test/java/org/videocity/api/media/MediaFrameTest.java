package org.videocity.api.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MediaFrameTest {
    private final AtomicInteger built = new AtomicInteger();
    private final WireFormKey flv = new WireFormKey("flv", key -> {});
    private final WireFormKey rtmp = new WireFormKey("rtmp", key -> {});
    private final AccessUnit frame =
            new AccessUnit(1, 100, 40, true, false, 7, ByteBuffer.wrap(new byte[] {9, 1, 2, 9}, 1, 2));

    private ByteBuffer[] build() {
        built.incrementAndGet();
        return new ByteBuffer[] {frame.payload()};
    }

    @Test
    void wireBytesAreBuiltOncePerKey() {
        ByteBuffer[] first = frame.wireForm(flv, this::build);
        assertThat(frame.wireForm(flv, this::build)).isSameAs(first);
        assertThat(frame.wireForm(rtmp, this::build)).isNotSameAs(first);
        assertThat(frame.wireForm(flv, this::build)).isSameAs(first);
        assertThat(built).hasValue(2);
    }

    @Test
    void nanosecondsStayWithAFrameThatIsMoved() {
        AccessUnit precise = frame.withNanoOffset(250_000);
        assertThat(frame.nanoOffset()).isZero();
        AccessUnit later = precise.shifted(20);
        assertThat(later.nanoOffset()).isEqualTo(250_000);
        assertThat(later.decodeTime()).isEqualTo(120);
        assertThat(later.compositionOffset()).isEqualTo(40);
        assertThat(later.payload()).isEqualTo(frame.payload());
        assertThat(precise.withNanoOffset(0).nanoOffset()).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> frame.withNanoOffset(-1));
    }

    @Test
    void keysAreComparedByIdentity() {
        WireFormKey successor = new WireFormKey("flv", key -> {});
        ByteBuffer[] first = frame.wireForm(flv, this::build);
        assertThat(frame.wireForm(successor, this::build)).isNotSameAs(first);
    }

    @Test
    void aForgottenKeyLeavesTheOthers() {
        ByteBuffer[] other = frame.wireForm(rtmp, this::build);
        ByteBuffer[] first = frame.wireForm(flv, this::build);
        frame.forget(flv);
        assertThat(frame.wireForm(rtmp, this::build)).isSameAs(other);
        assertThat(frame.wireForm(flv, this::build)).isNotSameAs(first);
    }

    @Test
    void aClosedKeyKeepsNothingAndClosesOnce() {
        List<WireFormKey> closed = new ArrayList<>();
        WireFormKey key = new WireFormKey("flv", closed::add);
        key.close();
        key.close();
        assertThat(closed).containsExactly(key);
        assertThat(frame.wireForm(key, this::build)).isNotSameAs(frame.wireForm(key, this::build));
        assertThat(built).hasValue(2);
    }

    @Test
    void threadsThatBuildAtOnceGetTheSameBytes() throws Exception {
        int threads = 4;
        CyclicBarrier together = new CyclicBarrier(threads);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<CompletableFuture<ByteBuffer[]>> answers = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                answers.add(CompletableFuture.supplyAsync(
                        () -> frame.wireForm(flv, () -> {
                            await(together);
                            return build();
                        }),
                        executor));
            }
            ByteBuffer[] first = answers.get(0).get(10, TimeUnit.SECONDS);
            for (CompletableFuture<ByteBuffer[]> answer : answers) {
                assertThat(answer.get(10, TimeUnit.SECONDS)).isSameAs(first);
            }
        } finally {
            executor.shutdownNow();
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void payloadsAreReadOnlyViewsOfTheBytesGiven() {
        assertThat(frame.size()).isEqualTo(2);
        assertThat(frame.payload().isReadOnly()).isTrue();
        assertThat(frame.payload().get()).isEqualTo((byte) 1);
        assertThat(frame.payload().position()).isZero();
    }

    @Test
    void shiftedFramesDifferInTimeAlone() {
        AccessUnit later = frame.shifted(50);
        assertThat(later.decodeTime()).isEqualTo(150);
        assertThat(later.compositionOffset()).isEqualTo(40);
        assertThat(later.payload()).isEqualTo(frame.payload());
        assertThat(frame.shifted(0)).isSameAs(frame);

        ByteBuffer mid = ByteBuffer.wrap(new byte[] {1});
        RtpPacket packet = new RtpPacket(
                2, "hi", 70_000, 5_000, true, 1, 2, true, true, false, 7, Map.of("urn:mid", mid), frame.payload());
        RtpPacket moved = packet.shifted(-1_000);
        assertThat(moved.rtpTime()).isEqualTo(4_000);
        assertThat(moved)
                .usingRecursiveComparison()
                .ignoringFields("rtpTime", "payload")
                .isEqualTo(packet);
        assertThat(moved.payload()).isEqualTo(packet.payload());
        assertThat(packet.shifted(0)).isSameAs(packet);
    }
}
