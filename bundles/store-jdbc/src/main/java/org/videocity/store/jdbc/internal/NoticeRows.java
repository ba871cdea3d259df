package org.videocity.store.jdbc.internal;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Who wants to be told of letters, and was. All under the lock of the resident's row. */
final class NoticeRows {
    private NoticeRows() {}

    private record Notice(boolean byMail, boolean told) {}

    private static Notice read(ResultSet row) throws SQLException {
        return new Notice(row.getBoolean(1), row.getBoolean(2));
    }

    private static Notice of(Transaction tx, String residentId) throws SQLException {
        return tx.one("SELECT by_mail, told FROM inbox_notices WHERE resident_id = ?", NoticeRows::read, residentId)
                .orElse(new Notice(true, false));
    }

    private static void put(Transaction tx, String residentId, Notice notice) throws SQLException {
        int changed = tx.update(
                "UPDATE inbox_notices SET by_mail = ?, told = ? WHERE resident_id = ?",
                notice.byMail(),
                notice.told(),
                residentId);
        if (changed == 0) {
            tx.update(
                    "INSERT INTO inbox_notices (resident_id, by_mail, told) VALUES (?, ?, ?)",
                    residentId,
                    notice.byMail(),
                    notice.told());
        }
    }

    static boolean byMail(Transaction tx, String residentId) throws SQLException {
        return of(tx, residentId).byMail();
    }

    static void wish(Transaction tx, String residentId, boolean byMail) throws SQLException {
        put(tx, residentId, new Notice(byMail, of(tx, residentId).told()));
    }

    /** Tells whether somebody is to be told now, and notes that they were. */
    static boolean tell(Transaction tx, String residentId) throws SQLException {
        Notice now = of(tx, residentId);
        boolean due = now.byMail() && !now.told();
        if (due) {
            put(tx, residentId, new Notice(true, true));
        }
        return due;
    }

    static boolean looked(Transaction tx, String residentId) throws SQLException {
        return tx.update(
                        "UPDATE inbox_notices SET told = ? WHERE resident_id = ? AND told = ?",
                        Boolean.FALSE,
                        residentId,
                        Boolean.TRUE)
                > 0;
    }
}
