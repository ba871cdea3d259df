package org.videocity.api.store;

import org.videocity.api.Reason;

/** Why a store refused; the names are stable, the sentences may say more. */
public final class StoreReasons {
    public static final Reason TAKEN = new Reason("taken", "Somebody has that name or address already.");
    public static final Reason CHANGED =
            new Reason("changed", "It was changed by somebody else meanwhile; look again and repeat.");
    public static final Reason GONE = new Reason("gone", "It is not there any more.");
    public static final Reason INBOX_FULL =
            new Reason("inbox-full", "This inbox is full; its owner has to make room in it first.");
    public static final Reason DATABASE_AWAY =
            new Reason("database-away", "The city's database does not answer; try again in a moment.");
    public static final Reason DISK_FULL =
            new Reason("disk-full", "The city's disk is full; nothing was lost, try again when there is room.");
    public static final Reason BUSY = new Reason("busy", "The city has too much to do; try again in a moment.");
    public static final Reason NEWER_SCHEMA = new Reason(
            "newer-schema",
            "The city's database was written by a newer version; start that version or restore a backup.");

    private StoreReasons() {}
}
