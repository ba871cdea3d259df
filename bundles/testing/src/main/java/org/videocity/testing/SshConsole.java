package org.videocity.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A city's console as the SSH client of the system reaches it: a JVM less for every command. */
final class SshConsole {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Path askPass;
    private final int port;

    private SshConsole(Path askPass, int port) {
        this.askPass = askPass;
        this.port = port;
    }

    /** Returns the console of a running city as soon as it answers, which may be a moment after its pages do. */
    static SshConsole of(Path base, int port) {
        SshConsole console = new SshConsole(askPass(base), port);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (Tool tool = console.run("videocity:version");
                tool.exitCode() != 0;
                tool = console.run("videocity:version")) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("the console does not answer: " + tool.output() + tool.errors());
            }
        }
        return console;
    }

    /** Runs one line of commands to its end. */
    Tool run(String commands) {
        List<String> ssh = List.of(
                Tool.require("ssh", "openssh-client").toString(),
                "-F",
                "none",
                "-o",
                "ConnectionAttempts=30",
                "-o",
                "LogLevel=ERROR",
                "-o",
                "PreferredAuthentications=keyboard-interactive,password",
                "-o",
                "StrictHostKeyChecking=no",
                "-o",
                "UserKnownHostsFile=/dev/null",
                "-p",
                Integer.toString(port),
                "operator@127.0.0.1",
                commands);
        return Tool.start(Map.of("SSH_ASKPASS", askPass.toString(), "SSH_ASKPASS_REQUIRE", "force"), ssh)
                .await(PATIENCE);
    }

    /** Writes what ssh asks for the password: it looks where the launcher has put it. */
    private static Path askPass(Path base) {
        Path program = base.resolve("data/ask-pass");
        String users = base.resolve("etc/users.properties").toString();
        try {
            Files.writeString(program, "#!/bin/sh\nsed -n 's/^operator *= *\\([^,]*\\),.*/\\1/p' '" + users + "'\n");
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return program;
    }
}
