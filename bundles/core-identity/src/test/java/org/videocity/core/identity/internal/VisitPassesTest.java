package org.videocity.core.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.videocity.core.identity.internal.ResidentsFixture.HERE_AND_NOW;
import static org.videocity.core.identity.internal.ResidentsFixture.get;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.videocity.api.RoomId;
import org.videocity.api.identity.GrantName;
import org.videocity.api.identity.Identity;
import org.videocity.api.identity.VisitPassService.Given;

class VisitPassesTest {
    private static final RoomId STUDY = RoomId.of("ada@example.org", "Study");
    private static final RoomId HALL = RoomId.of("ada@example.org", "Hall");
    private static final Identity STRANGER = new Identity("guest:192.0.2.7", Identity.GUEST, "Visitor", Map.of());

    @TempDir
    Path folder;

    private ResidentsFixture city;

    @BeforeEach
    void open() {
        city = new ResidentsFixture(folder);
    }

    @AfterEach
    void close() {
        city.close();
    }

    private Instant in(Duration time) {
        return city.clock.instant().plus(time);
    }

    private Given give(Identity holder, RoomId room, String source) {
        return get(city.visits.give(holder, room, source, in(Duration.ofHours(1)), HERE_AND_NOW))
                .orElseThrow();
    }

    private boolean may(Identity who, GrantName grant, RoomId room) {
        return get(city.grants.holds(who, grant, room, HERE_AND_NOW));
    }

    @Test
    void aGuestsBrowserIsKnownByItsCookieFromThenOn() {
        Given given = give(STRANGER, STUDY, "card:00ff");
        Identity known =
                city.browser(city.visits.cookieName(false), given.token().orElseThrow());
        assertThat(known.id()).isEqualTo(given.identity().id()).startsWith("visit:");
        assertThat(known.isVisitor()).isTrue();
        assertThat(known.displayName()).isEqualTo("Visitor");
        assertThat(known.attributes()).containsEntry(Identity.VISIT_ADDRESS, "127.0.0.1");
        assertThat(may(known, GrantName.ENTER, STUDY)).isTrue();
        assertThat(may(known, GrantName.WATCH, STUDY)).isTrue();
        assertThat(may(known, GrantName.PUBLISH, STUDY)).isFalse();
        assertThat(may(known, GrantName.MODERATE, STUDY)).isFalse();
        assertThat(may(known, GrantName.ENTER, HALL)).isFalse();
        assertThat(may(STRANGER, GrantName.ENTER, STUDY)).isFalse();
        assertThat(given.toString()).doesNotContain(given.token().orElseThrow());
    }

    @Test
    void aSecondPassKeepsTheCookie() {
        Given first = give(STRANGER, STUDY, "card:00ff");
        Given second = give(first.identity(), HALL, "link:7");
        assertThat(second.token()).isEmpty();
        assertThat(second.identity()).isEqualTo(first.identity());
        assertThat(may(first.identity(), GrantName.ENTER, HALL)).isTrue();
    }

    @Test
    void aResidentNeedsNoCookie() {
        Identity ada = city.home("ada@example.org").identity();
        Identity bob = city.home("bob@example.org").identity();
        assertThat(may(bob, GrantName.ENTER, STUDY)).isFalse();
        assertThat(give(bob, STUDY, "knock:s1").token()).isEmpty();
        assertThat(may(bob, GrantName.ENTER, STUDY)).isTrue();
        assertThat(may(ada, GrantName.MODERATE, STUDY)).isTrue();
    }

