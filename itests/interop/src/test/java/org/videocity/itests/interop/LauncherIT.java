package org.videocity.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.videocity.testing.CityProcess;
import org.videocity.testing.Tool;

/** The launcher as people use it: what it says when something is missing, taken, mistyped or wanted to stop. */
@ExtendWith(InTheCity.class)
class LauncherIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Path FOLDER = Path.of("target/launcher").toAbsolutePath();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            status                                    | 3 | nobody. ./videocity run starts one; --data DIR
            stop                                      | 0 | No city runs on
            console                                   | 1 | nobody; ./videocity run starts one, --data DIR
            run --port-offset seven                   | 1 | --port-offset takes a number, not 'seven'
            run --port-offset -1                      | 1 | --port-offset takes a number, not '-1'
            run --port-offset 60000                   | 1 | --port-offset 60000 is too large: ports end at 65535
            run --port-offset                         | 1 | --port-offset needs a value
            run --bind 203.0.113.77                   | 1 | --bind 203.0.113.77 is no address of this machine
            run --bind 127.0.0.1:5080                 | 1 | '127.0.0.1:5080' is none
            run --bnid 0.0.0.0                        | 1 | there is no option '--bnid'
            fly                                       | 1 | there is no command 'fly'
            bench speed                               | 1 | there is no bench 'speed'
            help                                      | 0 | --port-offset N
            """)
    void saysWhatIsWrong(String command, int exitCode, String said) {
        Tool tool = launch(Map.of(), (command + " --data " + FOLDER.resolve("nobody")).split(" "));
        if (command.endsWith("--port-offset")) {
            tool = launch(Map.of(), command.split(" "));
        }
        assertThat(tool.output() + tool.errors()).contains(said);
        assertThat(tool.exitCode()).isEqualTo(exitCode);
        assertThat(FOLDER.resolve("nobody")).doesNotExist();
    }

    @Test
    void saysWhichToolsAreMissingAndHowToGetThem() throws IOException {
        Path checkout = bareCheckout();
        String path = pathWithout("java", "javac", "mvn", "apt-get").toString();
        List<String> run = List.of(
                checkout.resolve("videocity").toString(), "run", "--port-offset", "" + CityProcess.freeOffset());
        Tool noJava = Tool.start(Map.of("PATH", path, "JAVA_HOME", "", "VIDEOCITY_JVMS", "/nowhere"), run)
                .await(PATIENCE);
        assertThat(noJava.errors())
                .contains("a JDK 17 is needed", "apt-get install openjdk-17-jdk-headless", "set JAVA_HOME");
        assertThat(noJava.exitCode()).isEqualTo(1);
        Map<String, String> javaAlone = Map.of("PATH", path, "JAVA_HOME", System.getProperty("java.home"));
        Tool noMaven = Tool.start(javaAlone, run).await(PATIENCE);
        assertThat(noMaven.errors()).contains("Maven 3.8 or newer is needed to build", "apt-get install maven");
        assertThat(noMaven.exitCode()).isEqualTo(1);
    }

    @Test
    void namesWhoeverHoldsAPort(CityProcess city) throws IOException {
        String offset = "" + (city.httpPort() - 5080);
        String[] second = {"run", "--background", "--data", FOLDER.resolve("second") + "", "--port-offset", offset};
        Tool refused = launch(Map.of(), second);
        assertThat(refused.errors())
                .contains("port " + city.httpPort() + " is taken by the city in " + city.base() + " (process "
                        + city.pid() + ")");
        assertThat(refused.exitCode()).isEqualTo(1);
        Tool again = launch(Map.of(), "run", "--background", "--data", city.base() + "", "--port-offset", offset);
        assertThat(again.errors()).contains("this city runs already (process " + city.pid() + ")");
        int free = CityProcess.freeOffset();
        try (ServerSocket other = new ServerSocket(1935 + free, 1, InetAddress.getLoopbackAddress())) {
            Tool taken = launch(Map.of(), "run", "--data", FOLDER.resolve("second") + "", "--port-offset", "" + free);
            assertThat(taken.errors())
                    .contains("port " + other.getLocalPort() + " is taken by java (process "
                            + ProcessHandle.current().pid() + ")");
        }
    }

    @Test
    void takesNoOtherServersHealthForItsOwn() throws IOException {
        int offset = CityProcess.freeOffset();
        Path base = FOLDER.resolve("race");
        HttpServer other = null;
        try (Tool run = Tool.start(command("run", "--data", base + "", "--port-offset", "" + offset))) {
            Awaitility.await("Java is started")
                    .atMost(PATIENCE)
                    .until(() -> run.output().contains("Starting"));
            other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 5080 + offset), 1);
            other.createContext("/health", exchange -> {
                byte[] body = "{\"status\":\"up\",\"instance\":\"other\"}".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            other.start();
            run.await(PATIENCE);
            assertThat(run.output()).doesNotContain("The city is open");
            assertThat(run.errors()).contains("port " + (5080 + offset) + " was taken meanwhile by java");
            assertThat(run.exitCode()).isEqualTo(1);
        } finally {
            if (other != null) {
                other.stop(0);
            }
        }
        assertThat(base.resolve("data/videocity.pid")).doesNotExist();
    }

    @Test
    void ctrlCClosesTheCity() throws IOException {
        int offset = CityProcess.freeOffset();
        Path base = FOLDER.resolve("foreground");
        // as a terminal does it: to everybody in the foreground at once
        List<String> run = new ArrayList<>(List.of("env", "--default-signal=INT", "setsid"));
        run.addAll(command("run", "--data", base + "", "--port-offset", "" + offset));
        try (Tool foreground = Tool.start(run)) {
            Awaitility.await("the city is open")
                    .atMost(PATIENCE)
                    .until(() -> foreground.output().contains("Ctrl-C stops it.") || !foreground.isAlive());
            long city = Long.parseLong(
                    Files.readString(base.resolve("data/videocity.pid")).strip());
            Tool.run(PATIENCE, List.of("kill", "-INT", "--", "-" + foreground.pid()))
                    .succeeded();
            foreground.await(PATIENCE);
            assertThat(foreground.exitCode()).isZero();
            assertThat(ProcessHandle.of(city)).isEmpty();
        }
        assertThat(base.resolve("data/videocity.pid")).doesNotExist();
        for (int port : new int[] {5080, 1935, 8101}) {
            try (ServerSocket socket = new ServerSocket(port + offset, 1, InetAddress.getLoopbackAddress())) {
                assertThat(socket.isBound()).isTrue();
            }
        }
    }

    @Test
    void aPipeOfCommandsEndsAtTheFirstMistake(CityProcess city) {
        Tool help = piped(city, "help\\n");
        assertThat(help.succeeded().output())
                .containsPattern("videocity:rooms +\\| Lists the rooms")
                .contains("videocity:key-issue", "--help");
        assertThat(piped(city, "help videocity:kick\\n").succeeded().output()).contains("--because");
        Tool two = piped(city, "# a remark\\nvideocity:version\\n\\nvideocity:rooms\\n");
        assertThat(two.succeeded().output()).contains("VideoCity 0.", "welcome@localhost");
        Tool mistake = piped(city, "videocity:version\\nvideocity:room-info nobody@example.org\\nvideocity:rooms\\n");
        assertThat(mistake.exitCode()).isEqualTo(1);
        assertThat(mistake.output() + mistake.errors())
                .contains("VideoCity 0.", "There is no room nobody@example.org")
                .doesNotContain("Guests publish");
        Tool nothing = piped(city, "\\n");
        assertThat(nothing.errors()).contains("no command came");
        assertThat(nothing.exitCode()).isEqualTo(1);
    }

    private static Tool piped(CityProcess city, String commands) {
        String launcher = CityProcess.root().resolve("videocity") + " console --data " + city.base();
        return Tool.run(PATIENCE, List.of("sh", "-c", "printf '" + commands + "' | " + launcher));
    }

    private static Tool launch(Map<String, String> environment, String... arguments) {
        return Tool.start(environment, command(arguments)).await(PATIENCE);
    }

    private static List<String> command(String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(CityProcess.root().resolve("videocity").toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** The launcher as after a clone: nothing is built yet. */
    private static Path bareCheckout() throws IOException {
        Path checkout = Files.createDirectories(FOLDER.resolve("checkout"));
        Files.createDirectories(checkout.resolve(".ci"));
        for (String file : List.of("videocity", ".ci/rings.sh")) {
            Files.copy(
                    CityProcess.root().resolve(file),
                    checkout.resolve(file),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.COPY_ATTRIBUTES);
        }
        return checkout;
    }

    /** A folder with links to every program of this machine but some. */
    private static Path pathWithout(String... programs) throws IOException {
        Path folder = Files.createDirectories(FOLDER.resolve("bin"));
        for (String place : List.of("/usr/bin", "/bin")) {
            try (var files = Files.list(Path.of(place))) {
                for (Path file : files.toList()) {
                    Path link = folder.resolve(file.getFileName().toString());
                    boolean wanted =
                            !List.of(programs).contains(link.getFileName().toString());
                    if (wanted && !Files.exists(link, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
                        Files.createSymbolicLink(link, file);
                    }
                }
            }
        }
        return folder;
    }
}
