package org.videocity.core.rooms.internal;

import java.util.List;
import org.videocity.api.playlist.Playlist;
import org.videocity.api.playlist.PlaylistItem;

/** Writes playlists as a page ({@code docs/formats/room-page.md}). Pure; safe from any thread. */
final class PageWriter {
    private final StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<page>\n");

    private PageWriter() {}

    static String write(List<Playlist> playlists) {
        PageWriter writer = new PageWriter();
        playlists.forEach(writer::show);
        return writer.out.append("</page>\n").toString();
    }

    private void show(Playlist playlist) {
        begin("  <show").attribute("id", playlist.id()).attribute("description", playlist.description());
        if (!playlist.senderName().isEmpty()) {
            attribute("senderName", playlist.senderName());
        }
        out.append(">\n");
        playlist.items().forEach(this::item);
        out.append("  </show>\n");
    }

    private void item(PlaylistItem item) {
        if (item instanceof PlaylistItem.Text text) {
            begin("    <text").attribute("interval", Integer.toString(text.intervalMillis()));
            attribute("description", text.description());
            out.append('>');
            escape(text.text(), false);
            out.append("</text>\n");
        } else if (item instanceof PlaylistItem.Image image) {
            begin("    <image").attribute("src", image.src()).end(image);
        } else if (item instanceof PlaylistItem.Video video) {
            begin("    <video").attribute("src", video.src()).end(video);
        } else if (item instanceof PlaylistItem.Stream stream) {
            begin("    <stream")
                    .attribute("src", stream.src())
                    .attribute("id", stream.id())
                    .end(stream);
        } else if (item instanceof PlaylistItem.Link link) {
            begin("    <link").attribute("src", link.src()).end(link);
        }
    }

    private PageWriter begin(String tag) {
        out.append(tag);
        return this;
    }

    private PageWriter attribute(String name, String value) {
        out.append(' ').append(name).append("=\"");
        escape(value, true);
        out.append('"');
        return this;
    }

    private void end(PlaylistItem item) {
        attribute("description", item.description());
        out.append("/>\n");
    }

    /** Readers make white space of an attribute blanks, and of a carriage return a line feed, unless it is a reference. */
    private void escape(String text, boolean isAttribute) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\r' -> out.append("&#13;");
                case '\n', '\t' -> out.append(isAttribute ? "&#" + (int) c + ";" : String.valueOf(c));
                default -> out.append(c);
            }
        }
    }
}
