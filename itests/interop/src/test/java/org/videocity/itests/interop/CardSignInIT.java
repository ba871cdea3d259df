package org.videocity.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videocity.itests.interop.CardKit.base64;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** People sign in with login cards, and nobody else does with what they saw or took. */
class CardSignInIT extends CardStories {
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

    /** Two cities of one server have authorities of their own, and each knows only its own. */
    @Test
    void aLoginCardOpensNoOtherCityOfTheServer() {
        String other = "harbour" + Long.toString(System.nanoTime(), 36) + ".example";
        city.console("videocity:city-create --title Harbour " + other);
        String[] there = {"-H", "Host: " + other};
        Curl neighbour = somebody("neighbour");
        String pending = neighbour
                .post("/api/sign-up", "{\"name\":\"Ada Lovelace\",\"address\":\"" + owner + "\"}", there)
                .is(202)
                .json()
                .path("pending")
                .asText();
        neighbour
                .post(
                        "/api/sign-up/confirm",
                        "{\"pending\":\"" + pending + "\",\"code\":\"" + Outbox.lastCode(city) + "\"}",
                        there)
                .is(200);
        byte[] authority = neighbour.get("/ca/certificate", there).is(200).body();

        Login card = login("login.key");
        kit.verify(card.certificate(), authority).failed();
        byte[] file = CardKit.with(
                card.picture(),
                "vcCT",
                card.chain().stream().map(Base64.getDecoder()::decode).toList());
        Curl visitor = somebody("visitor");
        assertThat(visitor.send("POST", "/api/cards/look", "image/png", file, there)
                        .is(200)
                        .json()
                        .at("/reason/name")
                        .asText())
                .isEqualTo("other-city");
        assertThat(whyRefused(visitor, file)).as("in its own city").isEmpty();

        // signed as that city asks for it, by whoever has a home of the same name there
        JsonNode asked =
                visitor.post("/api/sign-in/card/challenge", "{}", there).is(200).json();
        assertThat(asked.path("city").asText()).isEqualTo(other);
        visitor.post("/api/sign-in/card", proof(asked, card), there).is(403, "other-city");
        // the same with that city's authority in place of the one that issued the card
        Login dressed =
                new Login(card.serial(), card.key(), List.of(card.chain().get(0), base64(authority)), card.picture());
        asked = visitor.post("/api/sign-in/card/challenge", "{}", there).is(200).json();
        visitor.post("/api/sign-in/card", proof(asked, dressed), there).is(403, "other-city");
        // a challenge of its own city carried over
        JsonNode own = challenge(visitor);
        visitor.post("/api/sign-in/card", proof(own, card), there).is(403, "old-nonce");
        visitor.get("/api/me", there).is(401);
        visitor.post("/api/sign-in/card", proof(challenge(visitor), card)).is(200);
        visitor.get("/api/me", there).is(401);
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
        String mail = Outbox.last(city);
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
        assertThat(whyRefused(ada, noise)).isEqualTo("no-picture");
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
}
