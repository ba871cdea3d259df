package org.videocity.store.jdbc.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.videocity.api.store.AuditEntry;
import org.videocity.api.store.AuditStore;
import org.videocity.api.store.StoreResult;

/** The audit log in the table {@code audit_log}. */
@Component(service = AuditStore.class, immediate = true)
public final class JdbcAuditStore implements AuditStore {
    private static final String SELECT = "SELECT at, city, actor, act, subject, detail FROM audit_log";
    private static final String LATEST = " ORDER BY seq DESC FETCH FIRST ? ROWS ONLY";
    private static final String ABOUT = " WHERE city = ? AND (subject = ? OR subject LIKE ? ESCAPE '!')";
    /** By whom, with the role in front; an operator's console user is no address. */
    private static final String BY = " WHERE city = ? AND (actor = ? OR actor LIKE ? ESCAPE '!')";

    private static final String RESIDENT = "resident:";
    private static final String ADDRESS_PART = "[\\w.%+'@-]";
    private static final String ADDRESS_GOES_ON = "[\\w%+'@-]|\\.\\w";
    private static final int MOST_AT_ONCE = 10_000;
    private static final int MAX_NAME_CHARS = 256;
    private static final int MAX_ACT_CHARS = 64;
    private static final int MAX_SUBJECT_CHARS = 512;
    private static final int MAX_DETAIL_CHARS = 2_048;

    private final Database database;

    /** Made by the component runtime. */
    @Activate
    public JdbcAuditStore(@Reference Database database) {
        this.database = database;
    }

    @Override
    public CompletionStage<StoreResult<Boolean>> append(AuditEntry entry, Executor executor) {
        return database.ask(
                tx -> tx.update(
                                "INSERT INTO audit_log (at, city, actor, act, subject, detail)"
                                        + " VALUES (?, ?, ?, ?, ?, ?)",
                                entry.at(),
                                cut(entry.city(), MAX_NAME_CHARS - 1),
                                cut(entry.actor(), MAX_NAME_CHARS),
                                cut(entry.act(), MAX_ACT_CHARS),
                                cut(entry.subject(), MAX_SUBJECT_CHARS),
                                cut(entry.detail(), MAX_DETAIL_CHARS))
                        == 1,
                executor);
    }

    private static String cut(String text, int chars) {
        return text.length() > chars ? text.substring(0, chars) : text;
    }

    private static AuditEntry read(ResultSet row) throws SQLException {
        return new AuditEntry(
                Instant.ofEpochMilli(row.getLong(1)),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6));
    }

    @Override
    public CompletionStage<StoreResult<List<AuditEntry>>> latest(int limit, Executor executor) {
        return database.ask(
                tx -> tx.all(SELECT + LATEST, JdbcAuditStore::read, Math.max(1, Math.min(limit, MOST_AT_ONCE))),
                executor);
    }

    @Override
    public CompletionStage<StoreResult<List<AuditEntry>>> about(
            String city, String address, int limit, Executor executor) {
        return database.ask(
                tx -> tx.all(
                        SELECT + " WHERE city = ? AND (subject = ? OR subject LIKE ? ESCAPE '!' OR actor = ?)" + LATEST,
                        JdbcAuditStore::read,
                        city,
                        address,
                        below(address),
                        RESIDENT + address,
                        Math.max(1, Math.min(limit, MOST_AT_ONCE))),
                executor);
    }

    @Override
    public CompletionStage<StoreResult<Integer>> moved(String city, String from, String to, Executor executor) {
        return database.ask(
                tx -> tx.update(
                                "UPDATE audit_log SET subject = ? || SUBSTRING(subject, ?)" + ABOUT,
                                to,
                                from.length() + 1,
                                city,
                                from,
                                below(from))
                        + tx.update(
                                "UPDATE audit_log SET actor = SUBSTRING(actor, 1, CHAR_LENGTH(actor) - ?) || ?" + BY,
                                from.length(),
                                to,
                                city,
                                from,
                                by(from)),
                executor);
    }

    @Override
    public CompletionStage<StoreResult<Integer>> forget(
            String city, String residentId, String address, String name, Executor executor) {
        return database.ask(
                tx -> {
                    int self = tx.update(
                            "UPDATE audit_log SET subject = ?, detail = '' WHERE city = ? AND subject = ?",
                            name,
                            city,
                            address);
                    int rooms =
                            tx.update("UPDATE audit_log SET subject = ?" + ABOUT, name, city, address, below(address));
                    int affairs = tx.update(
                            "UPDATE audit_log SET actor = ?, detail = '' WHERE city = ? AND actor = ?",
                            name,
                            city,
                            RESIDENT + address);
                    int actors = tx.update("UPDATE audit_log SET actor = ?" + BY, name, city, address, by(address));
                    int details = blank(tx, city, address, ADDRESS_PART, ADDRESS_GOES_ON)
                            + blank(tx, city, RESIDENT + residentId, "[\\w:]", "\\w");
                    return self + rooms + affairs + actors + details;
                },
                executor);
    }

    private record Detail(long sequence, String text) {}

    /** Blanks details in which a word stands by itself: one that goes on before or behind it is another's. */
    private static int blank(Transaction tx, String city, String word, String before, String behind)
            throws SQLException {
        Pattern alone = Pattern.compile("(?<!" + before + ")" + Pattern.quote(word) + "(?!" + behind + ")");
        int count = 0;
        for (Detail detail : tx.all(
                "SELECT seq, detail FROM audit_log WHERE city = ? AND detail LIKE ? ESCAPE '!'",
                row -> new Detail(row.getLong(1), row.getString(2)),
                city,
                "%" + literally(word) + "%")) {
            if (alone.matcher(detail.text()).find()) {
                count += tx.update("UPDATE audit_log SET detail = '' WHERE seq = ?", detail.sequence());
            }
        }
        return count;
    }

    /** What is behind the address of a home in the path of its rooms. */
    private static String below(String address) {
        return literally(address) + "/%";
    }

    private static String by(String address) {
        return "%:" + literally(address);
    }

    private static String literally(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
