package org.videocity.web.api.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.videocity.web.api.internal.testcity.TestClock;

/** A long body is read as fast as it is taken, never faster. */
class BodyStreamTest {
    /** What a sender has sent so far, read as the container lets it be read. */
    private static final class Sent extends ServletInputStream {
        private final Deque<byte[]> arrived = new ArrayDeque<>();
        private boolean isWhole;
        private boolean mayBeReady = true;
        private @Nullable ReadListener listener;

        void arrive(String text) throws IOException {
            arrived.add(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            wakeUp();
        }

        void end() throws IOException {
            isWhole = true;
            wakeUp();
        }

        private void wakeUp() throws IOException {
            if (!mayBeReady) {
                mayBeReady = true;
                if (arrived.isEmpty()) {
                    listener.onAllDataRead();
                } else {
                    listener.onDataAvailable();
                }
            }
        }

        @Override
        public boolean isFinished() {
            return isWhole && arrived.isEmpty();
        }

        @Override
        public boolean isReady() {
            mayBeReady = isWhole || !arrived.isEmpty();
            return mayBeReady;
        }

        @Override
        public void setReadListener(ReadListener newListener) {
            listener = newListener;
            mayBeReady = false;
        }

        @Override
        public int read() {
            throw new AssertionError("Single bytes are not read");
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            byte[] next = arrived.poll();
            if (next == null) {
                return -1;
            }
            System.arraycopy(next, 0, into, offset, next.length);
            return next.length;
        }
    }

    /** Takes pieces when it is told to. */
    private static final class Slow implements BodySink {
        final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        boolean isAbandoned;

        @Override
        public CompletionStage<Boolean> take(ByteBuffer piece) {
            taken.write(piece.array(), piece.position(), piece.remaining());
            answer = new CompletableFuture<>();
            return answer;
        }

        @Override
        public CompletionStage<Answer> end() {
            return CompletableFuture.completedStage(Answer.empty(202, Map.of()));
        }

        @Override
        public void abandon() {
            isAbandoned = true;
        }

        String text() {
            return taken.toString(java.nio.charset.StandardCharsets.US_ASCII);
        }
    }

    private final Sent sent = new Sent();
    private final Slow sink = new Slow();
    private final TestClock clock = new TestClock();
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();

    private void read(BodySink into) {
        HttpServletRequest request = (HttpServletRequest) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> method.getName().equals("getInputStream") ? sent : null);
        BodyStream.read(request, into, answer, clock, 1_000);
    }

    @Test
    void readsTheNextPieceWhenTheLastWasTaken() throws IOException {
        read(sink);
        sent.arrive("one");
        sent.arrive("two");
        assertThat(sink.text()).isEqualTo("one");
        sink.answer.complete(true);
        assertThat(sink.text()).isEqualTo("onetwo");
        sent.end();
        assertThat(answer).isNotDone();
        sink.answer.complete(true);
        assertThat(answer).isCompletedWithValueMatching(done -> done.status() == 202);
        assertThat(sink.isAbandoned).isFalse();
    }

    @Test
    void anEmptyBodyIsABody() throws IOException {
        read(sink);
        sent.end();
        assertThat(answer).isCompleted();
        assertThat(sink.text()).isEmpty();
    }

    @Test
    void whatIsNotWantedAnyMoreIsNotReadAndTheConnectionEnds() throws IOException {
        read(sink);
        sent.arrive("one");
        sink.answer.complete(false);
        sent.arrive("two");
        assertThat(sink.text()).isEqualTo("one");
        assertThat(answer.join().headers()).containsEntry("Connection", "close");
    }

    @Test
    void whoGoesHasSentNothing() throws IOException {
        read(sink);
        sent.arrive("one");
        sent.listener.onError(new IOException("gone"));
        assertThat(answer).isCompletedExceptionally();
        assertThat(sink.isAbandoned).isTrue();
    }

    @Test
    void whoStallsIsSentAwayAndWhoWaitsForTheCityIsNot() throws IOException {
        read(sink);
        sent.arrive("one");
        clock.pass(5_000);
        assertThat(answer).as("the sink has the piece").isNotDone();
        sink.answer.complete(true);
        clock.pass(1_000);
        sent.arrive("two");
        sink.answer.complete(true);
        clock.pass(2_000);
        assertThat(answer.join().status()).isEqualTo(408);
        assertThat(answer.join().headers()).containsEntry("Connection", "close");
        assertThat(sink.isAbandoned).isTrue();
        sent.arrive("three");
        assertThat(sink.text()).isEqualTo("onetwo");
    }

    @Test
    void soManyAreReadAtATimeInAllAndOfOneNetwork() {
        StreamGate gate = new StreamGate(3, 2);
        assertThat(gate.enter("a")).isEmpty();
        assertThat(gate.enter("a")).isEmpty();
        assertThat(gate.enter("a").orElseThrow().status()).isEqualTo(429);
        assertThat(gate.enter("b")).isEmpty();
        assertThat(gate.enter("c").orElseThrow().status()).isEqualTo(503);
        gate.done("a");
        assertThat(gate.enter("a")).isEmpty();
    }

    @Test
    void aRefusalIsHeardWhenEverythingWasSentOrTooMuch() throws IOException {
        read(BodySink.refusing(Answer.empty(403, Map.of()), 4));
        sent.arrive("one");
        assertThat(answer).isNotDone();
        sent.arrive("two");
        assertThat(answer.join().status()).isEqualTo(403);
    }

    @Test
    void theAddressIsReadAndTheBodyIsNot() {
        assertThat(SentBody.query("name=Ada+L%C3%B6we&x&name=Eve&%zz=1"))
                .containsEntry("name", "Ada Löwe")
                .containsEntry("x", "")
                .containsEntry("%zz", "1");
        assertThat(SentBody.query(null)).isEmpty();
        assertThat(SentBody.query("a=" + "x".repeat(3_000))).isEmpty();
    }
}
