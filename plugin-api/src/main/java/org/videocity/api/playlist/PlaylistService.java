package org.videocity.api.playlist;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.annotation.versioning.ProviderType;
import org.videocity.api.RoomId;
import org.videocity.api.room.RoomPage;
import org.videocity.api.store.StoreResult;

/**
 * The playlists of rooms. Whoever may look into a room sees them; to anybody else there is no such room. The index is
 * changed by the owner and by who keeps order there for good. To the active page every member adds who may publish, and
 * changes what they added; owner and moderators change all of it.
 *
 * <p>Everybody in the room is told of a change by a message of type {@link #CHANGED}.
 */
@ProviderType
public interface PlaylistService {
    /** Type of the message: {@code {"page":"index","revision":4}}. */
    String CHANGED = "videocity:playlists";

    /**
     * A playlist as somebody sees it.
     *
     * @param playlist what it is
     * @param isMine whether who asks may change it
     */
    record Shown(Playlist playlist, boolean isMine) {}

    /**
     * A page as somebody sees it.
     *
     * @param revision counts its changes
     * @param playlists in their order
     * @param mayAdd whether who asks may add to it now
     */
    record Page(long revision, List<Shown> playlists, boolean mayAdd) {
        public Page {
            playlists = List.copyOf(playlists);
        }
    }

    /** Both pages of a room. */
    record Pages(Page index, Page active) {}

    /**
     * A page as a document.
     *
     * @param revision counts its changes
     * @param xml as {@code docs/formats/room-page.md} says
     */
    record Document(long revision, String xml) {}

    /**
     * What became of a playlist.
     *
     * @param playlist as it stands there now
     * @param revision of the page with it
     */
    record Placed(Shown playlist, long revision) {}

    /** Looks at both pages. Conflict {@code no-such-room}. */
    CompletionStage<StoreResult<Pages>> look(RoomId room, PlaylistCaller caller, Executor executor);

    /**
     * Adds a playlist, or replaces the one of its id.
     *
     * @param after id of the playlist it shall stand behind, empty for the first place; absent to leave it where it is, and
     *     a new one at the end
     */
    CompletionStage<StoreResult<Placed>> put(
            RoomId room,
            PlaylistCaller caller,
            RoomPage page,
            Playlist playlist,
            Optional<String> after,
            Executor executor);

    /** Takes a playlist away, done also where there was none; yields the revision of the page without it. */
    CompletionStage<StoreResult<Long>> remove(
            RoomId room, PlaylistCaller caller, RoomPage page, String id, Executor executor);

    /** Yields a page as a document. Conflict {@code no-such-room}. */
    CompletionStage<StoreResult<Document>> document(
            RoomId room, PlaylistCaller caller, RoomPage page, Executor executor);

    /**
     * Puts a whole document in the place of a page; for owners. What the city cannot show becomes a link or a text. Conflict
     * {@code bad-page}, or {@code changed} where the page is not of the revision given.
     */
    CompletionStage<StoreResult<Document>> replace(
            RoomId room, PlaylistCaller caller, RoomPage page, byte[] xml, Optional<Long> revision, Executor executor);
}
