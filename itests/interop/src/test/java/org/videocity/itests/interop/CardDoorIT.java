package org.videocity.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videocity.itests.interop.Browser.json;
import static org.videocity.itests.interop.CardKit.base64;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Visiting cards open the doors of rooms as long as they hold, and doors tell strangers nothing. */
class CardDoorIT extends CardStories {
    private Curl.Reply askForCard(boolean isPublic) {
        byte[] picture = CardKit.picture(information("room", "Studio", "The studio"));
        return ada.post("/api/me/cards/room", roomCard(studio, picture, isPublic));
    }

    @Test
    void theRoomsCardOpensItsDoorUntilItIsTakenBack() {
        JsonNode issued = askForCard(false).is(201).json();
        byte[] card = Base64.getDecoder().decode(issued.path("card").asText());
        List<byte[]> chain = CardKit.parts(card, "vcCT");
        kit.verify(chain.get(0), ada.get("/ca/certificate").body()).succeeded();
        assertThat(chain.get(1)).isEqualTo(ada.get("/ca/certificate").body());

        Curl guest = somebody("guest");
        guest.get("/api/rooms/" + studio).is(404);
        String door = "/api/rooms/" + studio + "/door/card";
        Curl.Reply open = guest.send("POST", door, "image/png", card).is(200);
        assertThat(open.json().path("room").asText()).isEqualTo(studio);
        assertThat(open.header("Set-Cookie")).contains("-visit=", "HttpOnly");
        guest.get("/api/rooms/" + studio).is(200);
        somebody("stranger").get("/api/rooms/" + studio).is(404);
        guest.get("/api/rooms/" + owner).is(404);
        guest.send("POST", "/api/rooms/" + owner + "/door/card", "image/png", card)
                .is(403, "other-room");

        byte[] edited = card.clone();
        edited[edited.length - 20] ^= 1;
        guest.send("POST", door, "image/png", edited).is(403);
        JsonNode listed = ada.get("/api/me/cards").json().at("/cards/0");
        assertThat(listed.path("entries").asInt()).isEqualTo(1);
        assertThat(listed.path("label").asText()).isEqualTo("for Bob");
        ada.delete("/api/me/cards/" + issued.path("serial").asText()).is(204);
        guest.get("/api/rooms/" + studio).is(404);
        guest.send("POST", door, "image/png", card).is(403, "revoked");
        assertThat(whyRefused(guest, card)).isEqualTo("revoked");
        assertThat(revocationList(ada)).contains(issued.path("serial").asText());
    }

    private String revocationList(Curl who) {
        String list = kit.openssl(
                "crl",
                "-inform",
                "DER",
                "-noout",
                "-text",
                "-in",
                kit.save("crl", who.get("/ca/crl").body()));
        return list.toLowerCase(Locale.ROOT).replaceAll("\\s", "");
    }

    private static String visitCookie(Curl guest) {
        String[] line = guest.cookies("-visit").get(0).split("\t");
        return line[5] + "=" + line[6];
    }

    @Test
    void aCardTakenBackOnTheConsoleEndsItsVisitsAtOnce() {
        JsonNode issued = askForCard(false).is(201).json();
        String serial = issued.path("serial").asText();
        byte[] card = Base64.getDecoder().decode(issued.path("card").asText());
        String door = "/api/rooms/" + studio + "/door/card";
        Curl guest = somebody("guest");
        guest.send("POST", door, "image/png", card).is(200);
        try (Person inside = Person.inside(city, studio, "Bob", visitCookie(guest))) {
            assertThat(city.console("videocity:cards " + owner)).contains(serial, "Studio", "for Bob", "holds");
            assertThat(city.console("videocity:card-revoke " + serial)).contains("was taken back");
            inside.await("closed", m -> m.at("/reason/name").asText().equals("revoked"));
            assertThat(inside.awaitClose()).isEqualTo(4410);
        }
        guest.get("/api/rooms/" + studio).is(404);
        guest.send("POST", door, "image/png", card).is(403, "revoked");
        assertThat(city.consoleFailure("videocity:card-revoke " + serial)).contains("There is no card");
        assertThat(city.console("videocity:cards " + owner)).doesNotContain(serial);
        assertThat(city.console("videocity:cards --all " + owner)).contains(serial, "by-operator");
        assertThat(city.console("videocity:audit")).contains("card-revoke");
    }

    @Test
    void aRoomMadePrivateEndsWhatItsPublicCardLetIn() {
        change("The studio", true);
        askForCard(true).is(201);
        Curl guest = somebody("guest");
        byte[] card = guest.get("/" + studio + "/visitingCard.png").is(200).body();
        guest.send("POST", "/api/rooms/" + studio + "/door/card", "image/png", card)
                .is(200);
        try (Person inside = Person.inside(city, studio, "Bob", visitCookie(guest))) {
            change("The studio", false);
            inside.await("closed", m -> m.at("/reason/name").asText().equals("revoked"));
            assertThat(inside.awaitClose()).isEqualTo(4410);
        }
        guest.get("/api/rooms/" + studio).is(404);
    }

