package org.videocity.core.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.videocity.core.identity.internal.ResidentsFixture.CALLER;
import static org.videocity.core.identity.internal.ResidentsFixture.HERE_AND_NOW;
import static org.videocity.core.identity.internal.ResidentsFixture.done;
import static org.videocity.core.identity.internal.ResidentsFixture.get;

import java.io.ByteArrayInputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
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
import org.videocity.api.identity.Grant;
import org.videocity.api.identity.GrantName;
import org.videocity.api.identity.Identity;
import org.videocity.api.identity.SessionsEnded;
import org.videocity.api.identity.StreamKeyAdminService.Issued;
import org.videocity.api.mail.Mail;
import org.videocity.api.resident.MailedCode;
import org.videocity.api.resident.SignedIn;
import org.videocity.api.room.RoomSettings;
import org.videocity.api.store.AuditEntry;
import org.videocity.api.store.RoomStore;
import org.videocity.api.store.StoreReasons;
import org.videocity.api.store.StoreResult;
import org.videocity.api.store.StoredRoom;

/** Residents move, take their data along, and leave. */
class SelfTest {
    private static final String ADDRESS = "ada@example.org";
    private static final String THERE = "countess@example.net";

    @TempDir
    Path folder;

    private ResidentsFixture city;
    private SignedIn.Accepted in;
    private Identity ada;

    @BeforeEach
    void open() {
        city = new ResidentsFixture(folder);
        in = city.home(ADDRESS);
        ada = in.identity();
    }

    @AfterEach
    void close() {
        city.close();
    }

    private MailedCode wish(String address) {
        return get(city.self.requestMove(CALLER, ada, address, HERE_AND_NOW));
    }

    private StoreResult<?> move(MailedCode wish, String code) {
        return get(city.self.move(CALLER, ada, city.sent(wish).pending(), code, HERE_AND_NOW));
    }

    private String refusal(MailedCode answer) {
        return ((MailedCode.Refused) answer).reason().name();
    }

    @Test
    void aHomeMovesWithItsRoomsAndKeysWhenTheNewAddressShowsItsCode() {
        Issued key = get(city.keys.issue(
                RoomId.of(ADDRESS, "Reading.room"), Set.of(GrantName.PUBLISH), "obs", Optional.empty(), HERE_AND_NOW));
        city.office.lock("operator:test", "localhost", "nobody@example.org", HERE_AND_NOW);
        MailedCode wish = wish(" Countess@Example.net ");
        assertThat(city.letters.getLast().to()).isEqualTo(THERE);
        assertThat(move(wish, city.code())).isInstanceOf(StoreResult.Done.class);
        Mail notice = city.letters.getLast();
        assertThat(notice.to()).isEqualTo(ADDRESS);
        assertThat(notice.text()).contains("moved").doesNotContain(THERE);
        assertThat(done(city.self.describe(ada, List.of("tea"), HERE_AND_NOW)).address())
                .isEqualTo(THERE);
        var dossier =
                done(city.office.dossier("localhost", THERE, HERE_AND_NOW)).orElseThrow();
        assertThat(dossier.rooms())
                .extracting(StoredRoom::id)
                .containsExactly(RoomId.of(THERE, ""), RoomId.of(THERE, "Reading.room"));
        await().until(() -> keyRooms().equals(List.of(key.key().id() + " " + THERE + "/Reading.room")));
        assertThat(city.isIn(in.token())).isTrue();
    }

    private Issued key(RoomId room) {
        return get(city.keys.issue(room, Set.of(GrantName.PUBLISH), "obs", Optional.empty(), HERE_AND_NOW));
    }

    private List<String> keyRooms() {
        return get(city.keys.keys(HERE_AND_NOW)).stream()
                .map(k -> k.id() + " " + k.room().path())
                .toList();
    }

    @Test
    void keysFollowARoomToItsNewNameAndGoWithIt() {
        RoomStore rooms = city.links.rooms().orElseThrow();
        RoomId was = RoomId.of(ADDRESS, "Reading.room");
        String id = key(was).key().id();
        String home = key(RoomId.of(ADDRESS, "")).key().id();
        StoredRoom room = done(rooms.byId(was, HERE_AND_NOW)).orElseThrow();
        RoomSettings renamed =
                new RoomSettings(RoomId.of(ADDRESS, "Library"), "", "", false, Optional.empty(), Set.of());
        done(rooms.update(was, room.with(renamed, List.of()), HERE_AND_NOW));
        await().until(() -> keyRooms().contains(id + " " + ADDRESS + "/Library"));
        assertThat(city.revoked).extracting(Grant::room).containsOnly(was);
        city.revoked.clear();
        done(rooms.delete(renamed.id(), HERE_AND_NOW));
        await().until(() -> keyRooms().equals(List.of(home + " " + ADDRESS)));
        assertThat(city.revoked).extracting(Grant::room).containsOnly(renamed.id());
        await().until(() -> done(rooms.unfollowed(9, HERE_AND_NOW)).isEmpty());
    }

