package org.videocity.store.jdbc.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.store.BlobId;

/**
 * What a restore has to do outside the database, laid ready in {@code <data>/restore/<id>} before the database changes:
 * files to be put in place, and configurations. Whether it is to be done says the database: the id is committed with the
 * rows. So a process killed at any moment leaves the old city or the new one. Everything may be done twice.
 */
final class StagedFiles {
    private static final Logger LOG = LoggerFactory.getLogger(StagedFiles.class);
    private static final String FILES = "files";
    private static final String CONFIGURATIONS = "configurations";
    private static final String OUTDATED = "outdated-blobs";

    private final Path data;
    private final Path folder;

    private StagedFiles(Path data, String id) {
        this.data = data;
        this.folder = all(data).resolve(id);
    }

    private static Path all(Path data) {
        return data.resolve("restore");
    }

    /**
     * Lays ready what a backup holds; on disk when it returns.
     *
     * @param folders below the data folder, into which backups may put files; others are left out
     */
    static StagedFiles prepare(Path data, String id, BackupReader from, Set<String> folders) throws IOException {
        StagedFiles staged = new StagedFiles(data, id);
        staged.makeFolder(staged.folder.resolve(CONFIGURATIONS));
        for (String name : from.below(Backups.FILES)) {
            Path place = safe(name.substring(Backups.FILES.length()));
            if (folders.stream().noneMatch(place::startsWith)) {
                LOG.warn("Nobody here has use for {} of the backup; it is left out", place);
                continue;
            }
            Path file = staged.folder.resolve(FILES).resolve(place);
            staged.makeFolder(file.getParent());
            try (InputStream in = from.open(name)) {
                staged.write(file, in.readAllBytes());
            }
        }
        for (String name : from.below(Backups.CONFIGURATIONS)) {
            Path file = staged.folder
                    .resolve(CONFIGURATIONS)
                    .resolve(safe(name.substring(Backups.CONFIGURATIONS.length())));
            staged.write(file, from.text(name).getBytes(StandardCharsets.UTF_8));
        }
        return staged;
    }

    /** Notes the blobs that nobody knows any more once the restore has happened; on disk when it returns. */
    void outdated(List<BlobId> blobs) throws IOException {
        String lines = blobs.stream().map(id -> id + "\n").collect(Collectors.joining());
        write(folder.resolve(OUTDATED), lines.getBytes(StandardCharsets.UTF_8));
        BlobFiles.forceFolder(folder);
    }

    /** Reads what {@link #outdated(List)} noted. */
    List<BlobId> outdated() throws IOException {
        Path noted = folder.resolve(OUTDATED);
        return Files.exists(noted)
                ? Files.readAllLines(noted).stream().map(BlobId::parse).toList()
                : List.of();
    }

    /** Finds what was laid ready and perhaps never done. */
    static List<StagedFiles> left(Path data) throws IOException {
        List<StagedFiles> left = new ArrayList<>();
        if (Files.isDirectory(all(data))) {
            try (DirectoryStream<Path> folders = Files.newDirectoryStream(all(data))) {
                for (Path one : folders) {
                    left.add(new StagedFiles(data, one.getFileName().toString()));
                }
            }
        }
        return left;
    }

    String id() {
        return folder.getFileName().toString();
    }

    /** A backup may come from anywhere: nothing in it leads out of the folder. */
    private static Path safe(String name) throws IOException {
        Path path = Path.of(name).normalize();
        if (path.isAbsolute()
                || path.startsWith("..")
                || name.indexOf('\\') >= 0
                || path.toString().isEmpty()) {
            throw new BackupReader.DamagedException("'" + name + "' in it is no place for a file");
        }
        return path;
    }

    /** Puts files and configurations in place. */
    void apply(Configurations configurations) throws IOException {
        Path files = folder.resolve(FILES);
        if (Files.isDirectory(files)) {
            try (Stream<Path> walk = Files.walk(files)) {
                for (Path file : walk.filter(Files::isRegularFile).toList()) {
                    Path place = data.resolve(files.relativize(file));
                    makeFolder(place.getParent());
                    Path beside = place.resolveSibling(place.getFileName() + ".restored");
                    write(beside, Files.readAllBytes(file));
                    Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        List<String> texts = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder.resolve(CONFIGURATIONS))) {
            for (Path one : all) {
                texts.add(Files.readString(one));
            }
        }
        configurations.restore(texts);
    }

    /** Takes it away. */
    void remove() throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    private void makeFolder(Path wanted) throws IOException {
        Files.createDirectories(wanted, mine("rwx------"));
    }

    private void write(Path file, byte[] bytes) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, mine("rw-------"));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer all = ByteBuffer.wrap(bytes);
            while (all.hasRemaining()) {
                channel.write(all);
            }
            channel.force(true);
        }
    }

    private FileAttribute<?>[] mine(String permissions) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
