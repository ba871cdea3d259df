package org.videocity.store.jdbc.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.Reason;
import org.videocity.api.store.BackupFiles;
import org.videocity.api.store.BackupService;
import org.videocity.api.store.BlobId;
import org.videocity.api.store.StoreReasons;
import org.videocity.api.store.StoreResult;

/**
 * Writes backups and puts them back. Work runs on a thread made for it, one at a time. Order of a restore: everything is
 * read and checked; blobs are stored, which harms nobody; what concerns files is laid ready; the rows are replaced in one
 * transaction that also notes that this restore happened, and with it everything has; then files and configurations are
 * put in place and the blobs deleted that only the state before had, now or, where the process was killed before, at the
 * next start.
 */
@Component(service = BackupService.class, immediate = true)
public final class Backups implements BackupService {
    static final String TABLES = "tables/";
    static final String BLOBS = "blobs/";
    static final String FILES = "files/";
    static final String CONFIGURATIONS = "configurations/";
    /** The table of the restores that happened. */
    static final String RESTORED = "restored_backups";

    static final Reason RUNNING = new Reason("backup-running", "A backup or a restore is under way; wait for its end.");
    static final Reason EXISTS = new Reason("exists", "There is a file of that name already.");
    static final Reason BAD_BACKUP = new Reason("bad-backup", "That file is no backup of a city, or is damaged.");

    private static final Logger LOG = LoggerFactory.getLogger(Backups.class);
    private static final long MOST_BLOB_BYTES = Long.MAX_VALUE;

    private final Database database;
    private final BlobFiles blobs;
    private final Configurations configurations;
    private final Path data;
    private final Tables tables;
    private final List<BackupFiles> folders = new CopyOnWriteArrayList<>();
    private final AtomicBoolean running = new AtomicBoolean();
    private final Runnable onOpen = this::finishWhatWasLeft;

    /** Work that may fail because of a disk or a database. */
    private interface Work {
        StoreResult<Contents> run() throws IOException, SQLException;
    }

    /** Made by the component runtime. */
    @Activate
    public Backups(
            @Reference Database database,
            @Reference DiskBlobStore blobs,
            @Reference ConfigurationAdmin admin,
            BundleContext context) {
        this(database, blobs.files(), new Configurations(admin), data(context));
    }

    Backups(Database database, BlobFiles blobs, Configurations configurations, Path data) {
        this.database = database;
        this.blobs = blobs;
        this.configurations = configurations;
        this.data = data;
        this.tables = new Tables(database.schema());
        database.onOpen(onOpen);
    }

    private static Path data(BundleContext context) {
        String data = context.getProperty("karaf.data");
        return Path.of(data == null ? "data" : data).toAbsolutePath();
    }

    /** Begins nothing more; what was begun sees the store close and fails. */
    @Deactivate
    public void deactivate() {
        database.forget(onOpen);
        running.set(true);
    }

    /** Takes a folder that belongs into backups. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addFolder(BackupFiles files) {
        folders.add(files);
    }

    /** Lets a folder go. */
    public void removeFolder(BackupFiles files) {
        folders.remove(files);
    }

    @Override
    public CompletionStage<StoreResult<Contents>> backup(Path file, Executor executor) {
        return ask(() -> write(resolve(file)), executor);
    }

    @Override
    public CompletionStage<StoreResult<Contents>> restore(Path file, Executor executor) {
        return ask(() -> read(resolve(file)), executor);
    }

    private Path resolve(Path file) {
        Path base = data.getParent();
        return base == null ? file.toAbsolutePath() : base.resolve(file).normalize();
    }

    private CompletionStage<StoreResult<Contents>> ask(Work work, Executor executor) {
        CompletableFuture<StoreResult<Contents>> answer = new CompletableFuture<>();
        if (!running.compareAndSet(false, true)) {
            complete(answer, new StoreResult.Conflict<>(RUNNING), executor);
            return answer;
        }
        StoreThreads.clean(
                        () -> {
                            StoreResult<Contents> result = guarded(work);
                            running.set(false);
                            complete(answer, result, executor);
                        },
                        "videocity-backup")
                .start();
        return answer;
    }

    private static void complete(
            CompletableFuture<StoreResult<Contents>> answer, StoreResult<Contents> result, Executor executor) {
        try {
            executor.execute(() -> answer.complete(result));
        } catch (RejectedExecutionException gone) {
            answer.complete(result);
        }
    }