    @Test
    void aCityThatWasKilledBeforeTheKeysFollowedMakesUpForItWhenItStarts() {
        RoomStore rooms = city.links.rooms().orElseThrow();
        RoomId was = RoomId.of(ADDRESS, "Reading.room");
        String id = key(was).key().id();
        String early = key(RoomId.of(ADDRESS, "Attic")).key().id();
        StoredRoom room = done(rooms.byId(was, HERE_AND_NOW)).orElseThrow();
        city.roomNews.removeListener(city.roomKeys);
        rename(rooms, room, "Attic");
        rename(
                rooms,
                done(rooms.byId(RoomId.of(ADDRESS, "Attic"), HERE_AND_NOW)).orElseThrow(),
                "Cellar");
        assertThat(keyRooms()).contains(id + " " + was.path());
        RoomKeys started = new RoomKeys(city.keys, city.expected);
        city.roomNews.addListener(started);
        await().until(() -> done(rooms.unfollowed(9, HERE_AND_NOW)).isEmpty());
        assertThat(keyRooms())
                .as("one change after the other")
                .contains(id + " " + ADDRESS + "/Cellar", early + " " + ADDRESS + "/Cellar");

        city.roomNews.removeListener(started);
        done(rooms.delete(RoomId.of(ADDRESS, "Cellar"), HERE_AND_NOW));
        city.roomNews.addListener(new RoomKeys(city.keys, city.expected));
        await().until(() -> keyRooms().isEmpty());
    }

    private static void rename(RoomStore rooms, StoredRoom room, String name) {
        RoomSettings named = new RoomSettings(RoomId.of(ADDRESS, name), "", "", false, Optional.empty(), Set.of());
        done(rooms.update(room.id(), room.with(named, List.of()), HERE_AND_NOW));
    }

    @Test
    void theOldAddressIsNobodyElsesForAWhile() {
        MailedCode.Sent before = city.sent(get(city.desk.requestCode(CALLER, ADDRESS, HERE_AND_NOW)));
        String oldCode = city.code();
        move(wish(THERE), city.code());
        assertThat(city.confirm(before, oldCode))
                .as("a code of the old address")
                .isEqualTo(refused());
        MailedCode.Sent signUp = city.sent(city.signUp(ResidentsFixture.ada(ADDRESS)));
        assertThat(city.letters.getLast().text())
                .contains("moved to another address")
                .doesNotContain(THERE);
        assertThat(city.confirm(signUp, "000000")).isEqualTo(refused());
        Identity bob = city.home("bob@example.org").identity();
        MailedCode bobs = get(city.self.requestMove(CALLER, bob, ADDRESS, HERE_AND_NOW));
        assertThat(bobs).isInstanceOf(MailedCode.Sent.class);
        assertThat(city.letters.getLast().text()).contains("nothing was changed");
        city.clock.pass(Duration.ofDays(91));
        assertThat(city.home(ADDRESS).isNew()).isTrue();
    }

    private static SignedIn refused() {
        return new SignedIn.Refused(CodeDesk.BAD_CODE);
    }

    @Test
    void aCodeToMoveIsOnesOwnCountsOnceAndLetsNobodyIn() {
        Identity bob = city.home("bob@example.org").identity();
        MailedCode wish = wish(THERE);
        String code = city.code();
        String pending = city.sent(wish).pending();
        assertThat(city.confirm(city.sent(wish), code)).isEqualTo(refused());
        assertThat(get(city.self.move(CALLER, bob, pending, code, HERE_AND_NOW)).obstacle())
                .contains(CodeDesk.BAD_CODE);
        assertThat(move(wish, code).obstacle()).as("used up by the attempt").contains(CodeDesk.BAD_CODE);
        wish = wish(THERE);
        code = city.code();
        MailedCode second = wish(THERE);
        String secondCode = city.code();
        assertThat(move(wish, code)).isInstanceOf(StoreResult.Done.class);
        assertThat(move(wish, code).obstacle()).contains(CodeDesk.BAD_CODE);
        assertThat(get(city.self.leave(CALLER, ada, city.sent(second).pending(), secondCode, HERE_AND_NOW))
                        .obstacle())
                .as("a code for something else")
                .contains(CodeDesk.BAD_CODE);
    }

