package org.videocity.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL of our own from the binaries in the test's class path, on loopback. It refuses to run as root: there it runs
 * as {@code nobody}.
 */
public final class RealPostgres implements AutoCloseable {
    /** Whom everybody is taken for, without a password. */
    public static final String USER = "city";

    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Path folder;
    private final int port;
    private Process server;

    private static final class Shared {
        private static final RealPostgres ONE = start();

        private static RealPostgres start() {
            try {
                RealPostgres one = new RealPostgres();
                Runtime.getRuntime().addShutdownHook(new Thread(one::close));
                return one;
            } catch (IOException | InterruptedException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }

    /** The one most tests use; it ends with the tests. */
    public static RealPostgres shared() {
        return Shared.ONE;
    }

    /** Unpacks one and starts it. */
    public RealPostgres() throws IOException, InterruptedException {
        folder = Files.createTempDirectory("videocity-postgres");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (InputStream archive = RealPostgres.class.getResourceAsStream(ARCHIVE)) {
            if (archive == null) {
                throw new IOException("No PostgreSQL for this machine in the class path: " + ARCHIVE);
            }
            Files.copy(archive, folder.resolve("postgres.txz"), StandardCopyOption.REPLACE_EXISTING);
        }
        run(List.of("tar", "-xJf", folder.resolve("postgres.txz").toString(), "-C", folder.toString()));
        Files.delete(folder.resolve("postgres.txz"));
        Path data = Files.createDirectory(folder.resolve("data"));
        if (isRoot()) {
            run(List.of("chown", "nobody", data.toString()));
        }
        run(asSomebody("initdb", "-D", data.toString(), "-U", USER, "-A", "trust", "-E", "UTF8", "--no-locale"));
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        start();
    }

    /** Starts it; where the remains of a killed one are still in its way, again. */
    public void start() throws IOException, InterruptedException {
        launch();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            if (System.nanoTime() > deadline) {
                throw new IOException("PostgreSQL does not answer; " + folder.resolve("log") + " says why");
            }
            if (server.waitFor(100, TimeUnit.MILLISECONDS)) {
                launch();
            }
        }
    }

    private boolean answers() {
        try (Connection connection = source("postgres").getConnection()) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private void launch() throws IOException {
        server = new ProcessBuilder(asSomebody(
                        "postgres",
                        "-D",
                        folder.resolve("data").toString(),
                        "-p",
                        String.valueOf(port),
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "unix_socket_directories=",
                        "-c",
                        "max_connections=60"))
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .directory(folder.toFile())
                .start();
    }

    /** Ends the server at once, as a failing machine would; what is in it stays. */
    public void kill() throws IOException, InterruptedException {
        long postmaster =
                Long.parseLong(Files.readAllLines(folder.resolve("data").resolve("postmaster.pid"))
                        .get(0));
        run(List.of("kill", "-9", String.valueOf(postmaster)));
        server.waitFor(20, TimeUnit.SECONDS);
    }

    /** Makes a database without tables. */
    public DataSource emptyDatabase() throws SQLException {
        return source(create());
    }

    /** Makes a database without tables; yields its address as JDBC writes it. */
    public String emptyDatabaseUrl() throws SQLException {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + create();
    }

    private String create() throws SQLException {
        String name = "city" + NUMBER.incrementAndGet();
        try (Connection connection = source("postgres").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return name;
    }

    private PGSimpleDataSource source(String name) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(name);
        source.setUser(USER);
        source.setConnectTimeout(5);
        source.setSocketTimeout(15);
        return source;
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private List<String> asSomebody(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"));
        }
        command.add(folder.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .directory(folder.toFile())
                .start();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IOException(command + " failed (needed: apt-get install tar xz-utils util-linux): " + said);
        }
    }

    @Override
    public void close() {
        server.destroy();
        try {
            server.waitFor(20, TimeUnit.SECONDS);
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(java.util.Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        } catch (IOException | InterruptedException left) {
            System.err.println("Left behind: " + folder);
        }
    }
}
