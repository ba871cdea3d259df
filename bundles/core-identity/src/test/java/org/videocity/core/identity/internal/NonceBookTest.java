package org.videocity.core.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NonceBookTest {
    private final ResidentsFixture.SetClock clock = new ResidentsFixture.SetClock();
    private final NonceBook book = new NonceBook(clock, new Secrets());

    private NonceBook.Challenge give(String network) {
        return book.give("localhost", "http://localhost:5080", "browser", network);
    }

    @Test
    void aChallengeCountsOnceInItsBrowserAndCity() {
        NonceBook.Challenge given = give("net");
        assertThat(Base64.getUrlDecoder().decode(given.nonce())).hasSize(32);
        assertThat(book.take(given.nonce(), "another browser", "localhost")).isEmpty();
        assertThat(book.take(given.nonce(), "browser", "two.localhost")).isEmpty();
        assertThat(book.take("another", "browser", "localhost")).isEmpty();
        assertThat(book.take(given.nonce(), "browser", "localhost")).contains(given);
        assertThat(book.take(given.nonce(), "browser", "localhost")).isEmpty();
        assertThat(book.size()).isZero();
    }

    @Test
    void ofManyWhoTakeAChallengeAtOnceOneGetsIt() throws Exception {
        ExecutorService hands = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 200; round++) {
                String nonce = give("net").nonce();
                CyclicBarrier together = new CyclicBarrier(8);
                List<Future<Boolean>> takes = IntStream.range(0, 8)
                        .mapToObj(hand -> hands.submit(() -> {
                            together.await();
                            return book.take(nonce, "browser", "localhost").isPresent();
                        }))
                        .toList();
                int taken = 0;
                for (Future<Boolean> take : takes) {
                    taken += take.get() ? 1 : 0;
                }
                assertThat(taken).isEqualTo(1);
            }
        } finally {
            hands.shutdownNow();
        }
    }

    @Test
    void aChallengeCountsForTwoMinutes() {
        NonceBook.Challenge early = give("net");
        NonceBook.Challenge late = give("net");
        clock.pass(Duration.ofSeconds(119));
        assertThat(book.take(early.nonce(), "browser", "localhost")).isPresent();
        clock.pass(Duration.ofSeconds(1));
        assertThat(book.take(late.nonce(), "browser", "localhost")).isEmpty();
    }

    @Test
    void whoeverAsksForTooManyLosesOnlyTheirOwn() {
        NonceBook.Challenge mine = give("mine");
        NonceBook.Challenge first = give("greedy");
        for (int i = 0; i < NonceBook.MOST_OF_NETWORK; i++) {
            give("greedy");
        }
        assertThat(book.size()).isEqualTo(1 + NonceBook.MOST_OF_NETWORK);
        assertThat(book.take(first.nonce(), "browser", "localhost")).isEmpty();
        assertThat(book.take(mine.nonce(), "browser", "localhost")).isPresent();
    }

    @Test
    void memoryIsBoundedWhoeverAsks() {
        for (int i = 0; i < NonceBook.MOST + 10; i++) {
            give("net " + i);
        }
        assertThat(book.size()).isEqualTo(NonceBook.MOST);
        clock.pass(NonceBook.LIFETIME);
        give("net");
        assertThat(book.size()).isEqualTo(1);
    }
}
