package org.videocity.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videocity.itests.interop.Browser.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.videocity.testing.CityProcess;

/** Owner, friend, guest and stranger at the doors of private and locked rooms; who is let in, who stays in, who keeps order. */
class DoorIT {
    private static final String ADA = "ada@example.org";
    private static final String BOB = "bob@example.org";
    private static final String SCRIPT = "<script>alert(1)</script>";

    private static CityProcess city;
    private static Operator operator;
    private static Browser ada;
    private static Browser bob;

    @BeforeAll
    static void open() {
        city = CityProcess.start(Path.of("target/city-doors"));
        operator = new Operator(city);
        ada = new Browser(city);
        ada.moveIn("Ada Lovelace", ADA);
        bob = new Browser(city);
        bob.moveIn("Bob", BOB);
    }

    @AfterAll
    static void close() {
        city.close();
    }

    private static String room(String name, boolean isPublic) {
        ada.post("/api/me/rooms", "{\"name\":\"" + name + "\",\"public\":" + isPublic + "}")
                .is(201);
        return ADA + "/" + name;
    }

    @Test
    void aStrangerKnocksIsAdmittedAndComesBackWithThePass() {
        String study = room("Study", false);
        try (Person owner = Person.inside(city, study, "", ada.cookie());
                Person eve = Person.at(city, study, SCRIPT, "")) {
            assertThat(eve.await("door").path("state").asText()).isEqualTo("closed");
            assertThat(eve.ask("knock", "name", SCRIPT, "text", SCRIPT)).isEqualTo("ok");
            JsonNode knock = owner.await("knocking").path("knock");
            assertThat(knock.path("name").asText()).isEqualTo(SCRIPT);
            assertThat(knock.path("text").asText()).isEqualTo(SCRIPT);
            assertThat(knock.path("verified").asBoolean()).isFalse();
            assertThat(owner.ask("answer", "knock", knock.path("id").asText(), "admit", "true"))
                    .isEqualTo("ok");
            String pass = eve.await("admitted").path("pass").asText();
            assertThat(eve.await("welcome").path("role").asText()).isEqualTo("member");
            Browser browser = new Browser(city);
            browser.get("/api/rooms/" + study).is(404);
            browser.post("/api/rooms/" + study + "/door/pass", json("pass", "x".repeat(43)))
                    .is(403);
            browser.post("/api/rooms/" + study + "/door/pass", json("pass", pass))
                    .is(204);
            browser.get("/api/rooms/" + study).is(200);
            try (Person again = Person.inside(city, study, "Eve", browser.cookie())) {
                assertThat(owner.ask("act", "act", "ban", "member", again.id())).isEqualTo("ok");
                assertThat(again.awaitClose()).isEqualTo(4410);
            }
            try (Person banned = Person.at(city, study, "Eve", browser.cookie())) {
                assertThat(banned.await("door").path("state").asText())
                        .as("the pass went with the ban")
                        .isEqualTo("closed");
                assertThat(banned.ask("knock", "name", "Somebody else")).isEqualTo("ok");
                // what is said after the knock comes after it
                assertThat(owner.ask(
                                "act",
                                "act",
                                "unban",
                                "ban",
                                owner.await("bans").at("/bans/0/id").asText()))
                        .isEqualTo("ok");
                assertThat(owner.heard("knocking"))
                        .as("nobody hears who was banned")
                        .hasSize(1);
            }
            try (Person pardoned = Person.at(city, study, "Eve", "")) {
                pardoned.await("door");
                assertThat(pardoned.ask("knock", "name", "Eve")).isEqualTo("ok");
                owner.await("knocking", m -> m.at("/knock/name").asText().equals("Eve"));
            }
            browser.get("/api/rooms/" + study).is(404);
        }
        assertThat(city.console("videocity:audit")).contains("room-admit", "room-ban", "owner:" + ADA);
    }

