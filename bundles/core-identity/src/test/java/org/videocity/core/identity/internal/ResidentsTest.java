package org.videocity.core.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.videocity.core.identity.internal.ResidentsFixture.CALLER;
import static org.videocity.core.identity.internal.ResidentsFixture.HERE_AND_NOW;
import static org.videocity.core.identity.internal.ResidentsFixture.ada;
import static org.videocity.core.identity.internal.ResidentsFixture.done;
import static org.videocity.core.identity.internal.ResidentsFixture.get;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Authentication;
import org.videocity.api.identity.GrantName;
import org.videocity.api.identity.Identity;
import org.videocity.api.resident.Caller;
import org.videocity.api.resident.MailedCode;
import org.videocity.api.resident.ResidentService.SignUpPolicy;
import org.videocity.api.resident.SignUp;
import org.videocity.api.resident.SignedIn;
import org.videocity.api.store.StoredSession;

class ResidentsTest {
    private static final String ADDRESS = "ada@example.org";
    private static final SignedIn BAD_CODE = new SignedIn.Refused(CodeDesk.BAD_CODE);

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

    private static String refusal(MailedCode answer) {
        return ((MailedCode.Refused) answer).reason().name() + " " + ((MailedCode.Refused) answer).field();
    }

    @Test
    void nothingExistsBeforeTheCodeIsShown() {
        MailedCode.Sent sent = city.sent(city.signUp(ada(" Ada@Example.ORG ")));
        assertThat(city.letters.getLast().to()).isEqualTo(ADDRESS);
        assertThat(done(city.office.residents("", "", 0, 10, HERE_AND_NOW))).isEmpty();
        SignedIn.Accepted in = (SignedIn.Accepted) city.confirm(sent, city.code());
        assertThat(in.isNew()).isTrue();
        assertThat(in.identity().displayName()).isEqualTo("Ada Lovelace");
        assertThat(in.identity().attributes()).containsEntry(Identity.RESIDENT_ADDRESS, ADDRESS);
        assertThat(city.isIn(in.token())).isTrue();
        var dossier =
                done(city.office.dossier("localhost", ADDRESS, HERE_AND_NOW)).orElseThrow();
        assertThat(dossier.rooms())
                .extracting(room -> room.id().path())
                .containsExactly(ADDRESS, ADDRESS + "/Reading.room");
        assertThat(dossier.rooms()).noneMatch(room -> room.settings().isPublic());
        assertThat(dossier.sessions()).extracting(StoredSession::device).containsExactly("Firefox on Linux");
    }

    @Test
    void whatTheySayOfThemselvesIsKeptWithAFirstRoomAndWithoutOne() {
        List<String> keywords = List.of("bees", "bread");
        for (String room : List.of("", "Garden")) {
            String address = "bees" + room.length() + "@example.org";
            SignUp request = new SignUp("Bea", address, room, keywords, Optional.empty());
            city.confirm(city.sent(city.signUp(request)), city.code());
            var dossier = done(city.office.dossier("localhost", address, HERE_AND_NOW))
                    .orElseThrow();
            assertThat(dossier.resident().keywords()).isEqualTo(keywords);
            assertThat(dossier.rooms())
                    .filteredOn(each -> each.id().name().equals("Garden"))
                    .allMatch(each -> each.keywords().equals(keywords));
        }
    }

    @Test
    void aCodeCountsOnce() {
        MailedCode.Sent sent = city.sent(city.signUp(ada(ADDRESS)));
        String code = city.code();
        assertThat(city.confirm(sent, code)).isInstanceOf(SignedIn.Accepted.class);
        assertThat(city.confirm(sent, code)).isEqualTo(BAD_CODE);
        assertThat(get(city.desk.confirmLink(CALLER, city.link(), HERE_AND_NOW)))
                .isEqualTo(BAD_CODE);
    }

