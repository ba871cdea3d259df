package org.videocity.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videocity.itests.interop.Browser.json;
import static org.videocity.itests.interop.CardKit.base64;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.videocity.testing.CityProcess;

/** People with curl and openssl, and no page of the city, hold cards, sign in and enter rooms; and others do not. */
@ExtendWith(InTheCity.class)
class SoftCardIT {
    @TempDir
    Path folder;

    private final String name = "ada" + Long.toString(System.nanoTime(), 36);
    private final String owner = name + "@example.org";
    private final String studio = owner + "/Studio";
    private CityProcess city;
    private CardKit kit;
    private Curl ada;

    @BeforeEach
    void open(CityProcess shared) {
        city = shared;
        kit = new CardKit(folder.resolve("kit"));
        ada = moveIn(owner, "Ada Lovelace");
        ada.post("/api/me/rooms", "{\"name\":\"Studio\",\"title\":\"The studio\",\"keywords\":[\"tea\",\"films\"]}")
                .is(201);
    }

    private Curl moveIn(String address, String name) {
        Curl person = somebody(address);
        String pending = person.post("/api/sign-up", json("name", name, "address", address))
                .is(202)
                .json()
                .path("pending")
                .asText();
        person.post("/api/sign-up/confirm", json("pending", pending, "code", Browser.codeIn(lastMail())))
                .is(200);
        return person;
    }

    private Curl somebody(String name) {
        return new Curl(city, folder.resolve(name));
    }

