package org.videocity.web.api.internal.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.videocity.api.playlist.PlaylistItem;
import org.videocity.api.playlist.PlaylistService;

/** Playlists as JSON. */
public final class PlaylistJson {
    private PlaylistJson() {}

    /** Writes both pages of a room. */
    public static ObjectNode pages(PlaylistService.Pages pages) {
        ObjectNode json = Json.object();
        json.set("index", page(pages.index()));
        json.set("active", page(pages.active()));
        return json;
    }

    private static ObjectNode page(PlaylistService.Page page) {
        ObjectNode json = Json.object().put("revision", page.revision()).put("may", page.mayAdd());
        ArrayNode playlists = json.putArray("playlists");
        page.playlists().forEach(one -> playlists.add(playlist(one)));
        return json;
    }

    /** Writes a playlist. */
    public static ObjectNode playlist(PlaylistService.Shown shown) {
        ObjectNode json = Json.object()
                .put("id", shown.playlist().id())
                .put("description", shown.playlist().description())
                .put("sender", shown.playlist().senderName())
                .put("mine", shown.isMine());
        ArrayNode items = json.putArray("items");
        shown.playlist().items().forEach(item -> items.add(item(item)));
        return json;
    }

    private static ObjectNode item(PlaylistItem item) {
        ObjectNode json = Json.object();
        if (item instanceof PlaylistItem.Text text) {
            json.put("kind", "text").put("text", text.text()).put("interval", text.intervalMillis());
        } else if (item instanceof PlaylistItem.Image image) {
            json.put("kind", "image").put("src", image.src());
        } else if (item instanceof PlaylistItem.Video video) {
            json.put("kind", "video").put("src", video.src());
        } else if (item instanceof PlaylistItem.Stream stream) {
            json.put("kind", "stream").put("src", stream.src()).put("id", stream.id());
        } else if (item instanceof PlaylistItem.Link link) {
            json.put("kind", "link").put("src", link.src());
        }
        return json.put("description", item.description());
    }
}
