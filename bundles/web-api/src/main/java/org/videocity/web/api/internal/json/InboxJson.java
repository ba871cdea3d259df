package org.videocity.web.api.internal.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.videocity.api.inbox.Inbox;
import org.videocity.api.store.LetterStore.Held;
import org.videocity.api.store.Resident;
import org.videocity.api.store.StoredLetter;

/** Letters as JSON, as their owner sees them. */
public final class InboxJson {
    private InboxJson() {}

    /** Writes an inbox. */
    public static ObjectNode inbox(Inbox inbox) {
        ObjectNode json = Json.object();
        ArrayNode letters = json.putArray("letters");
        inbox.letters().forEach(held -> letters.add(letter(held)));
        return json.put(
                        "unopened",
                        inbox.letters().stream()
                                .filter(held -> !held.letter().opened())
                                .count())
                .put(
                        "bytes",
                        inbox.letters().stream()
                                .mapToLong(held -> held.letter().bytes())
                                .sum())
                .put("maxBytes", inbox.maxBytes())
                .put("noticeByMail", inbox.noticeByMail());
    }

    /** An address leads to whoever it is of now: that of somebody who left may be somebody else's. */
    private static ObjectNode letter(Held held) {
        StoredLetter letter = held.letter();
        ObjectNode json = Json.object()
                .put("id", letter.id())
                .put("received", letter.received().toString())
                .put("sealed", letter.sealed())
                .put("bytes", letter.bytes())
                .put("opened", letter.opened());
        json.putObject("from")
                .put("name", letter.senderName())
                .put("address", held.sender().map(Resident::address).orElse(null))
                .put(
                        "photo",
                        held.sender()
                                .flatMap(Resident::photo)
                                .map(photo -> "/api/me/inbox/" + letter.id() + "/photo")
                                .orElse(null))
                .put("verified", letter.senderId().isPresent());
        return json;
    }
}
