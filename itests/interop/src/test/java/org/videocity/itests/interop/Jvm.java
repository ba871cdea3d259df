package org.videocity.itests.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.videocity.testing.CityProcess;
import org.videocity.testing.Tool;

/** What the JDK's own tools and the kernel say of a running city. */
final class Jvm {
    private static final String LOADERS = "org.apache.felix.framework.BundleWiringImpl$BundleClassLoader";

    private final long pid;

    /**
     * What may leak.
     *
     * @param loaders class loaders of bundles, of all bundles of the city
     * @param threads of the process
     * @param descriptors open files and sockets of the process
     */
    record Figures(long loaders, long threads, long descriptors) {
        /** Tells whether nothing has grown, but for threads and descriptors that pools may keep. */
        boolean isWithin(Figures before, int slack) {
            return loaders <= before.loaders
                    && threads <= before.threads + slack
                    && descriptors <= before.descriptors + slack;
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
        return new Figures(loaders, entries("task"), entries("fd"));
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

    private long entries(String folder) {
        try (Stream<Path> entries = Files.list(Path.of("/proc/" + pid + "/" + folder))) {
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