    @Test
    void takenAndForbiddenAddressesAreNotGiven() {
        city.home("bob@example.org");
        MailedCode taken = wish("bob@example.org");
        assertThat(city.letters.getLast().text()).contains("nothing was changed");
        assertThat(move(taken, "123456").obstacle()).contains(CodeDesk.BAD_CODE);
        assertThat(refusal(wish("welcome@localhost"))).isEqualTo("reserved-name");
        assertThat(refusal(wish("no address"))).isEqualTo("bad-address");
        city.configuration.put("signUp", "DOMAINS");
        city.configuration.put("signUpDomains", new String[] {"example.org"});
        assertThat(refusal(wish(THERE))).isEqualTo("domain-not-allowed");
        assertThat(city.desk.signUpDomains("localhost")).containsExactly("example.org");
        city.configuration.put("signUp", "OPEN");
        assertThat(city.desk.signUpDomains("localhost")).isEmpty();
        MailedCode wish = wish(THERE);
        String code = city.code();
        city.home(THERE);
        assertThat(move(wish, code).obstacle()).contains(StoreReasons.TAKEN);
    }

    @Test
    void whoLeavesTakesEverythingAlongAndTheLogForgetsThem() {
        done(city.office.lock("operator:test", "localhost", ADDRESS, HERE_AND_NOW));
        done(city.office.unlock("operator:test", "localhost", ADDRESS, HERE_AND_NOW));
        done(city.blobs.put(Residents.idOf(ada), bytes("picture"), 100, HERE_AND_NOW));
        get(city.keys.issue(RoomId.of(ADDRESS, ""), Set.of(GrantName.WATCH), "", Optional.empty(), HERE_AND_NOW));
        MailedCode.Sent sent = city.sent(get(city.self.requestLeave(CALLER, ada, HERE_AND_NOW)));
        assertThat(city.letters.getLast().text()).contains("deleted for good");
        city.ended.clear();
        assertThat(done(city.self.leave(CALLER, ada, sent.pending(), city.code(), HERE_AND_NOW)))
                .isTrue();
        assertThat(city.ended).containsExactly(SessionsEnded.all(ada.id(), Optional.empty()));
        assertThat(city.isIn(in.token())).isFalse();
        assertThat(done(city.office.dossier("localhost", ADDRESS, HERE_AND_NOW)))
                .isEmpty();
        assertThat(city.blobs.size()).isZero();
        assertThat(get(city.keys.keys(HERE_AND_NOW))).isEmpty();
        List<AuditEntry> log = done(city.links.audit().orElseThrow().latest(9, HERE_AND_NOW));
        assertThat(log)
                .extracting(entry -> entry.actor() + " " + entry.act() + " " + entry.subject())
                .containsExactly(
                        "resident resident-delete resident " + Residents.idOf(ada),
                        "operator:test resident-unlock resident " + Residents.idOf(ada),
                        "operator:test resident-lock resident " + Residents.idOf(ada));
        assertThat(log.toString()).doesNotContain(ADDRESS);
        assertThat(city.letters.getLast().text()).contains("deleted");
        assertThat(city.home(ADDRESS).isNew()).isTrue();
    }

    @Test
    void keysOfALockedOwnersRoomsRestUntilTheLockIsTakenAway() {
        RoomId room = RoomId.of(ADDRESS, "Reading.room");
        Issued camera = key(room);
        Issued elsewhere = key(RoomId.of("club@localhost", ""));
        assertThat(publishes(camera)).isTrue();
        city.revoked.clear();
        done(city.office.lock("operator:test", "localhost", ADDRESS, HERE_AND_NOW));
        assertThat(publishes(camera)).isFalse();
        assertThat(publishes(elsewhere)).isTrue();
        assertThat(city.revoked)
                .as("who publishes now is cut off")
                .contains(
                        new Grant(StoredKey.identityOf(camera.key().id()), GrantName.PUBLISH, room, Optional.empty()));
        done(city.office.unlock("operator:test", "localhost", ADDRESS, HERE_AND_NOW));
        assertThat(publishes(camera)).isTrue();
    }

    private boolean publishes(Issued key) {
        Identity who = new Identity(
                StoredKey.identityOf(key.key().id()),
                Identity.STREAM_KEY,
                "",
                Map.of(StreamKeyAuthenticator.KEY_ID, key.key().id()));
        return get(city.grants.holds(who, GrantName.PUBLISH, key.key().room(), HERE_AND_NOW));
    }