    @Test
    void theLinkDoesTheSameAsTheCode() {
        city.signUp(ada(ADDRESS));
        assertThat(get(city.desk.confirmLink(CALLER, city.link() + "x", HERE_AND_NOW)))
                .isEqualTo(BAD_CODE);
        assertThat(get(city.desk.confirmLink(CALLER, city.link(), HERE_AND_NOW)))
                .isInstanceOf(SignedIn.Accepted.class);
    }

    @Test
    void aFewWrongCodesMakeTheRightOneWorthless() {
        MailedCode.Sent sent = city.sent(city.signUp(ada(ADDRESS)));
        String wrong = city.code().equals("123456") ? "654321" : "123456";
        for (int i = 0; i < 5; i++) {
            assertThat(city.confirm(sent, wrong)).isEqualTo(BAD_CODE);
        }
        assertThat(city.confirm(sent, city.code())).isEqualTo(BAD_CODE);
        assertThat(city.confirm(new MailedCode.Sent("unknown", sent.expires(), true), city.code()))
                .isEqualTo(BAD_CODE);
    }

    @Test
    void anOldCodeAndOneOfAnotherCityAreRefused() {
        MailedCode.Sent sent = city.sent(city.signUp(ada(ADDRESS)));
        Caller elsewhere = new Caller("other.example", CALLER.remote(), "");
        assertThat(get(city.desk.confirm(elsewhere, sent.pending(), city.code(), HERE_AND_NOW)))
                .isEqualTo(BAD_CODE);
        city.clock.pass(Duration.ofMinutes(16));
        assertThat(city.confirm(sent, city.code())).isEqualTo(BAD_CODE);
    }

    @Test
    void knownAndUnknownAddressesGetTheSameAnswer() {
        city.home(ADDRESS);
        MailedCode known = get(city.desk.requestCode(CALLER, ADDRESS, HERE_AND_NOW));
        assertThat(city.letters.getLast().text()).contains("sign in");
        String code = city.code();
        MailedCode unknown = get(city.desk.requestCode(CALLER, "bob@example.org", HERE_AND_NOW));
        assertThat(city.letters.getLast().text()).contains("no home");
        MailedCode again = city.signUp(ada(ADDRESS));
        for (MailedCode answer : List.of(known, unknown, again)) {
            assertThat(city.sent(answer).pending()).hasSize(43);
            assertThat(city.sent(answer).expires()).isEqualTo(city.sent(known).expires());
        }
        assertThat(city.confirm(city.sent(unknown), code)).isEqualTo(BAD_CODE);
        SignedIn.Accepted in = (SignedIn.Accepted) city.confirm(city.sent(known), code);
        assertThat(in.isNew()).isFalse();
        assertThat(city.confirm(city.sent(again), city.code())).isInstanceOf(SignedIn.Accepted.class);
        assertThat(done(city.office.residents("", "", 0, 10, HERE_AND_NOW))).hasSize(1);
    }

    @Test
    void twoSignUpsOfOneAddressMakeOneHome() {
        MailedCode.Sent first = city.sent(city.signUp(ada(ADDRESS)));
        String firstCode = city.code();
        MailedCode.Sent second = city.sent(city.signUp(ada(ADDRESS)));
        String secondCode = city.code();
        assertThat(((SignedIn.Accepted) city.confirm(second, secondCode)).isNew())
                .isTrue();
        assertThat(((SignedIn.Accepted) city.confirm(first, firstCode)).isNew()).isFalse();
        assertThat(done(city.office.residents("", "", 0, 10, HERE_AND_NOW))).hasSize(1);
    }

