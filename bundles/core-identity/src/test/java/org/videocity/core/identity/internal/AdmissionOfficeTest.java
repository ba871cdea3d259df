package org.videocity.core.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videocity.core.identity.internal.ResidentsFixture.CALLER;
import static org.videocity.core.identity.internal.ResidentsFixture.HERE_AND_NOW;
import static org.videocity.core.identity.internal.ResidentsFixture.done;
import static org.videocity.core.identity.internal.ResidentsFixture.get;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Grant;
import org.videocity.api.identity.GrantListener;
import org.videocity.api.identity.GrantName;
import org.videocity.api.identity.Identity;
import org.videocity.api.identity.StreamKey;
import org.videocity.api.resident.AdmissionService.Letter;
import org.videocity.api.resident.AdmissionService.Made;
import org.videocity.api.resident.AdmissionService.NewInvitation;
import org.videocity.api.resident.Caller;
import org.videocity.api.store.Admission;
import org.videocity.api.store.AdmissionStore;
import org.videocity.api.store.Invitation;
import org.videocity.api.store.StoreResult;
import org.videocity.testing.api.MemoryConfigurations;

class AdmissionOfficeTest {
    private static final RoomId ROOM = RoomId.of("ada@example.org", "Reading.room");
    private static final RoomId NOWHERE = RoomId.of("ada@example.org", "Nowhere");
    private static final Identity STRANGER = new Identity("guest:192.0.2.7", Identity.GUEST, "Eve", Map.of());
    private static final NewInvitation ALWAYS =
            new NewInvitation("friends", Optional.empty(), Optional.empty(), Optional.empty());

    @TempDir
    Path folder;

    private CardFixture cards;
    private ResidentsFixture city;
    private AdmissionOffice office;
    private IssuingService keys;
    private Identity ada;
    private Identity bob;
    private final Queue<RoomId> narrowed = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void open() {
        cards = new CardFixture(folder);
        city = cards.residents;
        keys = new IssuingService(city.ring, city.settings, new MemoryConfigurations().admin());
        InvitationPost post = new InvitationPost(city.links, cards.links, city.settings, city.languages, city.codes);
        office = new AdmissionOffice(
                city.links, city.settings, city.codes, cards.places, city.visits, city.news, keys, post);
        ada = city.home("ada@example.org").identity();
        bob = city.home("bob@example.net").identity();
        city.news.addListener(new GrantListener() {
            @Override
            public void onRevoked(Grant grant) {
                // heard by the fixture
            }

            @Override
            public void onNarrowed(RoomId room) {
                narrowed.add(room);
            }
        });
    }

    @AfterEach
    void close() {
        keys.deactivate();
        cards.close();
    }

    private boolean may(Identity who, GrantName grant) {
        return get(city.grants.holds(who, grant, ROOM, HERE_AND_NOW));
    }

    private Admission admit(List<String> people, List<String> domains, boolean withCard) {
        return done(office.admit(ada, ROOM, new Admission(people, domains, withCard, Set.of()), HERE_AND_NOW));
    }

    private static String refusal(CompletionStage<? extends StoreResult<?>> answer) {
        return get(answer).obstacle().map(Reason::name).orElse("done");
    }

    @Test
    void whoIsOnAListComesIn() {
        assertThat(may(bob, GrantName.ENTER)).isFalse();
        admit(List.of(" BOB@example.net ", "bob@example.net"), List.of(), true);
        assertThat(done(office.admission(ada, ROOM, HERE_AND_NOW)).people()).containsExactly("bob@example.net");
        assertThat(may(bob, GrantName.ENTER)).isTrue();
        assertThat(may(bob, GrantName.WATCH)).isTrue();
        assertThat(may(bob, GrantName.PUBLISH)).isFalse();
        assertThat(may(STRANGER, GrantName.ENTER)).isFalse();
        assertThat(narrowed).isEmpty();
        admit(List.of(), List.of("@example.net"), true);
        assertThat(narrowed).containsExactly(ROOM);
        assertThat(may(bob, GrantName.ENTER)).isTrue();
        admit(List.of(), List.of("example.com"), true);
        assertThat(may(bob, GrantName.ENTER)).isFalse();
    }

