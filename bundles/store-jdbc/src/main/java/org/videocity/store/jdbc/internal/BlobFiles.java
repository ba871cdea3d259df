package org.videocity.store.jdbc.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.store.BlobId;
import org.videocity.api.store.BlobStore;

/**
 * The files blobs stand in: {@code <folder>/<space>/<first two digits>/<sha256>}. A file gets that name when all its bytes
 * are on disk, and is answered for when the name is; until then it is {@code <folder>/tmp/…}, which is emptied at start.
 * Thread: safe from any.
 */
final class BlobFiles {
    /** Where files are written really. */
    static final Disk REAL_DISK = BlobFiles::create;

    private static final Logger LOG = LoggerFactory.getLogger(BlobFiles.class);
    private static final int PIECE_BYTES = 64 * 1024;
    private static final int NAME_BYTES = 16;
    private static final int PREFIX_CHARS = 2;

    private final Path folder;
    private final Disk disk;
    private final SecureRandom random = new SecureRandom();
    /** What the names of this process' half-written files begin with. */
    private final String own = randomName() + "-";

    private final Withheld withheld = new Withheld();

    /** Opens a new file for writing. */
    interface Disk {
        Output create(Path file) throws IOException;
    }

    /** A file being written. */
    interface Output extends WritableByteChannel {
        /** Returns when everything written is on disk. */
        void force() throws IOException;
    }

    /** There are more bytes than allowed. */
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;

