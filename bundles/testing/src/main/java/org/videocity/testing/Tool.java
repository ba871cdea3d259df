package org.videocity.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program nobody here wrote, running as a child process. Its output is collected by threads that end with it; closing
 * ends exactly this process.
 */
public final class Tool implements AutoCloseable {
    private static final Path[] PLACES = {Path.of("/usr/bin"), Path.of("/usr/local/bin"), Path.of("/usr/sbin")};

    private final String name;
    private final Process process;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<Thread> readers = new ArrayList<>();
    /** Nothing more comes to standard output; guarded by {@code out}. */
    private boolean outEnded;

    private Tool(String name, Process process) {
        this.name = name;
        this.process = process;
        readers.add(reader(process.getInputStream(), out));
        readers.add(reader(process.getErrorStream(), err));
    }

    /** Finds a program or fails with the command that installs it; a test never skips for its absence. */
    public static Path require(String program, String debianPackage) {
        for (Path place : PLACES) {
            if (place.resolve(program).toFile().canExecute()) {
                return place.resolve(program);
            }
        }
        throw new AssertionError(program + " is missing. On Debian: apt-get install -y --no-install-recommends "
                + debianPackage + " (./videocity test does so as root)");
    }

    /** Starts a program with an empty standard input. */
    public static Tool start(List<String> command) {
        return start(Map.of(), command);
    }

    /** As above with variables of its environment changed; one with an empty value is taken away. */
    public static Tool start(Map<String, String> environment, List<String> command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().putAll(environment);
            builder.environment().values().removeIf(String::isEmpty);
            Process process = builder.start();
            process.getOutputStream().close();
            return new Tool(Path.of(command.get(0)).getFileName().toString(), process);
        } catch (IOException e) {
            throw new UncheckedIOException(String.join(" ", command), e);
        }
    }

    /** Runs a program to its end and returns it; fails when it does not end in time. */
    public static Tool run(Duration limit, List<String> command) {
        Tool tool = start(command);
        tool.await(limit);
        return tool;
    }

    /** Waits until the program has ended; it is ended, and the test fails, when that takes longer than the limit. */
    public Tool await(Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                close();
                throw new AssertionError(name + " did not end within " + limit + "\n" + errors());
            }
            for (Thread reader : readers) {
                reader.join(5_000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
        }
        return this;
    }

    /** Fails, showing what the program said, unless it ended well. */
    public Tool succeeded() {
        if (process.isAlive() || process.exitValue() != 0) {
            throw new AssertionError(name + (process.isAlive() ? " still runs" : " ended with " + process.exitValue())
                    + "\n" + errors());
        }
        return this;
    }

    /** Fails, showing what the program said, unless it ended badly. */
    public Tool failed() {
        if (process.isAlive() || process.exitValue() == 0) {
            throw new AssertionError(name + (process.isAlive() ? " still runs" : " ended well") + "\n" + output());
        }
        return this;
    }

    /** Tells whether it runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Returns the exit code of a program that has ended. */
    public int exitCode() {
        return process.exitValue();
    }

    /** Returns the process id. */
    public long pid() {
        return process.pid();
    }

    /** Asks the program to end, as Ctrl-C would (SIGINT), so that it can finish its protocol. */
    public void interrupt() {
        signal("INT");
    }

    /** Ends the program without giving it a chance to say goodbye (SIGKILL). */
    public void kill() {
        process.destroyForcibly();
    }

    private void signal(String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor(5, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns what it wrote to standard output so far. */
    public String output() {
        synchronized (out) {
            return out.toString(StandardCharsets.UTF_8);
        }
    }

    /** Waits until the program has written something to standard output; tells whether it did before it ended, and in time. */
    public boolean awaitOutput(String text, Duration limit) {
        long until = System.nanoTime() + limit.toNanos();
        synchronized (out) {
            while (!output().contains(text)) {
                long leftMillis = (until - System.nanoTime()) / 1_000_000;
                if (outEnded || leftMillis <= 0) {
                    return false;
                }
                try {
                    out.wait(leftMillis);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
            return true;
        }
    }

    /** Returns the bytes it wrote to standard output so far. */
    public byte[] outputBytes() {
        synchronized (out) {
            return out.toByteArray();
        }
    }

    /** Returns what it wrote to standard error so far. */
    public String errors() {
        synchronized (err) {
            return err.toString(StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(3, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private Thread reader(InputStream in, ByteArrayOutputStream to) {
        Thread thread = new Thread(
                () -> {
                    byte[] chunk = new byte[8192];
                    try (in) {
                        for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                            synchronized (to) {
                                to.write(chunk, 0, n);
                                to.notifyAll();
                            }
                        }
                    } catch (IOException ended) {
                        // the process is gone; what it wrote before is kept
                    } finally {
                        synchronized (to) {
                            outEnded |= to == out;
                            to.notifyAll();
                        }
                    }
                },
                "tool-output");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
