package org.videocity.core.rooms.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.videocity.api.RoomId;
import org.videocity.api.playlist.Playlist;
import org.videocity.api.playlist.PlaylistItem;
import org.videocity.api.store.StoredFile;

/**
 * The addresses in a playlist: in a stored page what belongs to the room is named as from there ({@code files/…}, and
 * {@code .} for the room), so that it stays right when the room has another name; to people the city's addresses are shown.
 * Pure; safe from any thread.
 */
final class PageSources {
    private static final String FILES = "files/";
    private static final String HERE = ".";
    private static final int ID_CHARS = 16;

    private PageSources() {}

    /** Returns a room's address below its city, percent-encoded (RFC 3986). */
    static String url(RoomId room) {
        return encoded("/" + room.path());
    }

    private static String encoded(String path) {
        try {
            return new URI(null, null, path, null).toASCIIString();
        } catch (URISyntaxException impossible) {
            throw new IllegalArgumentException("A path is always a URI's path", impossible);
        }
    }

    /** Returns the address of a file as it stands in a stored page. */
    static String stored(StoredFile file) {
        return FILES + segment(file);
    }

    /** Returns the last part of a file's address. */
    static String segment(StoredFile file) {
        return encoded("/" + file.id() + "-" + file.name()).substring(1);
    }

    /** Returns a playlist with the addresses people see. */
    static Playlist shown(RoomId room, Playlist stored) {
        String base = url(room);
        return mapped(stored, src -> {
            if (src.startsWith(FILES)) {
                return base + "/" + src;
            }
            return src.equals(HERE) ? base : src;
        });
    }

    /** Returns a playlist with the addresses that are kept. */
    static Playlist stored(RoomId room, Playlist shown) {
        return mapped(shown, src -> stored(room, src));
    }

    /** Returns the address that is kept: as from the room for what belongs to it. */
    static String stored(RoomId room, String src) {
        Optional<String> path = path(src);
        if (path.isEmpty()) {
            return src;
        }
        String own = "/" + room.path();
        String files = own + "/" + FILES;
        if (path.get().equals(own)) {
            return HERE;
        }
        if (!path.get().startsWith(files) || path.get().indexOf('/', files.length()) >= 0) {
            return src;
        }
        return encoded(path.get().substring(own.length())).substring(1);
    }

    private static Optional<String> path(String src) {
        if (!src.startsWith("/") || src.startsWith("//")) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(new URI(src).getPath());
        } catch (URISyntaxException none) {
            return Optional.empty();
        }
    }

    /** Returns the id of the room's file that a stored address names. */
    static Optional<String> fileId(String stored) {
        return stored.startsWith(FILES) ? idOf(stored.substring(FILES.length())) : Optional.empty();
    }

    /** Returns the id that the last part of a file's address begins with. */
    static Optional<String> idOf(String segment) {
        boolean isNamed = segment.length() > ID_CHARS + 1 && segment.charAt(ID_CHARS) == '-';
        return isNamed && StoredFile.isId(segment.substring(0, ID_CHARS))
                ? Optional.of(segment.substring(0, ID_CHARS))
                : Optional.empty();
    }

    /** Lists the ids of the files that stored playlists show. */
    static Set<String> files(Iterable<Playlist> stored) {
        Set<String> ids = new java.util.HashSet<>();
        for (Playlist playlist : stored) {
            ids.addAll(playlist.items().stream()
                    .map(PageSources::file)
                    .flatMap(Optional::stream)
                    .collect(Collectors.toSet()));
        }
        return ids;
    }

    private static Optional<String> file(PlaylistItem item) {
        if (item instanceof PlaylistItem.Image image) {
            return fileId(image.src());
        }
        return item instanceof PlaylistItem.Video video ? fileId(video.src()) : Optional.empty();
    }

    /** Says what is wrong with the addresses of a stored playlist, if anything is. */
    static Optional<String> wrong(Playlist stored) {
        for (PlaylistItem item : stored.items()) {
            boolean shows = item instanceof PlaylistItem.Image || item instanceof PlaylistItem.Video;
            if (shows && file(item).isEmpty()) {
                return Optional.of("A playlist shows files of its own room: upload it first, or make it a link.");
            }
            if (item instanceof PlaylistItem.Stream stream && !isRoom(stream.src())) {
                return Optional.of("A stream is in a room: its src is the room's address, as in /user@domain/Room.");
            }
        }
        return Optional.empty();
    }

    /** Tells whether a stored address is that of a room. */
    static boolean isRoom(String src) {
        if (src.equals(HERE)) {
            return true;
        }
        return path(src)
                .filter(path -> {
                    try {
                        RoomId.parse(RoomId.DEFAULT_CITY, path);
                        return true;
                    } catch (IllegalArgumentException none) {
                        return false;
                    }
                })
                .isPresent();
    }

    private static Playlist mapped(Playlist playlist, UnaryOperator<String> change) {
        return playlist.with(
                playlist.items().stream().map(item -> mapped(item, change)).toList());
    }

    private static PlaylistItem mapped(PlaylistItem item, UnaryOperator<String> change) {
        if (item instanceof PlaylistItem.Image image) {
            return new PlaylistItem.Image(change.apply(image.src()), image.description());
        }
        if (item instanceof PlaylistItem.Video video) {
            return new PlaylistItem.Video(change.apply(video.src()), video.description());
        }
        return item instanceof PlaylistItem.Stream stream
                ? new PlaylistItem.Stream(change.apply(stream.src()), stream.id(), stream.description())
                : item;
    }
}