        TooLargeException(long allowed) {
            super("That is larger than the " + allowed + " bytes allowed here.");
        }
    }

    BlobFiles(Path folder, Disk disk) {
        this.folder = folder;
        this.disk = disk;
    }

    BlobStore.Blob put(String space, BlobStore.Content content, long maxBytes) throws IOException {
        ByteBuffer piece = ByteBuffer.allocate(PIECE_BYTES);
        try (BlobWriting out = begin(space, maxBytes);
                ReadableByteChannel in = content.open()) {
            while (in.read(piece) >= 0) {
                out.write(piece.flip());
                piece.clear();
            }
            return out.finish();
        }
    }

    /** Opens a file that gets its name when all its bytes are in it. */
    BlobWriting begin(String space, long maxBytes) throws IOException {
        Path temporary = folder.resolve("tmp");
        createFolders(temporary);
        Path file = temporary.resolve(own + randomName());
        return new BlobWriting(file, disk, maxBytes, sha256 -> name(file, new BlobId(space, sha256)));
    }

    private BlobId name(Path file, BlobId id) throws IOException {
        Path shelf = shelf(id);
        createFolders(shelf);
        synchronized (withheld) {
            withheld.keep(id);
            Files.move(file, path(id), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        forceFolder(shelf);
        return id;
    }

    private String randomName() {
        byte[] name = new byte[NAME_BYTES];
        random.nextBytes(name);
        return HexFormat.of().formatHex(name);
    }

    Optional<FileChannel> open(BlobId id) throws IOException {
        try {
            return Optional.of(FileChannel.open(path(id), StandardOpenOption.READ));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }

    static ByteBuffer readAll(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
            // goes on until all is read
        }
        return bytes.flip().asReadOnlyBuffer();
    }

    /** Reads some of it: so many bytes, or fewer at its end. */
    static ByteBuffer read(FileChannel channel, long from, int mostBytes) throws IOException {
        long left = Math.max(0, channel.size() - from);
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(left, mostBytes));
        while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
            // goes on until all is read
        }
        return bytes.flip().asReadOnlyBuffer();
    }

    boolean delete(BlobId id) throws IOException {
        return withheld.later(id) ? Files.exists(path(id)) : Files.deleteIfExists(path(id));
    }

    /** Lets nothing be deleted until {@link #release}, so that a backup finds what its records name. */
    void withhold() {
        withheld.begin();
    }

    /** Deletes what was to be deleted meanwhile. */
    void release() throws IOException {
        // one that comes back in this moment has to come before or after
        synchronized (withheld) {
            for (BlobId id : withheld.end()) {
                Files.deleteIfExists(path(id));
            }
        }
    }

    /** Deletes blobs that are found to be wanted by nobody, but not one that comes back meanwhile; yields how many. */
    int deleteUnlessWanted(Collection<BlobId> ids, Wanted wanted) throws IOException, SQLException {
        withhold();
        Set<BlobId> marked = new HashSet<>();
        try {
            for (BlobId id : ids) {
                if (delete(id)) {
                    marked.add(id);
                }
            }
            for (BlobId id : wanted.among()) {
                withheld.keep(id);
                marked.remove(id);
            }
        } catch (IOException | SQLException | RuntimeException failed) {
            marked.forEach(withheld::keep);
            throw failed;
        } finally {
            release();
        }
        return marked.size();
    }

    /** Finds which blobs are wanted. */
    interface Wanted {
        Set<BlobId> among() throws IOException, SQLException;
    }

    /** Lists every blob there is. */
    List<BlobId> all() throws IOException {
        Path spaces = folder.resolve("spaces");
        if (!Files.isDirectory(spaces)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(spaces, 3)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> idOf(spaces, file))
                    .toList();
        }
    }

    private static BlobId idOf(Path spaces, Path file) {
        return new BlobId(
                spaces.relativize(file).getName(0).toString(),
                file.getFileName().toString());
    }

    /** Does something with every blob there is. */
    void each(Visitor visitor) throws IOException {
        Path spaces = folder.resolve("spaces");
        if (!Files.isDirectory(spaces)) {
            return;
        }
        try (Stream<Path> files = Files.walk(spaces, 3)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                BlobId id = idOf(spaces, file);
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                    visitor.visit(id, channel);
                } catch (NoSuchFileException gone) {
                    LOG.debug("{} went meanwhile", id);
                }
            }
        }
    }

    /** What is done with a blob. */
    interface Visitor {
        void visit(BlobId id, FileChannel bytes) throws IOException;
    }

    int deleteSpace(String space) throws IOException {
        Path root = root(space);
        int count = withheld.later(() -> ids(space));
        if (count > 0) {
            return count;
        }
        if (Files.isDirectory(root)) {
            try (DirectoryStream<Path> prefixes = Files.newDirectoryStream(root)) {
                for (Path prefix : prefixes) {
                    count += empty(prefix, file -> true);
                    Files.deleteIfExists(prefix);
                }
            }
            Files.deleteIfExists(root);
        }
        return count;
    }

    private List<BlobId> ids(String space) throws IOException {
        Path root = root(space);
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root, 2)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> new BlobId(space, file.getFileName().toString()))
                    .toList();
        }
    }

    /** Removes what a killed process left half-written, but not what is being written now. */
    void sweep() {
        try {
            Path temporary = folder.resolve("tmp");
            int left = Files.isDirectory(temporary) ? empty(temporary, this::isForeign) : 0;
            if (left > 0) {
                LOG.info("Removed {} uploads that had not ended when the city did", left);
            }
        } catch (IOException unreadable) {
            LOG.warn("Half-written uploads could not be removed", unreadable);
        }
    }

    private boolean isForeign(Path file) {
        return !file.getFileName().toString().startsWith(own);
    }

    private static int empty(Path directory, DirectoryStream.Filter<Path> which) throws IOException {
        int count = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, which)) {
            for (Path file : files) {
                count += Files.deleteIfExists(file) ? 1 : 0;
            }
        }
        return count;
    }

    private Path root(String space) {
        return folder.resolve("spaces").resolve(space);
    }

    private Path shelf(BlobId id) {
        return root(id.space()).resolve(id.sha256().substring(0, PREFIX_CHARS));
    }

    private Path path(BlobId id) {
        return shelf(id).resolve(id.sha256());
    }

    /** Makes folders whose own names are on disk too when it returns. */
    private static void createFolders(Path wanted) throws IOException {
        if (Files.isDirectory(wanted)) {
            return;
        }
        Path parent = wanted.getParent();
        if (parent != null) {
            createFolders(parent);
        }
        Files.createDirectories(wanted);
        if (parent != null) {
            forceFolder(parent);
        }
    }

    /** A rename is on disk when its folder is; systems that cannot open folders do it by themselves. */
    static void forceFolder(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (java.nio.file.AccessDeniedException notASystemThatCan) {
            LOG.debug("The folder {} cannot be synced by itself here", directory);
        }
    }

    private static Output create(Path file) throws IOException {
        FileChannel channel = Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")
                ? FileChannel.open(
                        file,
                        Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
        return new Output() {
            @Override
            public void force() throws IOException {
                channel.force(true);
            }

            @Override
            public int write(ByteBuffer bytes) throws IOException {
                return channel.write(bytes);
            }

            @Override
            public boolean isOpen() {
                return channel.isOpen();
            }

            @Override
            public void close() throws IOException {
                channel.close();
            }
        };
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new UncheckedIOException(new IOException("Every Java has SHA-256", impossible));
        }
    }
}