    private static StoreResult<Contents> guarded(Work work) {
        try {
            return work.run();
        } catch (BackupReader.DamagedException | ZipException damaged) {
            return new StoreResult.Conflict<>(
                    BAD_BACKUP.saying("That file cannot be used: " + damaged.getMessage() + ". Nothing was changed."));
        } catch (java.nio.file.NoSuchFileException | java.io.FileNotFoundException missing) {
            return new StoreResult.Conflict<>(BAD_BACKUP.saying("There is no such file: " + missing.getMessage()));
        } catch (IOException failed) {
            LOG.error("A backup or restore failed", failed);
            return new StoreResult.Unavailable<>(
                    SqlFailures.isDiskFull(failed)
                            ? StoreReasons.DISK_FULL
                            : StoreReasons.DATABASE_AWAY.saying("A file cannot be read or written: " + failed));
        } catch (SQLException failed) {
            LOG.error("A backup or restore failed", failed);
            return SqlFailures.answer(failed);
        } catch (RuntimeException failed) {
            LOG.error("A backup or restore failed", failed);
            return new StoreResult.Unavailable<>(SqlFailures.LOGGED);
        }
    }

    private StoreResult<Contents> write(Path file) throws IOException, SQLException {
        if (Files.exists(file)) {
            return new StoreResult.Conflict<>(EXISTS.saying(file + " is there already."));
        }
        Path parent = file.toAbsolutePath().getParent();
        Files.createDirectories(parent);
        Path part = parent.resolve(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        Instant made = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        try (BackupWriter out = BackupWriter.create(part)) {
            out.text(
                    BackupReader.ABOUT,
                    "format=" + BackupReader.FORMAT + "\nschema="
                            + database.schema().version() + "\nmade=" + made + "\n");
            long rows;
            long pictures;
            blobs.withhold();
            try {
                rows = database.snapshot(connection -> writeTables(connection, out));
                pictures = writeBlobs(out);
            } finally {
                blobs.release();
            }
            long files = writeFiles(out);
            List<String> texts = configurations.all();
            for (int i = 0; i < texts.size(); i++) {
                out.text(CONFIGURATIONS + i + ".properties", texts.get(i));
            }
            out.finish();
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            BlobFiles.forceFolder(parent);
            return new StoreResult.Done<>(new Contents(file, made, rows, pictures, files, texts.size()));
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private long writeTables(Connection connection, BackupWriter out) throws SQLException, IOException {
        long rows = 0;
        for (String table : tables.names()) {
            String name = TABLES + table + ".txt";
            out.begin(name);
            rows += tables.dump(connection, table, out::line);
            out.end(name);
        }
        return rows;
    }

    private long writeBlobs(BackupWriter out) throws IOException {
        long[] count = new long[1];
        blobs.each((id, bytes) -> {
            out.copy(BLOBS + id, Channels.newInputStream(bytes));
            count[0]++;
        });
        return count[0];
    }

    private long writeFiles(BackupWriter out) throws IOException {
        long count = 0;
        for (String name : names()) {
            Path folder = data.resolve(name);
            if (!Files.isDirectory(folder)) {
                continue;
            }
            try (Stream<Path> walk = Files.walk(folder)) {
                for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
                    try (InputStream in = Files.newInputStream(file)) {
                        out.copy(FILES + data.relativize(file).toString().replace('\\', '/'), in);
                        count++;
                    }
                }
            }
        }
        return count;
    }

    private Set<String> names() {
        return folders.stream()
                .map(BackupFiles::folder)
                .filter(name -> !Path.of(name).isAbsolute())
                .collect(Collectors.toSet());
    }

    private StoreResult<Contents> read(Path file) throws IOException, SQLException {
        if (!Files.exists(file)) {
            return new StoreResult.Conflict<>(BAD_BACKUP.saying("There is no file " + file + "."));
        }
        try (BackupReader in = new BackupReader(file)) {
            if (in.schema() > database.schema().version()) {
                return new StoreResult.Conflict<>(StoreReasons.NEWER_SCHEMA.saying(
                        "That backup was written by a newer version of the city (schema " + in.schema()
                                + "; this one knows " + database.schema().version()
                                + " at most). Restore it with that version. Nothing was changed."));
            }
            long pictures = readBlobs(in);
            String id = UUID.randomUUID().toString();
            StagedFiles staged = StagedFiles.prepare(data, id, in, names());
            long rows;
            try {
                database.alone(connection -> {
                    tables.countOn(connection, in::table);
                    return true;
                });
                rows = database.alone(connection -> {
                    staged.outdated(blobsBeside(in));
                    long count = tables.load(connection, in::table, in.schema());
                    note(connection, id);
                    return count;
                });
            } catch (SQLException | IOException | RuntimeException failed) {
                forgetUnlessHappened(staged, failed);
                throw failed;
            }
            finish(staged);
            LOG.info("The city is as it was at {}: {} was restored", in.made(), file);
            return new StoreResult.Done<>(new Contents(
                    file,
                    in.made(),
                    rows,
                    pictures,
                    in.below(FILES).size(),
                    in.below(CONFIGURATIONS).size()));
        }
    }

    private long readBlobs(BackupReader in) throws IOException {
        long count = 0;
        for (String name : in.below(BLOBS)) {
            BlobId id;
            try {
                id = BlobId.parse(name.substring(BLOBS.length()));
            } catch (IllegalArgumentException wrong) {
                throw new BackupReader.DamagedException("'" + name + "' in it is no blob");
            }
            BlobId stored = blobs.put(id.space(), () -> Channels.newChannel(in.open(name)), MOST_BLOB_BYTES)
                    .id();
            if (!stored.equals(id)) {
                throw new BackupReader.DamagedException(name + " in it is not what its name says");
            }
            count++;
        }
        return count;
    }

    private List<BlobId> blobsBeside(BackupReader in) throws IOException {
        Set<String> restored = Set.copyOf(in.below(BLOBS));
        return blobs.all().stream().filter(id -> !restored.contains(BLOBS + id)).toList();
    }

    /**
     * Deletes what the state before had and this one has not. Whoever put a blob meanwhile has its record by the time the
     * records are read: nobody changes them then, and whoever waited to has.
     */
    private void deleteOutdated(StagedFiles staged) throws IOException, SQLException {
        List<BlobId> outdated = staged.outdated();
        if (!outdated.isEmpty()) {
            int deleted = blobs.deleteUnlessWanted(outdated, () -> database.alone(Backups::blobsInRecords));
            LOG.info("{} blobs that only the city before the restore had are deleted", deleted);
        }
    }

    /** Reads all the records that name blobs; whoever adds a column of them adds it here. */
    private static Set<BlobId> blobsInRecords(Connection connection) throws SQLException {
        Set<BlobId> named = new HashSet<>();
        try (Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery("SELECT photo FROM residents WHERE photo IS NOT NULL"
                        + " UNION ALL SELECT blob_id FROM card_files"
                        + " UNION ALL SELECT blob_id FROM room_files WHERE blob_id IS NOT NULL"
                        + " UNION ALL SELECT blob_id FROM letters WHERE blob_id IS NOT NULL")) {
            while (rows.next()) {
                named.add(BlobId.parse(rows.getString(1)));
            }
        }
        return named;
    }

    private static void note(Connection connection, String id) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO " + RESTORED + " (id, restored_at) VALUES (?, ?)")) {
            insert.setString(1, id);
            insert.setLong(2, System.currentTimeMillis());
            insert.executeUpdate();
        }
    }

