package org.videocity.itests.interop;

import static org.videocity.itests.interop.Browser.json;
import static org.videocity.itests.interop.CardKit.base64;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.videocity.testing.CityProcess;

/**
 * Ada has a home and a private room, {@code Studio}, with a {@code kit} to make cards with: curl and openssl, and no page of
 * the city.
 */
@ExtendWith(InTheCity.class)
abstract class CardStories {
    @TempDir
    Path folder;

    private final String name = "ada" + Long.toString(System.nanoTime(), 36);
    final String owner = name + "@example.org";
    final String studio = owner + "/Studio";
    CityProcess city;
    CardKit kit;
    Curl ada;

    @BeforeEach
    void open(CityProcess shared) {
        city = shared;
        kit = new CardKit(folder.resolve("kit"));
        ada = moveIn(owner, "Ada Lovelace");
        ada.post("/api/me/rooms", "{\"name\":\"Studio\",\"title\":\"The studio\",\"keywords\":[\"tea\",\"films\"]}")
                .is(201);
    }

    /** Signs somebody up who then uses the city with curl. */
    Curl moveIn(String address, String name) {
        Curl person = somebody(address);
        String pending = person.post("/api/sign-up", json("name", name, "address", address))
                .is(202)
                .json()
                .path("pending")
                .asText();
        person.post("/api/sign-up/confirm", json("pending", pending, "code", Outbox.lastCode(city)))
                .is(200);
        return person;
    }

    /** Returns somebody whom the city does not know yet. */
    Curl somebody(String name) {
        return new Curl(city, folder.resolve(name));
    }

    /** Writes what a card says of itself: kind {@code login} or {@code room}. */
    Map<String, String> information(String kind, String room, String title) {
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

    /** Wishes for a visiting card, with a key of its own. */
    String roomCard(String room, byte[] picture, boolean isPublic) {
        String key = kit.key("room.key", 3072);
        return "{\"room\":\"" + room + "\",\"card\":\"" + base64(picture) + "\",\"request\":\"" + kit.request(key)
                + "\",\"label\":\"for Bob\",\"public\":" + isPublic + "}";
    }

    /** Returns the name of the reason for which a card is worth nothing. */
    String whyRefused(Curl who, byte[] card) {
        return who.send("POST", "/api/cards/look", "image/png", card)
                .is(200)
                .json()
                .at("/reason/name")
                .asText();
    }
}
