package org.videocity.web.api.internal.json;

import org.videocity.api.inbox.Inbox;
import org.videocity.api.store.LetterStore.Held;
import org.videocity.api.store.StoredLetter;

/** An inbox as a page of a room (docs/formats/room-page.md): a {@code show} for each letter, with a {@code file} in it. */
public final class InboxXml {
    private static final int ID_CHARS = 8;

    private InboxXml() {}

    /** Writes the page. */
    public static String page(Inbox inbox) {
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<page>\n");
        inbox.letters().stream().map(Held::letter).forEach(letter -> show(out, letter));
        return out.append("</page>\n").toString();
    }

    private static void show(StringBuilder out, StoredLetter letter) {
        String id = letter.id().substring(0, Math.min(ID_CHARS, letter.id().length()));
        out.append("  <show id=\"").append(text(id));
        out.append("\" description=\"").append(letter.received());
        out.append("\" senderName=\"").append(text(letter.senderName())).append("\">\n");
        out.append("    <file src=\"/api/me/inbox/").append(text(letter.id()));
        out.append("\" description=\"").append(letter.sealed() ? "letter.p7m" : "letter.mime");
        out.append("\"/>\n  </show>\n");
    }

    private static String text(String raw) {
        return raw.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
