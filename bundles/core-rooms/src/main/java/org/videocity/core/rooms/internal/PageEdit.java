package org.videocity.core.rooms.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.videocity.api.Reason;
import org.videocity.api.playlist.Playlist;
import org.videocity.api.playlist.PlaylistReasons;
import org.videocity.api.room.RoomPage;
import org.videocity.api.store.StoredPage;

/** A stored page while somebody changes it. Thread: one. */
final class PageEdit {
    private final StoredPage before;
    private final PageRights rights;
    private final List<Playlist> playlists;
    private final Map<String, String> addedBy;

    /** Reads a page; what belongs to a session that is over is not on it. */
    PageEdit(StoredPage before, PageRights rights) throws BadPageException {
        boolean over = before.page() == RoomPage.ACTIVE && !before.session().equals(rights.session());
        this.before = before;
        this.rights = rights;
        this.addedBy = new HashMap<>(over ? Map.of() : before.addedBy());
        this.playlists = over || before.text().isEmpty()
                ? new ArrayList<>()
                : new ArrayList<>(PageReader.read(before.text().getBytes(StandardCharsets.UTF_8), before.room()));
    }

    long revision() {
        return before.revision();
    }

    List<Playlist> playlists() {
        return playlists;
    }

    Optional<Playlist> find(String id) {
        return playlists.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** Says why somebody may not change a playlist, if they may not. */
    Optional<Reason> toChange(String id) {
        return rights.toChange(before.page(), addedBy.getOrDefault(id, ""));
    }

    /** Puts a playlist on the page; yields why not, if not. */
    Optional<Reason> put(Playlist playlist, Optional<String> after) {
        Optional<Playlist> there = find(playlist.id());
        Optional<Reason> obstacle = there.isPresent() ? toChange(playlist.id()) : rights.toAdd(before.page());
        if (obstacle.isPresent()) {
            return obstacle;
        }
        if (there.isEmpty() && playlists.size() >= Playlist.MAX_ON_PAGE) {
            return Optional.of(PlaylistReasons.PAGE_FULL);
        }
        Playlist placed = playlist.from(there.map(Playlist::senderName).orElse(rights.name()));
        int place = there.map(playlists::indexOf).orElse(playlists.size());
        there.ifPresent(playlists::remove);
        playlists.add(after.map(id -> behind(id)).orElse(place), placed);
        if (there.isEmpty()) {
            addedBy.put(playlist.id(), rights.person());
        }
        return Optional.empty();
    }

    private int behind(String id) {
        return id.isEmpty()
                ? 0
                : find(id).map(one -> playlists.indexOf(one) + 1).orElse(playlists.size());
    }

    /** Takes a playlist away; yields why not, if not. */
    Optional<Reason> remove(String id) {
        Optional<Playlist> there = find(id);
        if (there.isEmpty()) {
            return rights.toAdd(before.page());
        }
        Optional<Reason> obstacle = toChange(id);
        if (obstacle.isEmpty()) {
            playlists.remove(there.get());
            addedBy.remove(id);
        }
        return obstacle;
    }

    /** Replaces all there is. */
    void replace(List<Playlist> others) {
        playlists.clear();
        playlists.addAll(others);
        addedBy.keySet().retainAll(others.stream().map(Playlist::id).toList());
    }

    /** Returns the page as it is to be stored. */
    StoredPage changed() {
        String session = before.page() == RoomPage.ACTIVE ? rights.session() : "";
        return new StoredPage(
                before.room(),
                before.page(),
                session,
                before.revision(),
                playlists.isEmpty() ? "" : PageWriter.write(playlists),
                addedBy);
    }
}
