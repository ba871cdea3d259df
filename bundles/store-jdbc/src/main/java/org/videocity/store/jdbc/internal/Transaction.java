package org.videocity.store.jdbc.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Statements of one transaction. Arguments are texts, numbers, truths and instants, which are stored as milliseconds. */
final class Transaction {
    /** The SQLSTATE of texts that cannot be kept as they are. */
    private static final String NOT_IN_UTF_8 = "22021";

    private final Connection connection;
    private final int timeoutSeconds;
    private final List<Runnable> news = new ArrayList<>();

    /** What happens in a transaction; run again by nobody, committed when it returns. */
    interface Work<T> {
        T run(Transaction tx) throws SQLException, ConflictException;
    }

    /** Makes a value of a row. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    Transaction(Connection connection, int timeoutSeconds) {
        this.connection = connection;
        this.timeoutSeconds = timeoutSeconds;
    }

    /** Does something more once this is committed, on the same thread; nothing where it is not. */
    void onCommit(Runnable work) {
        news.add(work);
    }

    /** Returns what is to be done when this is committed. */
    List<Runnable> news() {
        return List.copyOf(news);
    }

    /** Changes rows; yields how many. */
    int update(String sql, @Nullable Object... arguments) throws SQLException {
        try (PreparedStatement statement = prepare(sql, arguments)) {
            return statement.executeUpdate();
        }
    }

    /** Reads all rows there are. */
    <T> List<T> all(String sql, Row<T> row, @Nullable Object... arguments) throws SQLException {
        try (PreparedStatement statement = prepare(sql, arguments);
                ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(row.read(rows));
            }
            return found;
        }
    }

    /** Reads the only row, if there is one. */
    <T> Optional<T> one(String sql, Row<T> row, @Nullable Object... arguments) throws SQLException {
        return all(sql, row, arguments).stream().findFirst();
    }

    private PreparedStatement prepare(String sql, @Nullable Object... arguments) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            statement.setQueryTimeout(timeoutSeconds);
            for (int i = 0; i < arguments.length; i++) {
                set(statement, i + 1, arguments[i]);
            }
            return statement;
        } catch (SQLException | RuntimeException failed) {
            statement.close();
            throw failed;
        }
    }

    private static void set(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.VARCHAR);
        } else if (value instanceof Instant at) {
            statement.setLong(index, at.toEpochMilli());
        } else if (value instanceof Long number) {
            statement.setLong(index, number);
        } else if (value instanceof Integer number) {
            statement.setInt(index, number);
        } else if (value instanceof Boolean truth) {
            statement.setBoolean(index, truth);
        } else {
            statement.setString(index, storable(value.toString()));
        }
    }

    /** PostgreSQL keeps no NUL and no half of a surrogate pair, H2 keeps both: neither is to be had from either. */
    private static String storable(String text) throws SQLException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (c == 0 || (Character.isSurrogate(c) && !pair)) {
                throw new SQLDataException("A text has a character that is none", NOT_IN_UTF_8);
            }
            i += pair ? 1 : 0;
        }
        return text;
    }
}
