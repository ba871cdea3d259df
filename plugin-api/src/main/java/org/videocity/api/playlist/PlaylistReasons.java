package org.videocity.api.playlist;

import org.videocity.api.Reason;

/** Why something was not done with a playlist or a file; the names are stable, the sentences may say more. */
public final class PlaylistReasons {
    public static final Reason BAD_PLAYLIST = new Reason("bad-playlist", "That is no playlist.");
    public static final Reason BAD_PAGE = new Reason("bad-page", "That is no page of playlists.");
    public static final Reason NO_SUCH_FILE = new Reason(
            "no-such-file", "The room has no such file: what a playlist shows is uploaded to its room first.");
    public static final Reason UNSUPPORTED_TYPE = new Reason(
            "unsupported-type",
            "Pictures (JPEG, PNG, GIF, WebP), films (WebM, MP4) and sound (MP3, Ogg, M4A) are taken here.");
    public static final Reason HOME_FULL = new Reason(
            "home-full", "There is no room left for files in this home; take away some that are not needed.");
    public static final Reason PAGE_FULL =
            new Reason("too-many", "There are as many playlists on this page as there can be; take one away first.");
    public static final Reason NOT_INSIDE =
            new Reason("not-allowed", "Come into the room first: this page belongs to who is there.");

    private PlaylistReasons() {}
}