    private String lastMail() {
        try (Stream<Path> mails = Files.list(city.base().resolve("data/outbox"))) {
            return Files.readString(mails.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .reduce((first, second) -> second)
                    .orElseThrow());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Map<String, String> information(String kind, String room, String title) {
        JsonNode texts = ada.get("/api/me/cards").is(200).json();
        Map<String, String> said = new LinkedHashMap<>();
        said.put("kind", kind);
        said.put("city", "localhost");
        said.put("owner", owner);
        if (kind.equals("room")) {
            said.put("room", room);
        }
        said.put("name", "Ada Lovelace");
        if (kind.equals("room")) {
            said.put("title", title);
        }
        said.put("keywords", kind.equals("room") ? "tea; films" : "");
        said.put("url", texts.path("url").asText() + "/" + owner + (room.isEmpty() ? "" : "/" + room));
        said.put("issuer", texts.path("issuer").asText());
        said.put("year", Year.now(ZoneOffset.UTC).toString());
        return said;
    }

    /** A login card: its key's file, its chain in base64, and the picture that was hashed. */
    private record Login(String serial, String key, List<String> chain, byte[] picture) {
        byte[] certificate() {
            return Base64.getDecoder().decode(chain.get(0));
        }
    }

    private Login login(String keyName, String... replaces) {
        String key = kit.key(keyName, 3072);
        byte[] picture = CardKit.picture(information("login", "", ""));
        String more = replaces.length == 0 ? "" : ",\"replaces\":\"" + replaces[0] + "\"";
        JsonNode issued = ada.post(
                        "/api/me/cards/login",
                        "{\"cardHash\":\"" + kit.sha256(picture) + "\",\"request\":\"" + kit.request(key) + "\"" + more
                                + "}")
                .is(201)
                .json();
        List<String> chain = new ArrayList<>();
        issued.path("chain").forEach(one -> chain.add(one.asText()));
        return new Login(issued.path("serial").asText(), key, chain, picture);
    }

    private String roomCard(String room, byte[] picture, boolean isPublic) {
        String key = kit.key("room.key", 3072);
        return "{\"room\":\"" + room + "\",\"card\":\"" + base64(picture) + "\",\"request\":\"" + kit.request(key)
                + "\",\"label\":\"for Bob\",\"public\":" + isPublic + "}";
    }

    private String text(JsonNode challenge, Login card) {
        return String.join(
                "\n",
                "videocity/1 sign-in",
                challenge.path("city").asText(),
                challenge.path("origin").asText(),
                challenge.path("purpose").asText(),
                challenge.path("nonce").asText(),
                challenge.path("expiry").asText(),
                kit.sha256(card.certificate()));
    }

    private String proof(JsonNode challenge, Login card, String origin, String text) {
        return "{\"chain\":[\"" + String.join("\",\"", card.chain()) + "\"],\"nonce\":\""
                + challenge.path("nonce").asText() + "\",\"expiry\":\""
                + challenge.path("expiry").asText() + "\",\"origin\":\"" + origin + "\",\"signature\":\""
                + kit.sign(card.key(), text) + "\"}";
    }

    private String proof(JsonNode challenge, Login card) {
        return proof(challenge, card, challenge.path("origin").asText(), text(challenge, card));
    }

    private static JsonNode challenge(Curl person) {
        return person.post("/api/sign-in/card/challenge", "{}").is(200).json();
    }

    @Test
    void aLoginCardSignsInOnceForEachChallenge() {
        Login card = login("login.key");
        byte[] authority = ada.get("/ca/certificate").is(200).body();
        assertThat(base64(authority)).isEqualTo(card.chain().get(1));
        kit.verify(card.certificate(), authority).succeeded();

        Curl laptop = somebody("laptop");
        Curl.Reply begun = laptop.post("/api/sign-in/card/challenge", "{}").is(200);
        assertThat(begun.header("Set-Cookie")).contains("-pre=", "HttpOnly", "SameSite=Strict", "Path=/");
        String proof = proof(begun.json(), card);
        laptop.get("/api/me").is(401);
        Curl.Reply in = laptop.post("/api/sign-in/card", proof).is(200);
        assertThat(in.json().at("/resident/address").asText()).isEqualTo(owner);
        assertThat(laptop.get("/api/me").is(200).json().path("address").asText())
                .isEqualTo(owner);
        laptop.post("/api/sign-in/card", proof).is(403, "old-nonce");

        // the same signature in another browser, which has a challenge of its own
        Curl thief = somebody("thief");
        JsonNode mine = challenge(laptop);
        challenge(thief);
        thief.post("/api/sign-in/card", proof(mine, card)).is(403, "old-nonce");
        thief.get("/api/me").is(401);
        assertThat(city.console("videocity:audit")).contains("card-issue", "card-sign-in");
        assertThat(ada.get("/api/me/cards").json().at("/cards/0/entries").asInt())
                .isEqualTo(1);
        assertThat(city.log()).doesNotContain("| ERROR |");
    }

    @Test
    void aSignatureForAnythingElseIsRefused() {
        Login card = login("login.key");
        Curl laptop = somebody("laptop");
        JsonNode first = challenge(laptop);
        String evil = "https://evil.example";
        String forEvil = text(first, card).replace(first.path("origin").asText(), evil);
        laptop.post("/api/sign-in/card", proof(first, card, evil, forEvil)).is(403, "other-origin");
        JsonNode second = challenge(laptop);
        laptop.post(
                        "/api/sign-in/card",
                        proof(
                                second,
                                card,
                                second.path("origin").asText(),
                                text(second, card).replace(second.path("origin").asText(), evil)))
                .is(403, "bad-signature");
        JsonNode third = challenge(laptop);
        laptop.post(
                        "/api/sign-in/card",
                        proof(
                                third,
                                card,
                                third.path("origin").asText(),
                                text(third, card).replace("\nsession\n", "\ndelete\n")))
                .is(403, "bad-signature");
        JsonNode fourth = challenge(laptop);
        Login stolen = new Login(card.serial(), kit.key("thief.key", 3072), card.chain(), card.picture());
        laptop.post("/api/sign-in/card", proof(fourth, stolen)).is(403, "bad-signature");
        // a certificate that nobody here signed
        kit.openssl(
                "req",
                "-x509",
                "-key",
                stolen.key(),
                "-subj",
                "/CN=Ada Lovelace",
                "-outform",
                "DER",
                "-out",
                kit.path("own.der"));
        JsonNode fifth = challenge(laptop);
        Login forged = new Login(
                "",
                stolen.key(),
                List.of(base64(kit.load("own.der")), card.chain().get(1)),
                card.picture());
        laptop.post("/api/sign-in/card", proof(fifth, forged)).is(403);
        laptop.get("/api/me").is(401);

        Login next = login("next.key", card.serial());
        JsonNode sixth = challenge(laptop);
        laptop.post("/api/sign-in/card", proof(sixth, card)).is(403, "revoked");
        JsonNode seventh = challenge(laptop);
        laptop.post("/api/sign-in/card", proof(seventh, next)).is(200);
        city.console("videocity:resident-lock " + owner);
        JsonNode eighth = challenge(laptop);
        laptop.post("/api/sign-in/card", proof(eighth, next)).is(403, "locked");
    }

    @Test
    void signingInChangesTheSession() {
        Login card = login("login.key");
        Curl laptop = somebody("laptop");
        JsonNode first = challenge(laptop);
        laptop.post("/api/sign-in/card", proof(first, card)).is(200);
        String session = laptop.cookies("").stream()
                .filter(line -> !line.split("\t")[5].endsWith("-pre"))
                .findFirst()
                .orElseThrow();
        String name = session.split("\t")[5];
        String token = session.split("\t")[6];
        JsonNode second = challenge(laptop);
        laptop.post("/api/sign-in/card", proof(second, card)).is(200);
        assertThat(laptop.cookies(name)).noneMatch(line -> line.endsWith(token));
        // the session that was there before is over
        somebody("old").get("/api/me", "-H", "Cookie: " + name + "=" + token).is(401);
        // a token somebody planted stays worthless
        Curl victim = somebody("victim");
        String planted = "A".repeat(43);
        String preCookie = victim.post("/api/sign-in/card/challenge", "{}")
                .is(200)
                .header("Set-Cookie")
                .split(";")[0];
        JsonNode third = Await.json(new String(Curl.read(lastBody("victim")), StandardCharsets.UTF_8));
        Curl.Reply in = victim.post(
                "/api/sign-in/card", proof(third, card), "-H", "Cookie: " + preCookie + "; " + name + "=" + planted);
        assertThat(in.is(200).header("Set-Cookie")).startsWith(name + "=").doesNotContain(planted);
        somebody("planter")
                .get("/api/me", "-H", "Cookie: " + name + "=" + planted)
                .is(401);
    }

    private Path lastBody(String name) {
        return folder.resolve(name).resolve("body-2");
    }

    @Test
    void aLoginCardIsMailedAsItIsAndNotKept() throws IOException {
        Login card = login("login.key");
        List<byte[]> chain =
                card.chain().stream().map(Base64.getDecoder()::decode).toList();
        byte[] file = CardKit.with(card.picture(), "vcCT", chain);
        file = CardKit.with(file, "vcKY", List.of(kit.wrapped(card.key(), "correct horse battery staple")));
        assertThat(ada.post("/api/me/cards/mail", "{\"card\":\"" + base64(file) + "\"}")
                        .is(202)
                        .json()
                        .path("outbox")
                        .asBoolean())
                .isTrue();
        String mail = lastMail();
        assertThat(mail).contains("To: " + owner, "Content-Type: image/png", "login-card.png");
        String attached = mail.substring(mail.indexOf("base64", mail.indexOf("image/png")));
        String body = attached.substring(attached.indexOf("\r\n\r\n") + 4, attached.indexOf("\r\n--part-"));
        assertThat(Base64.getMimeDecoder().decode(body)).isEqualTo(file);
        assertThat(ada.send("POST", "/api/cards/look", "image/png", file)
                        .is(200)
                        .json()
                        .path("kind")
                        .asText())
                .isEqualTo("login");
        byte[] keyless = CardKit.with(card.picture(), "vcCT", chain);
        ada.post("/api/me/cards/mail", "{\"card\":\"" + base64(keyless) + "\"}").is(422, "no-keys");
        byte[] unlocked = CardKit.with(keyless, "vcKY", List.of(new byte[] {0x30, 0}));
        ada.post("/api/me/cards/mail", "{\"card\":\"" + base64(unlocked) + "\"}")
                .is(422, "bad-keys");
        byte[] noise = "%PDF-1.7 and so on".getBytes(StandardCharsets.UTF_8);
        assertThat(ada.send("POST", "/api/cards/look", "image/png", noise)
                        .is(200)
                        .json()
                        .at("/reason/name")
                        .asText())
                .isEqualTo("no-picture");
        Curl bob = moveIn("bob." + owner, "Bob");
        bob.post("/api/me/cards/mail", "{\"card\":\"" + base64(file) + "\"}").is(422, "not-yours");
        try (Stream<Path> blobs = Files.walk(city.base().resolve("data"))) {
            byte[] kept = file;
            assertThat(blobs.filter(path -> path.toString().contains("blobs") && Files.isRegularFile(path)))
                    .noneMatch(path -> java.util.Arrays.equals(Curl.read(path), kept));
        }
        Curl phone = somebody("phone");
        phone.post("/api/sign-in/card", proof(challenge(phone), card)).is(200);
        JsonNode lost = ada.post("/api/me/cards/lost", "{}").is(200).json();
        assertThat(lost.path("revoked").asInt()).isEqualTo(1);
        assertThat(lost.path("signedOut").asInt()).isEqualTo(1);
        phone.get("/api/me").is(401);
        phone.post("/api/sign-in/card", proof(challenge(phone), card)).is(403, "revoked");
        ada.get("/api/me").is(200);
    }

    @Test
    void theRoomsCardOpensItsDoorUntilItIsTakenBack() {
        byte[] picture = CardKit.picture(information("room", "Studio", "The studio"));
        JsonNode issued = ada.post("/api/me/cards/room", roomCard(studio, picture, false))
                .is(201)
                .json();
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
        assertThat(guest.send("POST", "/api/cards/look", "image/png", card)
                        .is(200)
                        .json()
                        .at("/reason/name")
                        .asText())
                .isEqualTo("revoked");
        String list = kit.openssl(
                "crl",
                "-inform",
                "DER",
                "-noout",
                "-text",
                "-in",
                kit.save("crl", ada.get("/ca/crl").body()));
        assertThat(list.toLowerCase(java.util.Locale.ROOT).replaceAll("\\s", ""))
                .contains(issued.path("serial").asText());
    }

    private static String visitCookie(Curl guest) {
        String[] line = guest.cookies("-visit").get(0).split("\t");
        return line[5] + "=" + line[6];
    }

    @Test
    void aCardTakenBackOnTheConsoleEndsItsVisitsAtOnce() {
        byte[] picture = CardKit.picture(information("room", "Studio", "The studio"));
        JsonNode issued = ada.post("/api/me/cards/room", roomCard(studio, picture, false))
                .is(201)
                .json();
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
        byte[] picture = CardKit.picture(information("room", "Studio", "The studio"));
        ada.post("/api/me/cards/room", roomCard(studio, picture, true)).is(201);
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
        byte[] picture = CardKit.picture(information("room", "Studio", "The studio"));
        ada.post("/api/me/cards/room", roomCard(studio, picture, true)).is(409, "room-private");
        Curl guest = somebody("guest");
        byte[] nothing = guest.get(file).is(404).body();
        change("The studio", true);
        JsonNode issued = ada.post("/api/me/cards/room", roomCard(studio, picture, true))
                .is(201)
                .json();
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
        byte[] picture = CardKit.picture(information("room", "Studio", "The studio"));
        JsonNode issued = ada.post("/api/me/cards/room", roomCard(studio, picture, true))
                .is(201)
                .json();
        Curl guest = somebody("guest");
        byte[] card = guest.get(file).is(200).body();
        assertThat(blobs()).anyMatch(blob -> java.util.Arrays.equals(Curl.read(blob), card));
        city.console("videocity:resident-delete --yes " + owner);
        guest.get(file).is(404);
        org.awaitility.Awaitility.await()
                .untilAsserted(
                        () -> assertThat(blobs()).noneMatch(blob -> java.util.Arrays.equals(Curl.read(blob), card)));
        String list = kit.openssl(
                "crl",
                "-inform",
                "DER",
                "-noout",
                "-text",
                "-in",
                kit.save("crl", guest.get("/ca/crl").body()));
        assertThat(list.toLowerCase(java.util.Locale.ROOT).replaceAll("\\s", ""))
                .contains(issued.path("serial").asText());
        assertThat(guest.send("POST", "/api/cards/look", "image/png", card)
                        .is(200)
                        .json()
                        .at("/reason/name")
                        .asText())
                .isEqualTo("revoked");
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
        byte[] picture = CardKit.picture(information("room", "Studio", "The studio"));
        byte[] card = Base64.getDecoder()
                .decode(ada.post("/api/me/cards/room", roomCard(studio, picture, false))
                        .is(201)
                        .json()
                        .path("card")
                        .asText());
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
    void theAuthoritySignsNothingElse() throws IOException {
        Map<String, String> said = information("room", "Studio", "The studio");
        Curl bob = moveIn("bob." + owner, "Bob");
        bob.post("/api/me/cards/room", roomCard(studio, CardKit.picture(said), false))
                .is(404, "no-such-room");
        bob.post("/api/me/cards/room", roomCard(owner + "/Nowhere", CardKit.picture(said), false))
                .is(404, "no-such-room");
        said.put("title", "The bank");
        ada.post("/api/me/cards/room", roomCard(studio, CardKit.picture(said), false))
                .is(422, "wrong-text");
        said.put("title", "The studio");
        said.put("owner", "bob." + owner);
        ada.post("/api/me/cards/room", roomCard(studio, CardKit.picture(said), false))
                .is(422, "wrong-text");

        String hash = kit.sha256(new byte[1]);
        String weak = kit.request(kit.key("weak.key", 1024));
        ada.post("/api/me/cards/login", json("cardHash", hash, "request", weak)).is(400, "weak-key");
        byte[] tampered = Base64.getDecoder().decode(kit.request(kit.key("good.key", 3072)));
        tampered[tampered.length - 1] ^= 1;
        ada.post("/api/me/cards/login", json("cardHash", hash, "request", base64(tampered)))
                .is(400, "bad-request");
        ada.post("/api/me/cards/login", json("cardHash", hash.substring(2), "request", weak))
                .is(400);
        ada.post("/api/me/cards/login", json("cardHash", hash.toUpperCase(java.util.Locale.ROOT), "request", weak))
                .is(400);

        // what a request asks for beside its key is not given
        String greedy = kit.request(
                kit.path("good.key"),
                "-addext",
                "basicConstraints=critical,CA:TRUE",
                "-addext",
                "keyUsage=keyCertSign,cRLSign",
                "-addext",
                "subjectAltName=DNS:localhost,email:root@localhost");
        JsonNode issued = ada.post("/api/me/cards/login", json("cardHash", hash, "request", greedy))
                .is(201)
                .json();
        byte[] leaf = Base64.getDecoder().decode(issued.path("chain").get(0).asText());
        String text = kit.openssl("x509", "-noout", "-text", "-in", kit.pem("greedy", leaf));
        assertThat(text).doesNotContain("CA:TRUE", "Certificate Sign", "DNS:localhost", "root@localhost", "anything");
        assertThat(text).contains("Ada Lovelace");
        // a card of one hash is none of another picture
        byte[] picture = CardKit.picture(information("login", "", ""));
        List<byte[]> chain = List.of(
                leaf, Base64.getDecoder().decode(issued.path("chain").get(1).asText()));
        assertThat(ada.send("POST", "/api/cards/look", "image/png", CardKit.with(picture, "vcCT", chain))
                        .is(200)
                        .json()
                        .at("/reason/name")
                        .asText())
                .isEqualTo("edited");
    }

    @Test
    void nobodyElsesPageAsksForCards() {
        String body = "{\"cardHash\":\"" + "ab".repeat(32) + "\",\"request\":\"AA==\"}";
        for (String path : List.of(
                "/api/me/cards/login",
                "/api/me/cards/lost",
                "/api/me/cards/mail",
                "/api/sign-in/card",
                "/api/sign-in/card/challenge",
                "/api/cards/look",
                "/api/rooms/" + studio + "/door/card")) {
            ada.get(path, "-X", "POST", "-H", "Content-Type: application/json", "-d", body)
                    .is(403, "other-site");
            ada.post(path, body, "-H", "Origin: http://evil.example").is(403, "other-site");
            ada.post(path, body, "-H", "Sec-Fetch-Site: cross-site").is(403, "other-site");
        }
        assertThat(ada.get("/api/me/cards").json().path("cards")).isEmpty();
        somebody("guest").get("/api/me/cards").is(401);
        somebody("guest").post("/api/me/cards/login", body).is(401);
    }

    @Test
    void knownAndUnknownLookTheSame() {
        Curl guest = somebody("guest");
        moveIn("bob." + owner, "Bob");
        String unknown = "xyz@example.org";
        for (String path : List.of(
                "/api/rooms/%s",
                "/%s", "/%s/visitingCard.png", "/%s/live/cam.flv", "/api/homes/%s", "/api/homes/%s/photo")) {
            Curl.Reply known = guest.get(path.formatted("bob." + owner));
            Curl.Reply nobody = guest.get(path.formatted(unknown));
            assertSame(path, known, nobody);
        }
        byte[] noCard = "no card".getBytes(StandardCharsets.UTF_8);
        assertSame(
                "door",
                guest.send("POST", "/api/rooms/bob@example.org/door/card", "image/png", noCard),
                guest.send("POST", "/api/rooms/" + unknown + "/door/card", "image/png", noCard));
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
