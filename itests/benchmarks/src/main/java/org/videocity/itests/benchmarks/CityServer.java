package org.videocity.itests.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.videocity.testing.CityProcess;
import org.videocity.testing.Tool;

/** The real distribution in a data folder of its own; {@link #with} is the same process with other settings. */
final class CityServer implements Server {
    private static final String PID = "org.videocity.transport.rtmp";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern SPACE =
            Pattern.compile("(PSYoungGen|ParOldGen|garbage-first heap)[^\\n]*used (\\d+)K");

    private final CityProcess city;
    private final Path file;
    private final String shipped;
    private Map<String, String> settings = Map.of();

    private CityServer(CityProcess city) {
        this.city = city;
        this.file = city.base().resolve("etc/" + PID + ".cfg");
        this.shipped = read(file);
    }

    static CityServer start(Path folder) {
        return new CityServer(CityProcess.start(folder));
    }

    /** Returns this city as it is with other settings. */
    Server with(Variant variant) {
        return new WithSettings(this, variant);
    }

    CityProcess process() {
        return city;
    }

    @Override
    public void prepare() {
        take(Map.of());
    }

    /** Changes settings live, as an operator would in etc, and waits until the city has them. */
    private void take(Map<String, String> wanted) {
        if (wanted.equals(settings)) {
            return;
        }
        write(file, shipped, wanted);
        await(PID, wanted, properties -> has(wanted, properties));
        settings = wanted;
    }

    /** Adds settings to those of a part of the city, live, and waits until it has them; for the rest of its days. */
    void configure(String pid, Map<String, String> wanted) {
        Path settingsFile = city.base().resolve("etc/" + pid + ".cfg");
        write(settingsFile, Files.exists(settingsFile) ? read(settingsFile) : "", wanted);
        await(pid, wanted, properties -> holds(wanted, properties));
    }

    private static void write(Path file, String before, Map<String, String> wanted) {
        StringBuilder text = new StringBuilder(before);
        new TreeMap<>(wanted)
                .forEach((key, value) ->
                        text.append(key).append(" = ").append(value).append('\n'));
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void await(String pid, Map<String, String> wanted, Predicate<String> taken) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!taken.test(city.console("config:property-list --pid " + pid))) {
            if (System.nanoTime() > end) {
                throw new BenchException("the city did not take " + wanted + " from its etc folder");
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    private boolean has(Map<String, String> wanted, String properties) {
        boolean oldOnesGone =
                settings.keySet().stream().allMatch(key -> wanted.containsKey(key) || !properties.contains(key + " ="));
        return oldOnesGone && holds(wanted, properties);
    }

    private static boolean holds(Map<String, String> wanted, String properties) {
        return wanted.entrySet().stream().allMatch(e -> properties.contains(e.getKey() + " = " + e.getValue()));
    }

    @Override
    public String name() {
        return "city";
    }

    @Override
    public Target target() {
        return Target.loopback(city.rtmpPort(), "call/welcome@localhost");
    }

    /** Returns where its web server listens. */
    InetSocketAddress web() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), city.httpPort());
    }

    @Override
    public long pid() {
        return city.pid();
    }

    @Override
    public long collectGarbage() {
        jcmd("GC.run");
        Matcher spaces = SPACE.matcher(jcmd("GC.heap_info"));
        long kilobytes = 0;
        while (spaces.find()) {
            kilobytes += Long.parseLong(spaces.group(2));
        }
        return kilobytes * 1024;
    }

    private String jcmd(String command) {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Tool tool = Tool.run(PATIENCE, List.of(jcmd.toString(), Long.toString(pid()), command));
        return tool.succeeded().output();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        city.close();
    }

    /** The same process under another name, after a live change. */
    private record WithSettings(CityServer city, Variant variant) implements Server {
        @Override
        public String name() {
            return "city, " + variant.name();
        }

        @Override
        public String query() {
            return variant.query();
        }

        @Override
        public Target target() {
            return city.target();
        }

        @Override
        public long pid() {
            return city.pid();
        }

        @Override
        public void prepare() {
            city.take(variant.settings());
        }

        @Override
        public long collectGarbage() {
            return city.collectGarbage();
        }

        @Override
        public void close() {
            // ends with the city
        }
    }
}
