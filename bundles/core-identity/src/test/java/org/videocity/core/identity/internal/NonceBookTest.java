package org.videocity.core.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Base64;
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