    @Test
    void aPublicRoomOffersItsCardAndNoLongerWhenItIsPrivate() {
        String file = "/" + studio + "/visitingCard.png";
        askForCard(true).is(409, "room-private");
        Curl guest = somebody("guest");
        byte[] nothing = guest.get(file).is(404).body();
        change("The studio", true);
        JsonNode issued = askForCard(true).is(201).json();
        Curl.Reply served = guest.get(file).is(200);
        assertThat(base64(served.body())).isEqualTo(issued.path("card").asText());
        assertThat(served.header("Content-Type")).isEqualTo("image/png");
        assertThat(served.header("Cache-Control")).isEqualTo("no-cache");
        guest.get(file, "-H", "If-None-Match: " + served.header("ETag")).is(304);
        change("The studio", false);
        assertThat(guest.get(file).is(404).body()).isEqualTo(nothing);
        guest.send("POST", "/api/rooms/" + studio + "/door/card", "image/png", served.body())
                .is(403, "revoked");
        assertThat(ada.get("/api/me/cards").json().at("/cards/0/why").asText()).isEqualTo("room-private");
    }

    @Test
    void withTheirOwnerThePublicCardAndItsFileAreGone() throws IOException {
        String file = "/" + studio + "/visitingCard.png";
        change("The studio", true);
        JsonNode issued = askForCard(true).is(201).json();
        Curl guest = somebody("guest");
        byte[] card = guest.get(file).is(200).body();
        assertThat(blobs()).anyMatch(blob -> Arrays.equals(Curl.read(blob), card));
        city.console("videocity:resident-delete --yes " + owner);
        guest.get(file).is(404);
        Awaitility.await()
                .untilAsserted(() -> assertThat(blobs()).noneMatch(blob -> Arrays.equals(Curl.read(blob), card)));
        assertThat(revocationList(guest)).contains(issued.path("serial").asText());
        assertThat(whyRefused(guest, card)).isEqualTo("revoked");
        // whoever gets the address next has nothing of it
        Curl heir = moveIn(owner, "Somebody else");
        heir.post("/api/me/rooms", "{\"name\":\"Studio\",\"public\":true}").is(201);
        guest.get(file).is(404);
    }

    private List<Path> blobs() throws IOException {
        try (Stream<Path> all = Files.walk(city.base().resolve("data/blobs"))) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private void change(String title, boolean isPublic) {
        ada.send(
                        "PUT",
                        "/api/me/rooms/Studio",
                        "application/json",
                        ("{\"title\":\"" + title + "\",\"keywords\":[\"tea\",\"films\"],\"public\":" + isPublic + "}")
                                .getBytes(StandardCharsets.UTF_8))
                .is(200);
    }

    @Test
    void aRenamedRoomsCardsAreWorthNothing() {
        byte[] card = Base64.getDecoder()
                .decode(askForCard(false).is(201).json().path("card").asText());
        ada.send(
                        "PUT",
                        "/api/me/rooms/Studio",
                        "application/json",
                        json("name", "Kitchen").getBytes())
                .is(200);
        ada.post("/api/me/rooms", json("name", "Studio")).is(201);
        somebody("guest")
                .send("POST", "/api/rooms/" + studio + "/door/card", "image/png", card)
                .is(403, "revoked");
    }

    @Test
    void knownAndUnknownLookTheSame() {
        Curl guest = somebody("guest");
        moveIn("bob." + owner, "Bob");
        String unknown = "xyz@example.org";
        for (String path : List.of(
                "/api/rooms/%s",
                "/%s",
                "/%s/visitingCard.png",
                "/%s/live/cam.flv",
                "/api/homes/%s",
                "/api/homes/%s/photo",
                "/api/homes/%s/letters",
                "/api/rooms/%s/~playlists",
                "/%s/index.xml",
                "/%s/active.xml",
                "/%s/inbox.xml",
                "/%s/files/0123456789abcdef-a.png",
                "/api/rooms/%s/members/1/photo")) {
            Curl.Reply known = guest.get(path.formatted("bob." + owner));
            Curl.Reply nobody = guest.get(path.formatted(unknown));
            assertSame(path, known, nobody);
        }
        byte[] noCard = "no card".getBytes(StandardCharsets.UTF_8);
        assertSame(
                "door",
                guest.send("POST", "/api/rooms/bob." + owner + "/door/card", "image/png", noCard),
                guest.send("POST", "/api/rooms/" + unknown + "/door/card", "image/png", noCard));
        for (String what : List.of("link", "pass")) {
            String shown = json(what.equals("link") ? "token" : "pass", "x");
            assertSame(
                    what,
                    guest.post("/api/rooms/bob." + owner + "/door/" + what, shown)
                            .is(403),
                    guest.post("/api/rooms/" + unknown + "/door/" + what, shown));
        }
        assertSame(
                "letter",
                guest.send("POST", "/api/homes/bob." + owner + "/letters", "text/plain", noCard),
                guest.send("POST", "/api/homes/" + unknown + "/letters", "text/plain", noCard));
        Curl.Reply known = guest.post("/api/sign-in", json("address", "bob." + owner));
        Curl.Reply nobody = guest.post("/api/sign-in", json("address", unknown));
        assertThat(nobody.status()).isEqualTo(known.status());
        assertThat(shape(nobody)).isEqualTo(shape(known));
    }

    private static void assertSame(String what, Curl.Reply one, Curl.Reply other) {
        assertThat(other.status()).as(what).isEqualTo(one.status());
        assertThat(headers(other)).as(what).isEqualTo(headers(one));
        assertThat(other.text()).as(what).isEqualTo(one.text());
    }

    private static String headers(Curl.Reply reply) {
        return reply.headers().replaceAll("(?m)^Date:.*$", "");
    }

    /** All but what is random or a moment. */
    private static String shape(Curl.Reply reply) {
        return headers(reply) + reply.text().replaceAll("\"(pending|expires)\":\"[^\"]*\"", "\"$1\":\"\"");
    }
}