    /** A connection that broke while the answer was on its way does not say whether it was committed: the table does. */
    private void forgetUnlessHappened(StagedFiles staged, Exception failed) {
        try {
            if (!happened(staged.id())) {
                staged.remove();
            }
        } catch (SQLException | IOException unknown) {
            failed.addSuppressed(unknown);
            LOG.warn("Whether a restore happened will be seen when the database opens again");
        }
    }

    private boolean happened(String id) throws SQLException, IOException {
        return database.snapshot(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT id FROM " + RESTORED + " WHERE id = ?")) {
                select.setString(1, id);
                try (ResultSet rows = select.executeQuery()) {
                    return rows.next();
                }
            }
        });
    }

    private synchronized void finish(StagedFiles staged) throws IOException, SQLException {
        staged.apply(configurations);
        deleteOutdated(staged);
        staged.remove();
        folders.forEach(Backups::tell);
        database.replaced();
    }

    private static void tell(BackupFiles folder) {
        try {
            folder.onRestored();
        } catch (RuntimeException failed) {
            LOG.warn("{} failed when told of restored files", folder.folder(), failed);
        }
    }

    /** Ends what a killed process had begun. */
    private synchronized void finishWhatWasLeft() {
        if (running.get()) {
            return;
        }
        try {
            for (StagedFiles left : StagedFiles.left(data)) {
                if (happened(left.id())) {
                    LOG.info("A restore that was interrupted is brought to its end");
                    left.apply(configurations);
                    deleteOutdated(left);
                    folders.forEach(Backups::tell);
                }
                left.remove();
            }
        } catch (IOException | SQLException failed) {
            LOG.error("A restore that was interrupted cannot be brought to its end", failed);
        }
    }
}
