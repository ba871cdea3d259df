package org.videocity.store.jdbc.internal;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Reads a backup whose every byte was checked before anything is done with it. */
final class BackupReader implements Closeable {
    static final String ABOUT = "videocity-backup.properties";
    static final int FORMAT = 1;
    private static final int MAX_TEXT_BYTES = 64 << 20;
    private static final int SUM_CHARS = 64;

    private final ZipFile zip;
    private final Map<String, String> sums = new LinkedHashMap<>();
    private final int schema;
    private final Instant made;

    /** The file is damaged, or no backup. */
    static final class DamagedException extends IOException {
        private static final long serialVersionUID = 1L;

        DamagedException(String message) {
            super(message);
        }
    }

    /** Opens a file and checks all of it. */
    BackupReader(Path file) throws IOException {
        try {
            zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException wrong) {
            throw new DamagedException("It is no zip file that can be read");
        }
        try {
            readSums();
            check();
            Properties about = new Properties();
            about.load(new StringReader(text(ABOUT)));
            if (!String.valueOf(FORMAT).equals(about.getProperty("format"))) {
                throw new DamagedException("It is a backup in a form this version does not know");
            }
            schema = Integer.parseInt(about.getProperty("schema", ""));
            made = Instant.parse(about.getProperty("made", ""));
        } catch (DateTimeException | IllegalArgumentException wrong) {
            zip.close();
            throw new DamagedException("It does not say of what it is a backup");
        } catch (EOFException cut) {
            zip.close();
            throw new DamagedException("Its end is missing");
        } catch (IOException failed) {
            zip.close();
            throw failed;
        }
    }

    private void readSums() throws IOException {
        ZipEntry entry = zip.getEntry(BackupWriter.SUMS);
        if (entry == null) {
            throw new DamagedException("It is no backup of a city");
        }
        for (String line : new String(limited(entry), StandardCharsets.UTF_8).split("\n")) {
            if (line.length() > SUM_CHARS + 2) {
                sums.put(line.substring(SUM_CHARS + 2), line.substring(0, SUM_CHARS));
            }
        }
    }

    private byte[] limited(ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(MAX_TEXT_BYTES + 1);
            if (bytes.length > MAX_TEXT_BYTES) {
                throw new DamagedException(entry.getName() + " is larger than it can be");
            }
            return bytes;
        }
    }

    private void check() throws IOException {
        int entries = 0;
        for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
            ZipEntry entry = all.nextElement();
            if (entry.getName().equals(BackupWriter.SUMS)) {
                continue;
            }
            entries++;
            if (!sum(entry).equals(sums.get(entry.getName()))) {
                throw new DamagedException(entry.getName() + " in it is damaged");
            }
        }
        if (entries != sums.size()) {
            throw new DamagedException("Something is missing in it");
        }
    }

    private String sum(ZipEntry entry) throws IOException {
        MessageDigest digest = BlobFiles.sha256();
        byte[] piece = new byte[64 * 1024];
        try (InputStream in = new DigestInputStream(zip.getInputStream(entry), digest)) {
            while (in.read(piece) >= 0) {
                // all of it
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    int schema() {
        return schema;
    }

    Instant made() {
        return made;
    }

    /** Lists the entries below a folder. */
    List<String> below(String folder) {
        return sums.keySet().stream().filter(name -> name.startsWith(folder)).toList();
    }

    InputStream open(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new DamagedException(name + " is missing in it");
        }
        return zip.getInputStream(entry);
    }

    String text(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new DamagedException(name + " is missing in it");
        }
        return new String(limited(entry), StandardCharsets.UTF_8);
    }

    /** Opens the lines of a table, absent when it has none of that name. */
    Optional<BufferedReader> table(String name) throws IOException {
        String entry = Backups.TABLES + name + ".txt";
        return sums.containsKey(entry)
                ? Optional.of(new BufferedReader(new InputStreamReader(open(entry), StandardCharsets.UTF_8)))
                : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