    @Test
    void aModeratorKeepsOrderAndPublishes() {
        done(city.links.admissions().orElseThrow().setModerator(ROOM, Residents.idOf(bob), true, HERE_AND_NOW));
        for (GrantName grant : List.of(GrantName.ENTER, GrantName.WATCH, GrantName.PUBLISH, GrantName.MODERATE)) {
            assertThat(may(bob, grant)).as(grant.name()).isTrue();
        }
    }

    @Test
    void onlyTheOwnerDecides() {
        for (Identity who : List.of(bob, STRANGER)) {
            assertThat(refusal(office.admission(who, ROOM, HERE_AND_NOW))).isNotEqualTo("done");
            assertThat(refusal(office.admit(who, ROOM, Admission.DEFAULT, HERE_AND_NOW)))
                    .isNotEqualTo("done");
            assertThat(refusal(office.invite(who, ROOM, ALWAYS, HERE_AND_NOW))).isNotEqualTo("done");
            assertThat(refusal(office.keys(who, ROOM, HERE_AND_NOW))).isNotEqualTo("done");
        }
        assertThat(refusal(office.admission(ada, NOWHERE, HERE_AND_NOW))).isEqualTo("no-such-room");
    }

    @Test
    void whatIsNoListIsRefused() {
        for (String wrong : List.of("bob", "<script>@example.org", "a@b\nc")) {
            assertThat(refusal(office.admit(
                            ada, ROOM, new Admission(List.of(wrong), List.of(), true, Set.of()), HERE_AND_NOW)))
                    .isEqualTo("bad-admission");
        }
    }

    @Test
    void aLinkLetsSomebodyInUntilItIsTakenBack() {
        Made made = done(office.invite(ada, ROOM, ALWAYS, HERE_AND_NOW));
        assertThat(made.url()).endsWith("/ada@example.org/Reading.room#invitation=" + made.token());
        assertThat(made.toString()).doesNotContain(made.token());
        assertThat(made.invitation().tokenHash()).isNotEqualTo(made.token());
        var opened = done(office.enter(CALLER, STRANGER, made.token(), HERE_AND_NOW));
        assertThat(opened.room()).isEqualTo(ROOM);
        var given = opened.pass();
        assertThat(may(given.identity(), GrantName.ENTER)).isTrue();
        assertThat(done(office.invitations(ada, ROOM, HERE_AND_NOW)))
                .extracting(Invitation::entries)
                .containsExactly(1);
        assertThat(done(office.uninvite(ada, ROOM, made.invitation().id(), HERE_AND_NOW)))
                .isTrue();
        assertThat(may(given.identity(), GrantName.ENTER)).isFalse();
        assertThat(city.revoked)
                .anyMatch(grant -> grant.identityId().equals(given.identity().id()));
        assertThat(refusal(office.enter(CALLER, STRANGER, made.token(), HERE_AND_NOW)))
                .isEqualTo("bad-link");
    }

    @Test
    void aLinkThatIsTakenBackWhileItIsUsedLetsNobodyIn() {
        Made made = done(office.invite(ada, ROOM, ALWAYS, HERE_AND_NOW));
        AdmissionStore store = city.links.admissions().orElseThrow();
        city.links.setAdmissions((AdmissionStore) Proxy.newProxyInstance(
                AdmissionStore.class.getClassLoader(),
                new Class<?>[] {AdmissionStore.class},
                (proxy, method, given) -> {
                    Object answer = method.invoke(store, given);
                    if (method.getName().equals("enter")) {
                        get((CompletionStage<?>) answer);
                        done(office.uninvite(ada, ROOM, made.invitation().id(), HERE_AND_NOW));
                    }
                    return answer;
                }));
        assertThat(refusal(office.enter(CALLER, STRANGER, made.token(), HERE_AND_NOW)))
                .isEqualTo("bad-link");
        assertThat(city.revoked).isNotEmpty();
    }