    @Test
    void nobodyLearnsWhichRoomsThereAre() {
        String attic = room("Attic", false);
        try (Person atPrivate = Person.at(city, attic, "Eve", bob.cookie());
                Person atNothing = Person.at(city, ADA + "/Nothing", "Eve", bob.cookie());
                Person atNobody = Person.at(city, "nobody@example.org", "Eve", "")) {
            JsonNode door = atPrivate.await("door");
            assertThat(atNothing.await("door")).isEqualTo(door);
            assertThat(atNobody.await("door")).isEqualTo(door);
            for (Person person : new Person[] {atPrivate, atNothing, atNobody}) {
                assertThat(person.ask("knock", "text", "Hello?")).isEqualTo("ok");
                assertThat(person.ask("act", "act", "lock")).isEqualTo("unavailable");
            }
        }
        Browser stranger = new Browser(city);
        assertThat(stranger.get("/api/homes/" + ADA + "x").body()).isEqualTo("{\"rooms\":[]}");
        assertThat(stranger.post("/api/rooms/" + attic + "/door/link", json("token", "x"))
                        .body())
                .isEqualTo(stranger.post("/api/rooms/" + ADA + "/Nothing/door/link", json("token", "x"))
                        .body());
    }

    @Test
    void listsAndLinksOpenAndClose() {
        String garden = room("Garden", false);
        String at = "/api/me/rooms/Garden";
        try (Person outside = Person.at(city, garden, "", bob.cookie())) {
            outside.await("door");
        }
        ada.change("PUT", at + "/admission", "{\"people\":[\"" + BOB + "\"],\"domains\":[],\"withCard\":true}")
                .is(200);
        try (Person friend = Person.inside(city, garden, "", bob.cookie())) {
            ada.change("PUT", at + "/admission", "{\"people\":[],\"domains\":[],\"withCard\":true}")
                    .is(200);
            assertThat(friend.awaitClose()).isEqualTo(4410);
        }
        JsonNode invitation = ada.post(at + "/invitations", "{\"kind\":\"link\",\"label\":\"tea\",\"uses\":1}")
                .is(201)
                .json();
        Browser guest = new Browser(city);
        String token = invitation.path("token").asText();
        guest.post("/api/rooms/" + garden + "/door/link", json("token", token)).is(200);
        new Browser(city)
                .post("/api/rooms/" + garden + "/door/link", json("token", token))
                .is(403);
        try (Person friend = Person.inside(city, garden, "Carol", guest.cookie())) {
            ada.change("DELETE", at + "/invitations/" + invitation.path("id").asText(), "")
                    .is(204);
            assertThat(friend.awaitClose()).isEqualTo(4410);
        }
        bob.get(at + "/admission").is(404);
        bob.post(at + "/keys", "{\"scopes\":[\"publish\"]}").is(404);
    }

