package org.videocity.api.room;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Something done to keep order in a room. Nobody acts on the owner; moderators not on each other.
 *
 * @param kind what is done
 * @param target the id of the member or ban, or the name of the stream; empty where it is about the room
 * @param isLasting for good, and not only for this session: bans and moderators that an owner names
 */
public record RoomAct(Kind kind, String target, boolean isLasting) {
    /** What can be done. */
    public enum Kind {
        /**
         * A member's streams end; it may neither publish nor speak. Of guests who proved nothing it is said of the one page,
         * not of others of its address; their streams end when none of that address may speak.
         */
        MUTE,
        UNMUTE,
        /** A member is taken out; it may come again if it may enter. */
        REMOVE,
        /**
         * A member is taken out and stays out: by identity, guests by address. Of a visitor of a private room it also means
         * that nobody hears knocking from that address.
         */
        BAN,
        /** A ban ends. */
        UNBAN,
        /** Nobody comes in any more but owner and moderators, and who knocks and is admitted. */
        LOCK,
        UNLOCK,
        /** A member keeps order from now on; only the owner says so. */
        MAKE_MODERATOR,
        END_MODERATOR,
        /**
         * A moderator passes the task on to a resident or visitor who is there, and is none any more, for this session; the
         * owner stays what they are.
         */
        HAND_OVER,
        /** A stream ends. */
        END_STREAM;

        /** Returns its name on wires and in logs: {@code make-moderator}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Finds one by its word. */
        public static Optional<Kind> of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst();
        }
    }
}
