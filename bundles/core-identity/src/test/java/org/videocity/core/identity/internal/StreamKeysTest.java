package org.videocity.core.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Authentication;
import org.videocity.api.identity.Credentials;
import org.videocity.api.identity.Grant;
import org.videocity.api.identity.GrantName;
import org.videocity.api.identity.Identity;
import org.videocity.api.identity.StreamKeyAdminService.Issued;
import org.videocity.testing.api.MemoryConfigurations;

class StreamKeysTest {
    private static final RoomId STUDY = RoomId.of("ada@example.org", "Study");
    private static final RoomId HALL = RoomId.of("ada@example.org", "Hall");
    private static final InetSocketAddress HERE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 40_000);
    private static final Executor HERE_AND_NOW = Runnable::run;

    private final Map<String, Object> limits = new HashMap<>();
    private final StandingClock clock = new StandingClock();
    private final KeyRing ring = new KeyRing(clock);
    private final IdentitySettings settings = new IdentitySettings(annotation(IdentityConfiguration.class, limits));
    private final MemoryConfigurations files = new MemoryConfigurations();
    private final IssuingService issuing = new IssuingService(ring, settings, files.admin());
    private final KeysExpected expected = new KeysExpected(ring, Set.of());
    private final RevocationNews news = new RevocationNews(ring);
    private final GrantDesk grants = new GrantDesk(
            ring,
            expected,
            new OwnerRights(new StoreLinks()),
            new VisitPasses(ring, news, new CookieNames(settings, "/city/data"), new VisitPassFile(null)));
    private final StreamKeyAuthenticator keys = new StreamKeyAuthenticator(ring, expected, settings);
    private final AuthenticatorChain chain = new AuthenticatorChain(new GuestAuthenticator(), keys);
    private final Queue<Grant> revoked = new ConcurrentLinkedQueue<>();

    StreamKeysTest() {
        news.addListener(revoked::add);
    }

    @AfterEach
    void close() {
        issuing.deactivate();
        news.deactivate();
        ring.deactivate();
    }

    private Issued issue(Optional<Instant> expires, GrantName... scopes) {
        return get(issuing.issue(STUDY, Set.of(scopes), "Ada's OBS", expires, HERE_AND_NOW));
    }

    private Authentication show(String key) {
        return get(chain.authenticate(Credentials.streamKey(key, "test", HERE), HERE_AND_NOW));
    }

    private Identity accepted(String key) {
        return ((Authentication.Accepted) show(key)).identity();
    }

    private boolean holds(Identity who, GrantName name, RoomId room) {
        return get(grants.holds(who, name, room, HERE_AND_NOW));
    }

    @Test
    void whatWasIssuedOpensItsRoomForItsScopes() {
        Issued issued = issue(Optional.empty(), GrantName.WATCH);
        Identity who = accepted(issued.secret());
        assertThat(who.id()).isEqualTo("key:" + issued.key().id());
        assertThat(who.displayName()).isEqualTo("Ada's OBS");
        assertThat(holds(who, GrantName.WATCH, STUDY)).isTrue();
        assertThat(holds(who, GrantName.ENTER, STUDY)).isTrue();
        assertThat(holds(who, GrantName.PUBLISH, STUDY)).isFalse();
        assertThat(holds(who, GrantName.WATCH, HALL)).isFalse();
        assertThat(get(issuing.keys(HERE_AND_NOW))).containsExactly(issued.key());
    }

    @Test
    void aKeyThatIsStillBeingReadIsWaitedFor() {
        Issued issued = issue(Optional.empty(), GrantName.WATCH);
        String pid = ring.pidOf(issued.key().id()).orElseThrow();
        KeyRing young = new KeyRing(clock);
        KeysExpected soon = new KeysExpected(young, Set.of(pid));
        CompletableFuture<Authentication> answer = new StreamKeyAuthenticator(young, soon, settings)
                .authenticate(Credentials.streamKey(issued.secret(), "test", HERE), HERE_AND_NOW)
                .toCompletableFuture();
        assertThat(answer).isNotDone();
        young.define(pid, ring.valid(issued.key().id()).orElseThrow());
        soon.arrived(pid);
        assertThat(get(answer)).isInstanceOf(Authentication.Accepted.class);
        young.deactivate();
    }

    @Test
    void theSecretIsKeptNowhere() {
        Issued issued = issue(Optional.empty(), GrantName.PUBLISH);
        String secret = issued.secret().substring(issued.secret().indexOf('.') + 1);
        assertThat(secret).hasSize(32).matches("[a-z2-7]+");
        assertThat(String.valueOf(files.stored())).doesNotContain(secret);
        assertThat(String.valueOf(issued)).doesNotContain(secret);
        assertThat(accepted(issued.secret()).attributes().values()).doesNotContain(secret);
    }

    @Test
    void wrongKeysAreRefusedAndSlowedDownRightOnesStillCount() {
        limits.put("wrongKeysPerMinute", 3);
        Issued issued = issue(Optional.empty(), GrantName.PUBLISH);
        for (String wrong : List.of("", issued.key().id() + ".wrong", "nobody.wrong")) {
            assertThat(show(wrong)).isEqualTo(new Authentication.Rejected(Reason.BAD_KEY));
        }
        assertThat(((Authentication.Rejected) show("x.y")).reason().is(Reason.LIMIT_REACHED))
                .isTrue();
        assertThat(accepted(issued.secret())).isNotNull();
        assertThat(chain.refusals()).containsOnly(Map.entry("bad-key", 3L), Map.entry("limit-reached", 1L));
    }

    @Test
    void wrongKeysFromAllOverAnIpv6NetworkCountTogether() {
        limits.put("wrongKeysPerMinute", 1);
        assertThat(show("x.y", "2001:db8::1")).isEqualTo(new Authentication.Rejected(Reason.BAD_KEY));
        assertThat(((Authentication.Rejected) show("x.y", "2001:db8::2")).reason())
                .matches(why -> why.is(Reason.LIMIT_REACHED));
        assertThat(show("x.y", "2001:db8:0:1::1")).isEqualTo(new Authentication.Rejected(Reason.BAD_KEY));
    }

    private Authentication show(String key, String address) {
        InetSocketAddress from = new InetSocketAddress(address, 40_000);
        return get(chain.authenticate(Credentials.streamKey(key, "test", from), HERE_AND_NOW));
    }

    @Test
    void refusalsAreCountedForABoundedNumberOfReasons() {
        Refusals refusals = new Refusals();
        for (int i = 0; i < 100; i++) {
            refusals.add(new Reason("reason-" + i, ""));
        }
        refusals.add(new Reason("reason-0", "in other words"));
        assertThat(refusals.byReason())
                .hasSize(65)
                .containsEntry("reason-0", 2L)
                .containsEntry(Refusals.OTHER, 36L);
    }

    @Test
    void nobodyIsTakenForAPlugInWhateverAnAuthenticatorSays() {
        chain.addAuthenticator(
                (credentials, executor) ->
                        CompletableFuture.completedFuture(new Authentication.Accepted(Identity.plugIn("test-pattern"))),
                Map.of("service.ranking", 5));
        assertThat(get(chain.authenticate(Credentials.guest("test", HERE), HERE_AND_NOW)))
                .isEqualTo(new Authentication.Rejected(Reason.NOT_ALLOWED));
        assertThat(chain.refusals()).containsOnly(Map.entry("not-allowed", 1L));
    }

    @Test
    void aRevokedKeyIsGoneWithItsConfigurationAndThatIsTold() {
        Issued issued = issue(Optional.empty(), GrantName.PUBLISH, GrantName.WATCH);
        Identity who = accepted(issued.secret());
        assertThat(get(issuing.revoke(issued.key().id(), HERE_AND_NOW))).isTrue();
        assertThat(get(issuing.revoke(issued.key().id(), HERE_AND_NOW))).isFalse();
        assertThat(files.stored()).isEmpty();
        assertThat(holds(who, GrantName.PUBLISH, STUDY)).isFalse();
        assertThat(show(issued.secret())).isInstanceOf(Authentication.Rejected.class);
        assertThat(revoked).extracting(Grant::name).containsExactlyInAnyOrder(GrantName.PUBLISH, GrantName.WATCH);
    }

    @Test
    void anExpiredKeyCountsForNothingAndThatIsTold() {
        Issued issued = issue(Optional.of(clock.instant().plusMillis(300)), GrantName.PUBLISH);
        Identity who = accepted(issued.secret());
        clock.later(Duration.ofMillis(300));
        await().until(() -> !revoked.isEmpty());
        assertThat(revoked.element().identityId()).isEqualTo(who.id());
        assertThat(holds(who, GrantName.PUBLISH, STUDY)).isFalse();
        assertThat(show(issued.secret())).isEqualTo(new Authentication.Rejected(Reason.BAD_KEY));
    }

    @Test
    void aConfigurationDeletedInTheConsoleRevokesOneThatComesBackDoesNot() {
        Issued issued = issue(Optional.empty(), GrantName.PUBLISH);
        Map.Entry<String, Dictionary<String, Object>> stored =
                files.stored().entrySet().iterator().next();
        KeyEntry entry = entry(stored.getKey(), stored.getValue());
        entry.deactivate();
        KeyEntry again = entry(stored.getKey(), stored.getValue());
        assertThat(accepted(issued.secret())).isNotNull();
        again.deactivate();
        assertThat(show(issued.secret())).isInstanceOf(Authentication.Rejected.class);
        await().until(() -> !revoked.isEmpty());
        assertThat(revoked).hasSize(1);
    }

    @Test
    void aKeyThatLosesAScopeLosesThatRightOnly() {
        issue(Optional.empty(), GrantName.PUBLISH, GrantName.WATCH);
        Map.Entry<String, Dictionary<String, Object>> stored =
                files.stored().entrySet().iterator().next();
        stored.getValue().put("scopes", new String[] {"videocity:watch"});
        entry(stored.getKey(), stored.getValue());
        assertThat(revoked).extracting(Grant::name).containsExactly(GrantName.PUBLISH);
    }

    @Test
    void aKeyOfUseToNobodyIsNotIssued() {
        assertThatThrownBy(() -> issuing.issue(STUDY, Set.of(), "", Optional.empty(), HERE_AND_NOW)
                        .toCompletableFuture()
                        .join())
                .hasCauseInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> issuing.issue(
                                STUDY, Set.of(GrantName.WATCH), "", Optional.of(Instant.EPOCH), HERE_AND_NOW)
                        .toCompletableFuture()
                        .join())
                .hasCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whoShowsNothingIsAGuestWhoShowsSomethingStrangeIsNobody() {
        Credentials guest = new Credentials(Credentials.GUEST, Map.of("name", " Bob "), "test", HERE, Optional.empty());
        Identity bob = ((Authentication.Accepted) get(chain.authenticate(guest, HERE_AND_NOW))).identity();
        assertThat(bob).isEqualTo(new Identity("guest:127.0.0.1", Identity.GUEST, "Bob", Map.of()));
        assertThat(holds(bob, GrantName.WATCH, STUDY)).isFalse();
        InetSocketAddress six = new InetSocketAddress("2001:db8::1", 40_000);
        assertThat(get(chain.authenticate(Credentials.guest("test", six), HERE_AND_NOW)))
                .as("who has an address of a /64 has them all")
                .isEqualTo(new Authentication.Accepted(
                        new Identity("guest:2001:db8:0:0::/64", Identity.GUEST, "", Map.of())));
        Credentials strange = new Credentials("card", Map.of(), "test", HERE, Optional.empty());
        assertThat(get(chain.authenticate(strange, HERE_AND_NOW))).isInstanceOf(Authentication.Rejected.class);
    }

    @Test
    void theHighestRankingIsAskedFirstAndOneThatFailsLetsNobodyIn() {
        chain.addAuthenticator(
                (credentials, executor) -> {
                    throw new IllegalStateException("broken");
                },
                Map.of("service.ranking", 5));
        assertThat(get(chain.authenticate(Credentials.guest("test", HERE), HERE_AND_NOW)))
                .isEqualTo(new Authentication.Rejected(Reason.FAILED));
    }

    /** Stands still until it is told how late it is. */
    private static final class StandingClock extends Clock {
        private volatile Instant now = Instant.now();

        void later(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private KeyEntry entry(String pid, Dictionary<String, Object> stored) {
        Map<String, Object> values = new HashMap<>();
        stored.keys().asIterator().forEachRemaining(k -> values.put(k, stored.get(k)));
        return new KeyEntry(ring, expected, annotation(KeyConfiguration.class, values), Map.of("service.pid", pid));
    }

    @SuppressWarnings("unchecked")
    private static <T> T annotation(Class<T> type, Map<String, Object> values) {
        return (T) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            Object value = values.get(method.getName());
            return value == null ? method.getDefaultValue() : value;
        });
    }

    private static <T> T get(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }
}