    @Test
    void whoIsSignedOutIsTold() {
        assertThat(done(city.desk.endDevices(ada, true, HERE_AND_NOW))).isZero();
        String session = ada.attributes().get(Identity.RESIDENT_SESSION);
        assertThat(city.ended).containsExactly(SessionsEnded.all(ada.id(), Optional.of(session)));
        assertThat(city.ended.remove().concerns(ada)).isFalse();
        done(city.desk.endDevice(ada, session, HERE_AND_NOW));
        assertThat(city.ended.remove().concerns(ada)).isTrue();
        in = (SignedIn.Accepted)
                city.confirm(city.sent(get(city.desk.requestCode(CALLER, ADDRESS, HERE_AND_NOW))), city.code());
        done(city.desk.signOut(in.token(), HERE_AND_NOW));
        assertThat(city.ended.peek().concerns(in.identity())).isTrue();
        assertThat(city.ended.remove().concerns(ada)).as("another device").isFalse();
        done(city.office.lock("operator:test", "localhost", ADDRESS, HERE_AND_NOW));
        assertThat(city.ended.remove().concerns(ada)).isTrue();
    }

    @Test
    void whoseTimeIsOverIsToldAsWell() {
        SignedIn.Accepted phone = signIn();
        city.clock.pass(Duration.ofDays(20));
        assertThat(city.isIn(phone.token())).isTrue();
        await("that it was used is noted")
                .until(() -> done(city.desk.devices(ada, HERE_AND_NOW)).stream()
                        .anyMatch(device -> device.seen().equals(city.clock.instant())));
        city.sessions.endThoseThatAreOver();
        assertThat(done(city.desk.devices(ada, HERE_AND_NOW))).hasSize(2);
        assertThat(city.ended).isEmpty();
        city.clock.pass(Duration.ofDays(11));
        city.sessions.endThoseThatAreOver();
        await().until(() -> !city.ended.isEmpty());
        SessionsEnded over = city.ended.remove();
        assertThat(over.concerns(ada)).as("it was not used for 31 days").isTrue();
        assertThat(over.concerns(phone.identity())).isFalse();
        for (int days = 0; days < 180; days += 25) {
            city.isIn(phone.token());
            city.clock.pass(Duration.ofDays(25));
        }
        city.sessions.endThoseThatAreOver();
        await().until(() -> !city.ended.isEmpty());
        assertThat(city.ended.remove().concerns(phone.identity())).isTrue();
        assertThat(city.ended).isEmpty();
    }

    private SignedIn.Accepted signIn() {
        return (SignedIn.Accepted)
                city.confirm(city.sent(get(city.desk.requestCode(CALLER, ADDRESS, HERE_AND_NOW))), city.code());
    }

    @Test
    void whoIsPushedOutByAnotherDeviceIsTold() {
        city.configuration.put("maxSessions", 2);
        city.clock.pass(Duration.ofSeconds(1));
        SignedIn.Accepted phone = signIn();
        assertThat(city.ended).isEmpty();
        city.clock.pass(Duration.ofSeconds(1));
        signIn();
        SessionsEnded pushed = city.ended.remove();
        assertThat(pushed.concerns(ada)).as("the longest unused").isTrue();
        assertThat(pushed.concerns(phone.identity())).isFalse();
        assertThat(city.ended).isEmpty();
        assertThat(city.isIn(in.token())).isFalse();
        assertThat(city.isIn(phone.token())).isTrue();
    }

    @Test
    void onlyResidentsHaveAffairs() {
        Identity guest = new Identity("guest:x", Identity.GUEST, "", Map.of());
        assertThat(get(city.self.describe(guest, List.of(), HERE_AND_NOW)).obstacle())
                .contains(Reason.NOT_ALLOWED);
        assertThat(get(city.self.export(guest, HERE_AND_NOW)).obstacle()).contains(Reason.NOT_ALLOWED);
        assertThat(refusal(get(city.self.requestLeave(CALLER, guest, HERE_AND_NOW))))
                .isEqualTo("not-allowed");
        assertThat(get(city.self.describe(ada, List.of("x".repeat(41)), HERE_AND_NOW))
                        .obstacle())
                .contains(SignUpRules.BAD_KEYWORDS);
    }

    private static org.videocity.api.store.BlobStore.Content bytes(String text) {
        return () -> Channels.newChannel(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