    @Test
    void onlyPeopleOfTheCityGetOne() {
        Identity key = new Identity("key:1", Identity.STREAM_KEY, "cam", Map.of());
        Identity elsewhere =
                new Identity("resident:1", Identity.RESIDENT, "Bob", Map.of(Identity.RESIDENT_CITY, "other.example"));
        for (Identity who : new Identity[] {key, elsewhere, Identity.plugIn("camera")}) {
            assertThat(get(city.visits.give(who, STUDY, "link:1", in(Duration.ofHours(1)), HERE_AND_NOW)))
                    .isEmpty();
        }
        assertThatThrownBy(() -> give(STRANGER, STUDY, "two words")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsTakenBackIsToldAndWorthNothing() {
        Given card = give(STRANGER, STUDY, "card:00ff");
        give(card.identity(), HALL, "link:7");
        assertThat(get(city.visits.revoke("card:00ff", HERE_AND_NOW))).isEqualTo(1);
        assertThat(city.revoked)
                .extracting(grant -> grant.identityId() + " " + grant.name() + " " + grant.room())
                .containsExactly(
                        card.identity().id() + " videocity:enter " + STUDY,
                        card.identity().id() + " videocity:watch " + STUDY);
        assertThat(may(card.identity(), GrantName.ENTER, STUDY)).isFalse();
        assertThat(may(card.identity(), GrantName.ENTER, HALL)).isTrue();
        assertThat(get(city.visits.revoke(HALL, "card:00ff", HERE_AND_NOW))).isZero();
        assertThat(get(city.visits.revoke(card.identity(), HALL, "link:7", HERE_AND_NOW)))
                .isTrue();
        assertThat(get(city.visits.revokeAll(HALL, HERE_AND_NOW))).isZero();
        assertThat(city.browser(city.visits.cookieName(false), card.token().orElseThrow()))
                .isEqualTo(city.browser("videocity-none", "x"));
    }

    @Test
    void aPassEndsByItself() {
        Given given = give(STRANGER, STUDY, "card:00ff");
        city.clock.pass(Duration.ofHours(1));
        assertThat(may(given.identity(), GrantName.ENTER, STUDY)).isFalse();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> city.revoked.stream()
                        .anyMatch(grant ->
                                grant.identityId().equals(given.identity().id())));
    }

    @Test
    void theLongestUnusedGoWhenThereAreTooMany() {
        Given first = give(STRANGER, STUDY, "card:1");
        Given second = give(STRANGER, STUDY, "card:2");
        for (int i = 2; i < VisitPasses.MOST_HOLDERS; i++) {
            give(STRANGER, STUDY, "card:x");
        }
        assertThat(may(first.identity(), GrantName.ENTER, STUDY)).isTrue();
        give(STRANGER, STUDY, "card:x");
        assertThat(may(first.identity(), GrantName.ENTER, STUDY)).isTrue();
        assertThat(may(second.identity(), GrantName.ENTER, STUDY)).isFalse();
        assertThat(city.revoked)
                .isNotEmpty()
                .allMatch(grant -> grant.identityId().equals(second.identity().id()));
    }

    @Test
    void oneHolderHasABoundedNumber() {
        Given first = give(STRANGER, STUDY, "card:1");
        for (int i = 0; i < VisitPasses.MOST_OF_HOLDER; i++) {
            give(first.identity(), RoomId.of("ada@example.org", "Room" + i), "card:1");
        }
        assertThat(may(first.identity(), GrantName.ENTER, STUDY)).isFalse();
        assertThat(may(first.identity(), GrantName.ENTER, RoomId.of("ada@example.org", "Room0")))
                .isTrue();
    }

    @Test
    void anUpdateLosesNone() {
        VisitPassFile file = new VisitPassFile(folder.resolve("passes").toFile());
        VisitPasses before = new VisitPasses(city.ring, city.news, city.cookies, file);
        Given given = get(before.give(STRANGER, STUDY, "card:1", in(Duration.ofHours(1)), HERE_AND_NOW))
                .orElseThrow();
        Given brief = get(before.give(STRANGER, STUDY, "card:2", in(Duration.ofMinutes(1)), HERE_AND_NOW))
                .orElseThrow();
        before.deactivate();
        assertThat(folder.resolve("passes"))
                .content()
                .contains(given.identity().id())
                .doesNotContain(given.token().orElseThrow());
        city.clock.pass(Duration.ofMinutes(2));
        VisitPasses after = new VisitPasses(city.ring, city.news, city.cookies, file);
        assertThat(after.holds(given.identity(), GrantName.ENTER, STUDY)).isTrue();
        assertThat(after.holds(brief.identity(), GrantName.ENTER, STUDY)).isFalse();
        assertThat(folder.resolve("passes")).doesNotExist();
    }
}
