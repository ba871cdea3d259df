package org.videocity.itests.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Takes the codes out of the folder a city writes its mails to. Thread: safe from any; one reads the folder for all. */
final class MailedCodes {
    private static final Pattern TO = Pattern.compile("(?m)^To: .*?([^\\s<>]+@[^\\s<>]+)");
    private static final Pattern CODE = Pattern.compile("(?m)^Subject: .*: (\\d{6})\\s*$");

    private final Path folder;
    private final Map<String, String> codes = new HashMap<>();

    MailedCodes(Path folder) {
        this.folder = folder;
    }

    /** Who a code was mailed to, and the code. */
    record Letter(String to, String code) {
        static Letter read(String mail) {
            Matcher to = TO.matcher(mail);
            Matcher code = CODE.matcher(mail);
            if (!to.find() || !code.find()) {
                throw new BenchException("a mail has no address or no code in it: " + mail);
            }
            return new Letter(to.group(1), code.group(1));
        }
    }

    /** Returns the last code for an address, once. */
    synchronized String take(String address) {
        if (!codes.containsKey(address)) {
            read();
        }
        String code = codes.remove(address);
        if (code == null) {
            throw new BenchException("no code was mailed to " + address);
        }
        return code;
    }

    private void read() {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> mails = files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .toList();
            for (Path mail : mails) {
                Letter letter = Letter.read(Files.readString(mail));
                codes.put(letter.to(), letter.code());
                Files.delete(mail);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