    @Test
    void whatIsWrongIsSaidWithItsField() {
        assertThat(refusal(city.signUp(new SignUp(" \u202e ", ADDRESS, "", List.of(), Optional.empty()))))
                .isEqualTo("bad-name name");
        for (String bad : List.of("", "ada", "ada@", "@x.org", "a b@x.org", "a@x..org", "a/b@x.org", "ada@x\r\n.org")) {
            assertThat(refusal(city.signUp(ada(bad)))).as(bad).isEqualTo("bad-address address");
        }
        assertThat(refusal(city.signUp(ada("welcome@localhost")))).isEqualTo("reserved-name address");
        for (String bad : List.of("live", "~x", "a/b", "x".repeat(200))) {
            SignUp request = new SignUp("Ada", ADDRESS, bad, List.of(), Optional.empty());
            assertThat(refusal(city.signUp(request))).as(bad).isEqualTo("bad-room-name roomName");
        }
        SignUp keywords = new SignUp("Ada", ADDRESS, "", List.of("a\nb"), Optional.empty());
        assertThat(refusal(city.signUp(keywords))).isEqualTo("bad-keywords keywords");
        assertThat(city.letters).isEmpty();
    }

    @Test
    void theOperatorSaysWhoMaySignUp() {
        city.configuration.put("signUp", "closed");
        assertThat(refusal(city.signUp(ada(ADDRESS)))).isEqualTo("sign-up-closed ");
        city.configuration.put("signUp", "nonsense");
        assertThat(refusal(city.signUp(ada(ADDRESS)))).isEqualTo("sign-up-closed ");
        city.configuration.put("signUp", "DOMAINS");
        city.configuration.put("signUpDomains", new String[] {"Example.org"});
        assertThat(refusal(city.signUp(ada("ada@evil-example.org")))).isEqualTo("domain-not-allowed address");
        assertThat(city.signUp(ada(ADDRESS))).isInstanceOf(MailedCode.Sent.class);
    }

    @Test
    void anInvitationIsForOneHome() {
        city.configuration.put("signUp", "INVITATION");
        assertThat(refusal(city.signUp(ada(ADDRESS)))).isEqualTo("invitation-needed invitation");
        String token = done(city.office.invite("operator:test", "localhost", "", Duration.ofDays(1), HERE_AND_NOW));
        assertThat(get(city.desk.confirmLink(CALLER, token, HERE_AND_NOW))).isEqualTo(BAD_CODE);
        MailedCode.Sent ada = city.sent(city.signUp(invited(ADDRESS, token)));
        String adaCode = city.code();
        MailedCode.Sent bob = city.sent(city.signUp(invited("bob@example.org", token)));
        assertThat(city.confirm(bob, city.code())).isInstanceOf(SignedIn.Accepted.class);
        assertThat(city.confirm(ada, adaCode)).isEqualTo(new SignedIn.Refused(SignUpRules.INVITATION_NEEDED));
        assertThat(refusal(city.signUp(invited(ADDRESS, token)))).isEqualTo("invitation-needed invitation");
        String hers = done(city.office.invite("operator:test", "localhost", ADDRESS, Duration.ofDays(1), HERE_AND_NOW));
        assertThat(refusal(city.signUp(invited("eve@example.org", hers)))).isEqualTo("invitation-needed invitation");
    }

    @Test
    void anInvitationForAnAddressNobodyCanReadIsNotOneForAnybody() {
        for (String odd : List.of("ada@exämple.org", "ada at example.org", "ada@example.org, bob@example.org")) {
            assertThat(get(city.office.invite("operator:test", "localhost", odd, Duration.ofDays(1), HERE_AND_NOW))
                            .obstacle()
                            .map(Reason::name))
                    .contains("bad-address");
        }
    }

    private static SignUp invited(String address, String token) {
        return new SignUp("Somebody", address, "", List.of(), Optional.of(token));
    }

