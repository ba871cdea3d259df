package org.videocity.store.jdbc.internal;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.videocity.api.Reason;
import org.videocity.api.store.StoreReasons;
import org.videocity.api.store.StoreResult;

/** Makes answers of what databases and disks throw. SQLSTATEs are those of PostgreSQL (appendix A) and H2 (ErrorCode). */
final class SqlFailures {
    static final Reason LOGGED =
            new Reason("failed", "Something went wrong in the store; the operator's log says what.");
    static final Reason BAD_TEXT =
            new Reason("bad-text", "Something in that is too long, or has characters that cannot be kept.");

    /** Of values that are none, on both databases: too long, not in UTF-8. */
    private static final String DATA = "22";

    private static final String UNIQUE_VIOLATION = "23505";
    /** PostgreSQL and, for the same, H2. */
    private static final Set<String> FOREIGN_KEY = Set.of("23503", "23506");
    /** A statement ran too long, a lock was not to be had, a deadlock was broken, no serial order was found. */
    private static final Set<String> TOO_BUSY = Set.of("57014", "HYT00", "40001", "40P01", "55P03");

    private static final String DISK_FULL = "53100";

    private SqlFailures() {}

    static <T> StoreResult<T> answer(SQLException failed) {
        String state = failed.getSQLState() == null ? "" : failed.getSQLState();
        if (state.equals(UNIQUE_VIOLATION)) {
            return new StoreResult.Conflict<>(StoreReasons.TAKEN);
        }
        if (state.startsWith(DATA)) {
            return new StoreResult.Conflict<>(BAD_TEXT);
        }
        if (FOREIGN_KEY.contains(state)) {
            return new StoreResult.Conflict<>(StoreReasons.GONE);
        }
        if (state.equals(DISK_FULL) || isDiskFull(failed)) {
            return new StoreResult.Unavailable<>(StoreReasons.DISK_FULL);
        }
        return new StoreResult.Unavailable<>(TOO_BUSY.contains(state) ? StoreReasons.BUSY : StoreReasons.DATABASE_AWAY);
    }

    /** Tells whether the connection is as good as before: the statement was refused, not lost. */
    static boolean isOrderly(SQLException failed) {
        String state = failed.getSQLState() == null ? "" : failed.getSQLState();
        return state.equals(UNIQUE_VIOLATION)
                || state.startsWith(DATA)
                || FOREIGN_KEY.contains(state)
                || TOO_BUSY.contains(state);
    }

    static <T> StoreResult<T> answer(IOException failed) {
        return new StoreResult.Unavailable<>(
                isDiskFull(failed)
                        ? StoreReasons.DISK_FULL
                        : StoreReasons.DATABASE_AWAY.saying(
                                "The city's disk cannot be read or written at the moment; the operator's log says why."));
    }

    /** Java has no type for it: the system's own words must do. */
    static boolean isDiskFull(@Nullable Throwable failed) {
        int depth = 0;
        for (Throwable cause = failed; cause != null && depth < 20; cause = cause.getCause(), depth++) {
            String text = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (text.contains("no space left")
                    || text.contains("quota exceeded")
                    || text.contains("not enough space")) {
                return true;
            }
        }
        return false;
    }
}
