package org.videocity.itests.benchmarks;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Linux says of a process. */
final class ProcessFigures {
    /** USER_HZ, 100 on every Linux that Java runs on; see proc(5). */
    private static final double TICKS_PER_SECOND = 100;

    private static final Pattern RSS = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final Pattern FILES = Pattern.compile("Max open files\\s+(\\d+|unlimited)");

    private ProcessFigures() {}

    /** Returns the CPU seconds it has used, user and system. */
    static double cpuSeconds(long pid) {
        return cpuSeconds(read(Path.of("/proc", Long.toString(pid), "stat")));
    }

    /** What a process used of the CPU and what of that its compilers did, which ends once it is warm. */
    record Cpu(double seconds, double compiling) {
        static final Cpu NONE = new Cpu(0, 0);

        Cpu since(Cpu before) {
            return new Cpu(seconds - before.seconds, compiling - before.compiling);
        }
    }

    /** Returns the CPU seconds it has used, and those of its threads that compile. */
    static Cpu cpu(long pid) {
        double compiling = 0;
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "task"))) {
            for (Path thread : threads) {
                String name = readOrNothing(thread.resolve("comm"));
                if (name.startsWith("C1 Compiler") || name.startsWith("C2 Compiler")) {
                    String times = readOrNothing(thread.resolve("schedstat"));
                    compiling += times.isEmpty() ? 0 : Long.parseLong(times.split(" ")[0]) / 1e9;
                }
            }
        } catch (IOException e) {
            throw new BenchException("the server is gone, or this is not Linux: cannot read the threads of " + pid);
        }
        return new Cpu(cpuSeconds(pid), compiling);
    }

    /** Returns how many threads it has. */
    static int threads(long pid) {
        return entries(pid, "task");
    }

    /** Returns how many files, sockets and pipes it has open. */
    static int descriptors(long pid) {
        return entries(pid, "fd");
    }

    private static int entries(long pid, String folder) {
        String[] names = Path.of("/proc", Long.toString(pid), folder).toFile().list();
        return names == null ? 0 : names.length;
    }

    /** A thread may end while it is looked at. */
    private static String readOrNothing(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }

    /** Returns the memory it holds in RAM, in bytes. */
    static long residentBytes(long pid) {
        Matcher found = RSS.matcher(read(Path.of("/proc", Long.toString(pid), "status")));
        return found.find() ? Long.parseLong(found.group(1)) * 1024 : 0;
    }

    /** Fails with words when this process or a server may not open so many files. */
    static void requireFiles(String who, long pid, int wanted) {
        long allowed = openFiles(read(Path.of("/proc", Long.toString(pid), "limits")));
        if (allowed < wanted) {
            throw new BenchException(who + " needs " + wanted + " open files and may have " + allowed
                    + ": say `ulimit -n " + wanted + "` in this shell first, or ask for fewer players");
        }
    }

    /** Reads fields 14 and 15 of a stat line; the name in field 2 may hold anything. */
    static double cpuSeconds(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    }

    /** Reads the soft limit. */
    static long openFiles(String limits) {
        Matcher found = FILES.matcher(limits);
        return !found.find() || found.group(1).equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(found.group(1));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new BenchException("the server is gone, or this is not Linux: cannot read " + file);
        }
    }
}