    @Test
    void keysListsAndInvitationsFollowARoomAndGoWithIt() {
        room("Barn", false);
        String at = "/api/me/rooms/Barn";
        ada.post(at + "/keys", "{\"scopes\":[\"publish\"],\"label\":\"barn camera\"}")
                .is(201);
        ada.change("PUT", at + "/admission", "{\"people\":[\"" + BOB + "\"],\"domains\":[],\"withCard\":true}")
                .is(200);
        ada.post(at + "/invitations", "{\"kind\":\"link\",\"label\":\"hay\"}").is(201);
        ada.change("PUT", at, "{\"name\":\"Stable\",\"public\":false}").is(200);
        String now = "/api/me/rooms/Stable";
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(ada.get(now + "/keys").is(200).body()).contains("barn camera"));
        assertThat(ada.get(now + "/admission").is(200).body()).contains(BOB);
        assertThat(ada.get(now + "/invitations").is(200).body()).contains("hay");
        ada.get(at + "/keys").is(404);
        assertThat(city.console("videocity:keys")).contains("barn camera", ADA + "/Stable");
        ada.change("DELETE", now, "").is(204);
        Awaitility.await()
                .untilAsserted(() -> assertThat(city.console("videocity:keys")).doesNotContain("barn camera"));
        room("Stable", false);
        assertThat(ada.get(now + "/keys").is(200).body()).doesNotContain("barn camera");
        assertThat(ada.get(now + "/admission").is(200).body()).doesNotContain(BOB);
        assertThat(ada.get(now + "/invitations").is(200).body()).doesNotContain("hay");
    }

    @Test
    void moderatorsKeepOrderAndForgedActsDoNothing() {
        String hall = room("Hall", true);
        try (Person owner = Person.inside(city, hall, "", ada.cookie());
                Person friend = Person.inside(city, hall, "", bob.cookie());
                Person guest = Person.inside(city, hall, SCRIPT, "")) {
            for (String act : new String[] {"mute", "remove", "ban", "make-moderator"}) {
                assertThat(guest.ask("act", "act", act, "member", owner.id())).isEqualTo("not-allowed");
                assertThat(friend.ask("act", "act", act, "member", guest.id())).isEqualTo("not-allowed");
            }
            assertThat(owner.ask("act", "act", "make-moderator", "member", friend.id(), "lasting", "true"))
                    .isEqualTo("ok");
            assertThat(friend.ask("act", "act", "ban", "member", owner.id())).isEqualTo("not-allowed");
            assertThat(friend.ask("act", "act", "mute", "member", guest.id())).isEqualTo("ok");
            guest.await("entered", m -> m.at("/member/muted").asBoolean());
            assertThat(guest.askToChat("x")).isEqualTo("muted");
            assertThat(friend.ask("act", "act", "lock")).isEqualTo("ok");
            guest.await("changed-room", m -> m.at("/room/locked").asBoolean());
            try (Person late = Person.at(city, hall, "Late", "")) {
                assertThat(late.await("door").path("state").asText()).isEqualTo("locked");
            }
            friend.say("{\"op\":\"typing\"}");
            assertThat(owner.await("typing").path("member").asText()).isEqualTo(friend.id());
        }
        try (Person moderator = Person.inside(city, hall, "", bob.cookie())) {
            assertThat(moderator.await("welcome").path("role").asText()).isEqualTo("moderator");
        }
    }

    @Test
    void oneGuestIsMutedAndTheOthersOfTheHouseholdSpeak() {
        String kitchen = room("Kitchen", true);
        try (Person owner = Person.inside(city, kitchen, "", ada.cookie());
                Person mother = Person.inside(city, kitchen, "Mother", "");
                Person son = Person.inside(city, kitchen, "Son", "")) {
            assertThat(owner.ask("act", "act", "mute", "member", son.id())).isEqualTo("ok");
            son.await("entered", m -> m.at("/member/muted").asBoolean());
            assertThat(son.askToChat("x")).isEqualTo("muted");
            assertThat(mother.askToChat("Dinner!")).isEqualTo("ok");
            operator.update("core-rooms");
            son.await("welcome", m -> son.heard("welcome").size() > 1);
            assertThat(son.askToChat("still?")).isEqualTo("muted");
            assertThat(mother.askToChat("Well")).isEqualTo("ok");
            String key = son.heard("welcome").get(1).path("returnKey").asText();
            son.lose();
            owner.await("left", m -> m.path("member").asText().equals(son.id()));
            try (Person reloaded = Person.back(city, kitchen, "Son", "", key, "", 0)) {
                reloaded.await("welcome");
                assertThat(reloaded.askToChat("x")).isEqualTo("muted");
            }
        }
    }

    @Test
    void aModeratorHandsModerationOver() {
        String salon = room("Parlour", true);
        Browser eve = new Browser(city);
        eve.moveIn("Eve", "eve@example.org");
        try (Person owner = Person.inside(city, salon, "", ada.cookie());
                Person friend = Person.inside(city, salon, "", bob.cookie());
                Person heir = Person.inside(city, salon, "", eve.cookie());
                Person guest = Person.inside(city, salon, "Guest", "")) {
            assertThat(friend.ask("act", "act", "hand-over", "member", heir.id()))
                    .isEqualTo("not-allowed");
            assertThat(owner.ask("act", "act", "make-moderator", "member", friend.id()))
                    .isEqualTo("ok");
            assertThat(friend.ask("act", "act", "hand-over", "member", guest.id()))
                    .isEqualTo("not-allowed");
            assertThat(friend.ask("act", "act", "hand-over", "member", owner.id()))
                    .isEqualTo("not-allowed");
            assertThat(friend.ask("act", "act", "hand-over", "member", heir.id()))
                    .isEqualTo("ok");
            guest.await(
                    "entered",
                    m -> m.at("/member/id").asText().equals(heir.id())
                            && m.at("/member/role").asText().equals("moderator"));
            guest.await(
                    "entered",
                    m -> m.at("/member/id").asText().equals(friend.id())
                            && m.at("/member/role").asText().equals("member"));
            assertThat(friend.ask("act", "act", "mute", "member", guest.id())).isEqualTo("not-allowed");
            assertThat(heir.ask("act", "act", "mute", "member", guest.id())).isEqualTo("ok");
            assertThat(owner.ask("act", "act", "hand-over", "member", friend.id()))
                    .isEqualTo("not-allowed");
        }
        assertThat(city.console("videocity:audit")).contains("room-hand-over");
    }

    @Test
    void doorsRolesAndTalkOutliveUpdates() {
        String salon = room("Salon", true);
        try (Person owner = Person.inside(city, salon, "", ada.cookie());
                Person guest = Person.inside(city, salon, "Eve", "")) {
            String session = owner.await("welcome").path("session").asText();
            owner.chat("one");
            guest.await("message");
            assertThat(owner.ask("act", "act", "mute", "member", guest.id())).isEqualTo("ok");
            assertThat(owner.ask("act", "act", "lock")).isEqualTo("ok");
            for (String bundle : new String[] {"core-rooms", "softcard-x509", "core-identity", "store-jdbc"}) {
                operator.update(bundle);
                ada.get("/api/me").is(200);
                String line = "after " + bundle;
                Awaitility.await("the room is back after the update of " + bundle)
                        .atMost(Duration.ofSeconds(30))
                        .until(() -> owner.askToChat(line).equals("ok"));
                guest.await("message", m -> m.at("/message/body/text").asText().equals(line));
            }
            assertThat(guest.isOpen()).isTrue();
            assertThat(guest.chatHeard())
                    .containsExactly(
                            "one",
                            "after core-rooms",
                            "after softcard-x509",
                            "after core-identity",
                            "after store-jdbc");
            JsonNode again = guest.heard("welcome").get(guest.heard("welcome").size() - 1);
            assertThat(again.path("session").asText()).isEqualTo(session);
            assertThat(again.at("/room/locked").asBoolean()).isTrue();
            assertThat(guest.askToChat("x")).isEqualTo("muted");
            String key = again.path("returnKey").asText();
            operator.update("web-api");
            assertThat(guest.awaitClose()).isEqualTo(1012);
            try (Person back = Person.back(city, salon, "Other", "", key, session, 4);
                    Person ownerBack = Person.back(
                            city,
                            salon,
                            "",
                            ada.cookie(),
                            owner.await("welcome").path("returnKey").asText(),
                            session,
                            5)) {
                assertThat(back.id()).isEqualTo(guest.id());
                assertThat(ownerBack.id()).isEqualTo(owner.id());
                back.await("message", m -> m.at("/message/body/text").asText().equals("after store-jdbc"));
                ownerBack.chat("still here");
                back.await("message", m -> m.at("/message/body/text").asText().equals("still here"));
                assertThat(back.chatHeard()).containsExactly("after store-jdbc", "still here");
                assertThat(ownerBack.chatHeard()).containsExactly("still here");
            }
        }
        assertThat(city.log()).doesNotContain("| ERROR |");
    }

    @Test
    void whoLosesTheConnectionMissesNothing() {
        String cafe = room("Cafe", true);
        try (Person owner = Person.inside(city, cafe, "", ada.cookie())) {
            // a member says 20 things at once: four of them say sixty
            for (int speaker = 0; speaker < 4; speaker++) {
                try (Person one = Person.inside(city, cafe, "Speaker", "")) {
                    for (int i = 1; i <= 15; i++) {
                        one.chat("line " + (15 * speaker + i));
                    }
                    String last = "line " + 15 * (speaker + 1);
                    owner.await(
                            "message", m -> m.at("/message/body/text").asText().equals(last));
                }
            }
            Person guest = Person.inside(city, cafe, "Eve", "");
            guest.await("message", m -> m.at("/message/body/text").asText().equals("line 60"));
            assertThat(guest.chatHeard()).hasSize(50).startsWith("line 11");
            JsonNode welcome = guest.await("welcome");
            guest.lose();
            owner.await("entered", m -> m.at("/member/away").asBoolean());
            owner.chat("while away");
            owner.await("message", m -> m.path("message").path("sequence").asInt() == 61);
            try (Person back = Person.back(
                    city,
                    cafe,
                    "Eve",
                    "",
                    welcome.path("returnKey").asText(),
                    welcome.path("session").asText(),
                    60)) {
                back.await("message");
                assertThat(back.id()).isEqualTo(guest.id());
                assertThat(back.chatHeard()).containsExactly("while away");
                assertThat(owner.heard("left"))
                        .noneMatch(left -> left.path("member").asText().equals(back.id()));
            }
        }
    }
}