    @Test
    void mailsAreRateLimitedPerAddressAndPerNetwork() {
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            answers.add(get(city.desk.requestCode(CALLER, ADDRESS, HERE_AND_NOW))
                    .getClass()
                    .getSimpleName());
        }
        assertThat(answers.subList(0, 6)).containsOnly("Sent");
        assertThat(answers.get(6)).isEqualTo("Refused");
        city.clock.pass(Duration.ofHours(1));
        city.configuration.put("mailsPerNetworkAndHour", 1);
        assertThat(city.signUp(ada(ADDRESS))).isInstanceOf(MailedCode.Sent.class);
        assertThat(refusal(city.signUp(ada("bob@example.org")))).isEqualTo("limit-reached ");
    }

    @Test
    void aMailThatCannotBeSentIsSaid() {
        city.postOfficeSays = Optional.of(new Reason("mail-failed", "No."));
        assertThat(refusal(city.signUp(ada(ADDRESS)))).isEqualTo("mail-failed ");
        city.links.unsetMail(city);
        assertThat(refusal(city.signUp(ada(ADDRESS)))).isEqualTo("unavailable ");
    }

    @Test
    void sessionsEndWhenUnusedAndWhenOld() {
        String unused = city.home(ADDRESS).token();
        city.clock.pass(Duration.ofDays(31));
        assertThat(city.isIn(unused)).isFalse();
        get(city.desk.requestCode(CALLER, ADDRESS, HERE_AND_NOW));
        SignedIn.Accepted in = (SignedIn.Accepted) get(city.desk.confirmLink(CALLER, city.link(), HERE_AND_NOW));
        String used = in.token();
        for (int days = 0; days < 175; days += 25) {
            city.clock.pass(Duration.ofDays(25));
            assertThat(city.isIn(used)).isTrue();
            await("that it was used is noted")
                    .until(() -> done(city.desk.devices(in.identity(), HERE_AND_NOW)).stream()
                            .anyMatch(device ->
                                    !device.seen().isBefore(city.clock.instant().minusSeconds(1))));
        }
        city.clock.pass(Duration.ofDays(6));
        assertThat(city.isIn(used)).isFalse();
    }

    @Test
    void aSessionCountsInItsCityOnlyAndEndsWhenSignedOut() {
        SignedIn.Accepted in = city.home(ADDRESS);
        assertThat(city.show(in.token(), "other.example")).isInstanceOf(Authentication.Rejected.class);
        assertThat(city.isIn(in.token() + "x")).isFalse();
        assertThat(city.isIn("")).isFalse();
        done(city.desk.signOut(in.token(), HERE_AND_NOW));
        assertThat(city.isIn(in.token())).isFalse();
    }

    @Test
    void devicesAreListedAndEndedOneByOneOrTogether() {
        SignedIn.Accepted first = city.home(ADDRESS);
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            get(city.desk.requestCode(CALLER, ADDRESS, HERE_AND_NOW));
            tokens.add(((SignedIn.Accepted) get(city.desk.confirmLink(CALLER, city.link(), HERE_AND_NOW))).token());
        }
        assertThat(done(city.desk.devices(first.identity(), HERE_AND_NOW))).hasSize(3);
        Identity second = ((Authentication.Accepted) city.show(tokens.get(0), "localhost")).identity();
        String secondId = second.attributes().get(Identity.RESIDENT_SESSION);
        assertThat(done(city.desk.endDevice(first.identity(), secondId, HERE_AND_NOW)))
                .isTrue();
        assertThat(city.isIn(tokens.get(0))).isFalse();
        assertThat(done(city.desk.endDevices(first.identity(), true, HERE_AND_NOW)))
                .isEqualTo(1);
        assertThat(city.isIn(first.token())).isTrue();
        assertThat(done(city.desk.endDevices(first.identity(), false, HERE_AND_NOW)))
                .isEqualTo(1);
        assertThat(city.isIn(first.token())).isFalse();
    }

    @Test
    void aLockedResidentIsOutAtOnceAndStaysOut() {
        SignedIn.Accepted in = city.home(ADDRESS);
        RoomId home = RoomId.of(ADDRESS, "");
        assertThat(get(city.grants.holds(in.identity(), GrantName.MODERATE, home, HERE_AND_NOW)))
                .isTrue();
        assertThat(done(city.office.lock("operator:test", "localhost", ADDRESS, HERE_AND_NOW)))
                .isTrue();
        assertThat(city.isIn(in.token())).isFalse();
        assertThat(get(city.grants.holds(in.identity(), GrantName.ENTER, home, HERE_AND_NOW)))
                .isFalse();
        assertThat(city.revoked).extracting(grant -> grant.room().name()).contains("", "Reading.room");
        MailedCode.Sent sent = city.sent(get(city.desk.requestCode(CALLER, ADDRESS, HERE_AND_NOW)));
        assertThat(city.letters.getLast().text()).contains("locked");
        assertThat(city.confirm(sent, "000000")).isEqualTo(BAD_CODE);
        done(city.office.unlock("operator:test", "localhost", ADDRESS, HERE_AND_NOW));
        get(city.desk.requestCode(CALLER, ADDRESS, HERE_AND_NOW));
        assertThat(get(city.desk.confirmLink(CALLER, city.link(), HERE_AND_NOW)))
                .isInstanceOf(SignedIn.Accepted.class);
        assertThat(done(city.links.audit().orElseThrow().latest(9, HERE_AND_NOW)))
                .extracting(entry -> entry.act() + " " + entry.subject())
                .containsExactly("resident-unlock " + ADDRESS, "resident-lock " + ADDRESS);
        assertThat(done(city.office.lock("operator:test", "localhost", "nobody@example.org", HERE_AND_NOW)))
                .isFalse();
    }

    @Test
    void ownersMayEverythingInTheirOwnRoomsAndNothingElsewhere() {
        Identity ada = city.home(ADDRESS).identity();
        Identity bob = city.home("bob@example.org").identity();
        RoomId room = RoomId.of(ADDRESS, "Reading.room");
        for (GrantName grant : Set.of(GrantName.ENTER, GrantName.PUBLISH, GrantName.WATCH, GrantName.MODERATE)) {
            assertThat(get(city.grants.holds(ada, grant, room, HERE_AND_NOW))).isTrue();
            assertThat(get(city.grants.holds(bob, grant, room, HERE_AND_NOW))).isFalse();
            assertThat(get(city.grants.holds(ada, grant, new RoomId("other.example", ADDRESS, ""), HERE_AND_NOW)))
                    .isFalse();
        }
        assertThat(get(city.grants.holds(ada, new GrantName("videocity:other"), room, HERE_AND_NOW)))
                .isFalse();
    }

    @Test
    void residentsChangeTheirNames() {
        Identity ada = city.home(ADDRESS).identity();
        assertThat(done(city.desk.rename(ada, " Countess  Ada ", HERE_AND_NOW)).name())
                .isEqualTo("Countess Ada");
        assertThat(done(city.desk.me(ada, HERE_AND_NOW)).name()).isEqualTo("Countess Ada");
        assertThat(get(city.desk.rename(ada, "\n", HERE_AND_NOW)).obstacle()).contains(Residents.BAD_NAME);
        Identity guest = new Identity("guest:x", Identity.GUEST, "", java.util.Map.of());
        assertThat(get(city.desk.me(guest, HERE_AND_NOW)).obstacle()).contains(Reason.NOT_ALLOWED);
    }

    @Test
    void aDeletedResidentLeavesNothing() {
        SignedIn.Accepted in = city.home(ADDRESS);
        assertThat(done(city.office.delete("operator:test", "localhost", ADDRESS, HERE_AND_NOW)))
                .isTrue();
        assertThat(city.isIn(in.token())).isFalse();
        assertThat(done(city.office.dossier("localhost", ADDRESS, HERE_AND_NOW)))
                .isEmpty();
        assertThat(city.home(ADDRESS).isNew()).isTrue();
    }

    @Test
    void aBrowserIsTheResidentOfItsCookieOrAGuest() {
        String token = city.home(ADDRESS).token();
        String cookie = city.desk.cookieName(false);
        assertThat(cookie).matches("videocity-[0-9a-f]{10}");
        assertThat(city.desk.cookieName(true)).isEqualTo("__Host-" + cookie);
        assertThat(city.browser(cookie, token).isResident()).isTrue();
        assertThat(city.browser("__Host-" + cookie, token).isResident()).isTrue();
        assertThat(city.browser("videocity-other", token).isGuest()).isTrue();
        assertThat(city.browser(cookie, "x".repeat(5_000)).isGuest()).isTrue();
        assertThat(city.browser(cookie, "unknown").displayName()).isEqualTo("Visitor");
    }

    @Test
    void aResidentOfOneCityIsNobodyInAnother() {
        city.cities.updated("two", new Hashtable<>(Map.of("name", "two.example", "title", "Two")));
        SignedIn.Accepted here = city.home(ADDRESS);
        assertThat(city.isIn(here.token())).isTrue();
        assertThat(city.show(here.token(), "two.example")).isInstanceOf(Authentication.Rejected.class);
        assertThat(done(city.office.residents("two.example", "", 0, 10, HERE_AND_NOW)))
                .isEmpty();

        Caller there = new Caller("two.example", CALLER.remote(), "Firefox");
        MailedCode.Sent sent = city.sent(get(city.desk.signUp(there, ada(ADDRESS), HERE_AND_NOW)));
        assertThat(city.letters.getLast().text())
                .contains("the video city Two", "http://two.example:5080/~sign-in#")
                .as("another city's links");
        assertThat(city.confirm(sent, city.code()))
                .as("shown in the wrong city")
                .isEqualTo(BAD_CODE);
        sent = city.sent(get(city.desk.signUp(there, ada(ADDRESS), HERE_AND_NOW)));
        SignedIn.Accepted other =
                (SignedIn.Accepted) get(city.desk.confirm(there, sent.pending(), city.code(), HERE_AND_NOW));
        assertThat(other.isNew()).as("the same address is somebody else there").isTrue();
        assertThat(other.identity().id()).isNotEqualTo(here.identity().id());
        assertThat(city.isIn(other.token())).isFalse();
        assertThat(city.show(other.token(), "two.example")).isInstanceOf(Authentication.Accepted.class);

        RoomId home = new RoomId("two.example", ADDRESS, "");
        assertThat(get(city.grants.holds(here.identity(), GrantName.ENTER, home, HERE_AND_NOW)))
                .isFalse();
        assertThat(get(city.grants.holds(other.identity(), GrantName.ENTER, home, HERE_AND_NOW)))
                .isTrue();
    }

    @Test
    void eachCityHasItsOwnSignUpPolicy() {
        city.cities.updated("two", new Hashtable<>(Map.of("name", "two.example", "signUp", "CLOSED")));
        city.cities.updated(
                "three",
                new Hashtable<>(
                        Map.of("name", "three.example", "signUp", "DOMAINS", "signUpDomains", "school.example")));
        assertThat(city.desk.signUpPolicy("localhost")).isEqualTo(SignUpPolicy.OPEN);
        assertThat(signUpIn("two.example", ADDRESS)).isEqualTo("sign-up-closed ");
        assertThat(signUpIn("three.example", ADDRESS)).isEqualTo("domain-not-allowed address");
        assertThat(signUpIn("nowhere.example", ADDRESS)).isEqualTo("sign-up-closed ");
        Caller three = new Caller("three.example", CALLER.remote(), "");
        assertThat(get(city.desk.signUp(three, ada("ada@school.example"), HERE_AND_NOW)))
                .isInstanceOf(MailedCode.Sent.class);
    }

    private String signUpIn(String name, String address) {
        return refusal(get(city.desk.signUp(new Caller(name, CALLER.remote(), ""), ada(address), HERE_AND_NOW)));
    }
}
