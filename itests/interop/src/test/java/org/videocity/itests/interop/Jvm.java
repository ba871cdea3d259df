package org.videocity.itests.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.videocity.testing.CityProcess;
import org.videocity.testing.Tool;

/** What the JDK's own tools and the kernel say of a running city. */
final class Jvm {
    private static final String LOADERS = "org.apache.felix.framework.BundleWiringImpl$BundleClassLoader";

    private final long pid;

    /** Pools of others, which grow to their size as they are used: events, Jetty, the console's sessions, the JVM's own. */
    private static final Pattern POOLS = Pattern.compile(
            "(EventAdmin|qtp|session-|sshd-|pipe-|ForkJoinPool|GC Thread|C[12] CompilerThread|Attach).*");

    private static final Pattern THREAD = Pattern.compile("(?m)^\"([^\"]*)\" ");

    /**
     * What may leak.
     *
     * @param loaders class loaders of bundles, of all bundles of the city
     * @param threads neither in the pools of others nor the city's own
     * @param descriptors open files and sockets of the process
     */
    record Figures(long loaders, long threads, long descriptors) {
        /** Tells whether nothing has grown, but for the sockets of connections that are just being closed. */
        boolean isWithin(Figures before, int sockets) {
            return loaders <= before.loaders
                    && threads <= before.threads
                    && descriptors <= before.descriptors + sockets;
        }
    }

    Jvm(CityProcess city) {
        this.pid = city.pid();
    }

    /** Collects garbage twice, because what the first round finalizes only the second can take. */
    Jvm collected() {
        jcmd("GC.run");
        jcmd("GC.run");
        return this;
    }

    Figures figures() {
        long loaders = jcmd("GC.class_histogram")
                .lines()
                .map(line -> line.strip().split("\\s+"))
                .filter(row -> row.length >= 4 && row[3].equals(LOADERS))
                .mapToLong(row -> Long.parseLong(row[1]))
                .sum();
        long others = threads().stream()
                .filter(name -> !POOLS.matcher(name).matches() && !isOurs(name))
                .count();
        return new Figures(loaders, others, descriptors());
    }

    /** Returns the names of the city's own threads; each bundle gives every thread a name of its own. */
    List<String> ownThreads() {
        return threads().stream().filter(Jvm::isOurs).toList();
    }

    private static boolean isOurs(String thread) {
        return thread.startsWith("videocity-") || thread.startsWith("rtmp-");
    }

    private List<String> threads() {
        return THREAD.matcher(jcmd("Thread.print"))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** Returns how many class loaders hold each of some classes, by {@code VM.classloaders}; in their order. */
    List<Long> loadersOf(List<String> classes) {
        List<String> words = jcmd("VM.classloaders", "show-classes")
                .lines()
                .flatMap(line -> Arrays.stream(line.strip().split("\\s+")))
                .toList();
        return classes.stream()
                .map(name -> words.stream().filter(name::equals).count())
                .toList();
    }

    private long descriptors() {
        try (Stream<Path> entries = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return entries.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String jcmd(String... command) {
        List<String> all = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                        .toString(),
                                "" + pid),
                        Stream.of(command))
                .toList();
        return Tool.run(Duration.ofSeconds(60), all).succeeded().output();
    }
}
