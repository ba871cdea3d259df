package org.videocity.web.api.internal.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.videocity.api.CardKind;
import org.videocity.api.Reason;
import org.videocity.api.resident.CardChallenge;
import org.videocity.api.resident.ResidentCards;
import org.videocity.api.softcard.CardFacts;
import org.videocity.api.softcard.IssuedCard;
import org.videocity.api.softcard.SignInText;
import org.videocity.api.store.StoredCard;

/** Cards as JSON; bytes are in base64 (RFC 4648 section 4). */
public final class CardJson {
    private CardJson() {}

    /** Writes a resident's cards, and what has to stand on new ones. */
    public static ObjectNode cards(List<StoredCard> cards, ResidentCards.Texts texts) {
        ObjectNode json = Json.object().put("issuer", texts.issuer()).put("url", texts.url());
        ArrayNode list = json.putArray("cards");
        cards.forEach(card -> list.add(card(card)));
        return json;
    }

    private static ObjectNode card(StoredCard card) {
        ObjectNode json = Json.object().put("serial", card.serial()).put("kind", kind(card.kind()));
        if (card.kind() == CardKind.ROOM) {
            json.put("room", path(card.owner(), card.room()));
        }
        return json.put("label", card.label())
                .put("issued", card.issued().toString())
                .put("expires", card.expires().toString())
                .put(
                        "revoked",
                        card.revocation().map(gone -> gone.at().toString()).orElse(null))
                .put("why", card.revocation().map(StoredCard.Revocation::why).orElse(null))
                .put("public", card.isPublic())
                .put("entries", card.entries())
                .put("lastUsed", card.lastUsed().map(Instant::toString).orElse(null));
    }

    /** Writes a card that was just issued: the chain of a login card, the file of a visiting card. */
    public static ObjectNode issued(IssuedCard issued) {
        ObjectNode json = Json.object().put("serial", issued.serial());
        Optional<ByteBuffer> file = issued.card();
        if (file.isPresent()) {
            json.put("card", base64(file.get()));
        } else {
            ArrayNode chain = json.putArray("chain");
            issued.chain().forEach(certificate -> chain.add(base64(certificate)));
        }
        return json.put("expires", issued.notAfter().toString());
    }

    /** Writes what a card says that was found good. */
    public static ObjectNode valid(CardFacts facts) {
        Map<String, String> said = facts.information();
        ObjectNode json = Json.object()
                .put("valid", true)
                .put("kind", kind(facts.binding().kind()))
                .put("city", facts.binding().city())
                .put("owner", facts.binding().owner());
        if (facts.binding().kind() == CardKind.ROOM) {
            json.put("room", path(facts.binding().owner(), facts.binding().room()));
        }
        return json.put("name", said.getOrDefault("name", ""))
                .put("title", said.getOrDefault("title", ""))
                .put("keywords", said.getOrDefault("keywords", ""))
                .put("expires", facts.notAfter().toString())
                .put("serial", facts.serial());
    }

    /** Writes why a card is worth nothing. */
    public static ObjectNode invalid(Reason why) {
        ObjectNode json = Json.object().put("valid", false);
        json.putObject("reason").put("name", why.name()).put("text", why.text());
        return json;
    }

    /** Writes what is to be signed, part by part. */
    public static ObjectNode challenge(CardChallenge.Posed posed) {
        SignInText text = posed.text();
        return Json.object()
                .put("city", text.city())
                .put("origin", text.origin())
                .put("purpose", text.purpose())
                .put("nonce", text.nonce())
                .put("expiry", text.expiry());
    }

    private static String kind(CardKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static String path(String owner, String room) {
        return room.isEmpty() ? owner : owner + "/" + room;
    }

    private static String base64(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return Base64.getEncoder().encodeToString(copy);
    }
}
