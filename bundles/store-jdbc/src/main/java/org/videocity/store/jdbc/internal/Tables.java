package org.videocity.store.jdbc.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes all rows of all tables as text and reads them back, the same on every database. Which tables there are the
 * schema's scripts say, in the order in which rows refer to each other; the first line of each names its columns.
 */
final class Tables {
    private static final Pattern CREATED =
            Pattern.compile("CREATE TABLE (?:IF NOT EXISTS )?(\\w+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern CHANGES_ROWS = Pattern.compile("(?i)\\s*(UPDATE|INSERT|DELETE)\\b.*", Pattern.DOTALL);
    private static final int AT_ONCE = 200;

    private final Schema schema;
    private final Set<String> names = new LinkedHashSet<>();

    /** Where the lines of a table go to. */
    interface Lines {
        void line(String line) throws IOException;
    }

    /** Where the lines of a table come from. */
    interface Source {
        /** Opens a table; absent when the backup has none of that name. */
        Optional<BufferedReader> open(String table) throws IOException;
    }

    /** One column of a table. */
    private record Column(String name, int type, boolean counted) {}

    Tables(Schema schema) {
        this.schema = schema;
        for (String script : schema.scripts()) {
            for (String statement : Schema.statements(script)) {
                Matcher created = CREATED.matcher(statement);
                if (created.find()) {
                    names.add(created.group(1).toLowerCase(Locale.ROOT));
                }
            }
        }
    }

    Set<String> names() {
        return names;
    }

    /** Writes one table; yields how many rows it has. */
    long dump(Connection connection, String table, Lines out) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(AT_ONCE);
            try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
                List<Column> columns = columns(rows.getMetaData());
                out.line(TableText.line(columns.stream().map(Column::name).toList()));
                long count = 0;
                while (rows.next()) {
                    List<@Nullable String> values = new ArrayList<>();
                    for (int i = 0; i < columns.size(); i++) {
                        values.add(text(rows, i + 1, columns.get(i).type()));
                    }
                    out.line(TableText.line(values));
                    count++;
                }
                return count;
            }
        }
    }

    private static List<Column> columns(ResultSetMetaData about) throws SQLException {
        List<Column> columns = new ArrayList<>();
        for (int i = 1; i <= about.getColumnCount(); i++) {
            columns.add(new Column(
                    about.getColumnName(i).toLowerCase(Locale.ROOT), about.getColumnType(i), about.isAutoIncrement(i)));
        }
        return columns;
    }

    private static @Nullable String text(ResultSet rows, int index, int type) throws SQLException {
        if (isBytes(type)) {
            byte[] bytes = rows.getBytes(index);
            return bytes == null ? null : HexFormat.of().formatHex(bytes);
        }
        if (isTruth(type)) {
            boolean truth = rows.getBoolean(index);
            return rows.wasNull() ? null : String.valueOf(truth);
        }
        return rows.getString(index);
    }

    private static boolean isBytes(int type) {
        return type == Types.BINARY || type == Types.VARBINARY || type == Types.LONGVARBINARY || type == Types.BLOB;
    }

    private static boolean isTruth(int type) {
        return type == Types.BOOLEAN || type == Types.BIT;
    }

    /**
     * Lets counted columns go on behind all numbers of a backup. Not in the transaction that reads it: H2 commits with
     * every statement that defines something.
     */
    void countOn(Connection connection, Source source) throws SQLException, IOException {
        for (String table : names) {
            for (Column column : columns(connection, table)) {
                if (column.counted()) {
                    long next =
                            Math.max(highest(connection, table, column.name()), highest(source, table, column.name()));
                    try (Statement statement = connection.createStatement()) {
                        statement.execute("ALTER TABLE " + table + " ALTER COLUMN " + column.name() + " RESTART WITH "
                                + (next + 1));
                    }
                }
            }
        }
    }

    private static long highest(Connection connection, String table, String column) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT COALESCE(MAX(" + column + "), 0) FROM " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static long highest(Source source, String table, String column) throws IOException {
        Optional<BufferedReader> found = source.open(table);
        if (found.isEmpty()) {
            return 0;
        }
        try (BufferedReader lines = found.get()) {
            int index = TableText.columns(Objects.requireNonNullElse(lines.readLine(), ""))
                    .indexOf(column);
            long highest = 0;
            for (String line = lines.readLine(); line != null && index >= 0; line = lines.readLine()) {
                String value = TableText.columns(line).get(index);
                highest = Math.max(highest, value == null ? 0 : Long.parseLong(value));
            }
            return highest;
        }
    }

    /**
     * Replaces all rows by those of a backup, in the connection's transaction. What later scripts changed in rows is
     * changed in these, too; columns they added have their defaults.
     *
     * @param version the schema that wrote the backup
     */
    long load(Connection connection, Source source, int version) throws SQLException, IOException {
        List<String> backwards = new ArrayList<>(names);
        Collections.reverse(backwards);
        try (Statement statement = connection.createStatement()) {
            if (!Schema.isH2(connection)) {
                // other nodes wait; here nobody asks anything meanwhile
                statement.execute("LOCK TABLE " + String.join(", ", names) + " IN ACCESS EXCLUSIVE MODE");
            }
            for (String table : backwards) {
                statement.executeUpdate("DELETE FROM " + table);
            }
        }
        long rows = 0;
        for (String table : names) {
            Optional<BufferedReader> lines = source.open(table);
            if (lines.isPresent()) {
                try (BufferedReader reader = lines.get()) {
                    rows += load(connection, table, reader);
                }
            }
        }
        try (Statement statement = connection.createStatement()) {
            for (int later = version + 1; later <= schema.version(); later++) {
                for (String sql : Schema.statements(schema.scripts().get(later - 1))) {
                    if (CHANGES_ROWS.matcher(sql).matches()) {
                        statement.executeUpdate(sql);
                    }
                }
            }
        }
        return rows;
    }

    private static long load(Connection connection, String table, BufferedReader lines)
            throws SQLException, IOException {
        List<@Nullable String> given = TableText.columns(Objects.requireNonNullElse(lines.readLine(), ""));
        List<Column> known = columns(connection, table);
        List<Column> columns = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (Column column : known) {
            int place = given.indexOf(column.name());
            if (place >= 0) {
                columns.add(column);
                places.add(place);
            }
        }
        boolean counted = columns.stream().anyMatch(Column::counted);
        String sql = "INSERT INTO " + table + " ("
                + String.join(", ", columns.stream().map(Column::name).toList()) + ")"
                + (counted ? " OVERRIDING SYSTEM VALUE" : "") + " VALUES ("
                + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
        long rows = 0;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                List<@Nullable String> values = TableText.columns(line);
                for (int i = 0; i < columns.size(); i++) {
                    set(insert, i + 1, columns.get(i).type(), values.get(places.get(i)));
                }
                insert.addBatch();
                rows++;
                if (rows % AT_ONCE == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
        return rows;
    }

    private static List<Column> columns(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet none = statement.executeQuery("SELECT * FROM " + table + " WHERE 1 = 0")) {
            return columns(none.getMetaData());
        }
    }

    private static void set(PreparedStatement insert, int index, int type, @Nullable String value) throws SQLException {
        if (value == null) {
            insert.setNull(index, type);
        } else if (isBytes(type)) {
            insert.setBytes(index, HexFormat.of().parseHex(value));
        } else if (isTruth(type)) {
            insert.setBoolean(index, Boolean.parseBoolean(value));
        } else if (type == Types.BIGINT || type == Types.INTEGER || type == Types.SMALLINT) {
            insert.setLong(index, Long.parseLong(value));
        } else {
            insert.setString(index, value);
        }
    }
}
