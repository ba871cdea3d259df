package org.videocity.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videocity.itests.interop.Browser.json;
import static org.videocity.itests.interop.CardKit.base64;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The city's authority signs cards of people and rooms, as its records have them, and nothing else. */
class CardIssueIT extends CardStories {
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
        ada.post("/api/me/cards/login", json("cardHash", hash.toUpperCase(Locale.ROOT), "request", weak))
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
        assertThat(whyRefused(ada, CardKit.with(picture, "vcCT", chain))).isEqualTo("edited");
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
}