    @Test
    void whateverIsWrongWithALinkTheAnswerIsTheSame() {
        Made made = done(office.invite(
                ada,
                ROOM,
                new NewInvitation(
                        "", Optional.of(city.clock.instant().plusSeconds(60)), Optional.of(1), Optional.empty()),
                HERE_AND_NOW));
        Caller elsewhere = new Caller("other.example", CALLER.remote(), CALLER.device());
        String otherCity = refusal(office.enter(elsewhere, STRANGER, made.token(), HERE_AND_NOW));
        String none = refusal(office.enter(CALLER, STRANGER, "", HERE_AND_NOW));
        String wrong = refusal(office.enter(CALLER, STRANGER, "x".repeat(43), HERE_AND_NOW));
        assertThat(List.of(otherCity, none, wrong)).containsOnly("bad-link");
        done(office.enter(CALLER, STRANGER, made.token(), HERE_AND_NOW));
        assertThat(refusal(office.enter(CALLER, STRANGER, made.token(), HERE_AND_NOW)))
                .isEqualTo("bad-link");
        city.clock.pass(Duration.ofMinutes(2));
        assertThat(refusal(office.invite(
                        ada,
                        ROOM,
                        new NewInvitation("", Optional.of(city.clock.instant()), Optional.empty(), Optional.empty()),
                        HERE_AND_NOW)))
                .isEqualTo("bad-invitation");
    }

    @Test
    void aMailBringsTheLink() {
        Letter letter = new Letter("Carol@Example.com", "Tea at five?\nBring cake", Optional.empty());
        Made made = done(office.invite(
                ada, ROOM, new NewInvitation("", Optional.empty(), Optional.of(1), Optional.of(letter)), HERE_AND_NOW));
        assertThat(city.letters.getLast().to()).isEqualTo("carol@example.com");
        assertThat(city.letters.getLast().text()).contains(made.url(), "> Tea at five?\n> Bring cake", "Ada Lovelace");
        city.postOfficeSays = Optional.of(Reason.UNAVAILABLE);
        assertThat(refusal(office.invite(
                        ada,
                        ROOM,
                        new NewInvitation("", Optional.empty(), Optional.empty(), Optional.of(letter)),
                        HERE_AND_NOW)))
                .isEqualTo("unavailable");
        assertThat(done(office.invitations(ada, ROOM, HERE_AND_NOW))).hasSize(1);
        Letter nobody = new Letter("nobody", "", Optional.empty());
        assertThat(refusal(office.invite(
                        ada,
                        ROOM,
                        new NewInvitation("", Optional.empty(), Optional.empty(), Optional.of(nobody)),
                        HERE_AND_NOW)))
                .isEqualTo("bad-address");
    }

    @Test
    void ownersMakeAndRevokeStreamKeys() {
        var issued = done(office.issueKey(ada, ROOM, Set.of(GrantName.PUBLISH), "OBS", Optional.empty(), HERE_AND_NOW));
        assertThat(done(office.keys(ada, ROOM, HERE_AND_NOW)))
                .extracting(StreamKey::label)
                .containsExactly("OBS");
        assertThat(refusal(office.issueKey(ada, ROOM, Set.of(GrantName.MODERATE), "x", Optional.empty(), HERE_AND_NOW)))
                .isEqualTo("bad-key-draft");
        RoomId home = RoomId.of("ada@example.org", "");
        assertThat(done(office.revokeKey(ada, home, issued.key().id(), HERE_AND_NOW)))
                .isFalse();
        assertThat(done(office.revokeKey(ada, ROOM, issued.key().id(), HERE_AND_NOW)))
                .isTrue();
        assertThat(done(office.keys(ada, ROOM, HERE_AND_NOW))).isEmpty();
    }

    @Test
    void withoutCardsThePassesOfCardsEnd() {
        var given = get(city.visits.give(
                        STRANGER, ROOM, "card:00ff", city.clock.instant().plusSeconds(600), HERE_AND_NOW))
                .orElseThrow();
        admit(List.of(), List.of(), false);
        assertThat(may(given.identity(), GrantName.ENTER)).isFalse();
    }
}
