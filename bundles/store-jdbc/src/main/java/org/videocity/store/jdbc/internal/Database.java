package org.videocity.store.jdbc.internal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.Reason;
import org.videocity.api.store.StoreReasons;
import org.videocity.api.store.StoreResult;

/**
 * The database there is: pool, threads, schema. It is there at once and opened on a store thread; questions wait for the
 * first try. What cannot be opened is tried again for ever, and meanwhile every question is answered with why.
 *
 * <p>Thread: safe from any; work runs on the store threads.
 */
@Component(service = Database.class, immediate = true, configurationPid = "org.videocity.store.jdbc")
@Designate(ocd = StoreConfiguration.class)
public final class Database {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private final DataSource source;
    private final StoreConfiguration configuration;
    private final Schema schema;
    private final StoreThreads threads;
    private final HikariDataSource pool;
    private final CompletableFuture<Void> firstTry = new CompletableFuture<>();
    private final List<Runnable> onOpen = new CopyOnWriteArrayList<>();
    private volatile @Nullable Reason closedBecause = StoreReasons.DATABASE_AWAY;
    private volatile String lastTrouble = "";
    /** Questions have it together; whoever replaces everything has it alone. */
    private final ReadWriteLock questions = new ReentrantReadWriteLock(true);

    /** Made by the component runtime for the data source that is configured. */
    @Activate
    public Database(
            @Reference(target = "(dataSourceName=videocity)") DataSource source, StoreConfiguration configuration) {
        this(source, configuration, new Schema());
    }

    Database(DataSource source, StoreConfiguration configuration, Schema schema) {
        this.source = source;
        this.configuration = configuration;
        this.schema = schema;
        this.threads =
                new StoreThreads("videocity-store", configuration.threads(), configuration.maxWaitingQuestions());
        this.pool = new HikariDataSource(settings(source, configuration));
        threads.later(0, this::open);
    }

    private static HikariConfig settings(DataSource source, StoreConfiguration configuration) {
        HikariConfig settings = new HikariConfig();
        settings.setPoolName("videocity-store");
        settings.setDataSource(source);
        settings.setMaximumPoolSize(Math.max(1, configuration.threads()));
        settings.setMinimumIdle(1);
        settings.setAutoCommit(false);
        settings.setConnectionTimeout(configuration.connectionTimeoutMillis());
        settings.setValidationTimeout(Math.max(250, configuration.connectionTimeoutMillis() / 2));
        // a database that is away is no reason not to start
        settings.setInitializationFailTimeout(-1);
        AtomicInteger poolThreads = new AtomicInteger();
        settings.setThreadFactory(
                work -> StoreThreads.clean(work, "videocity-store-pool-" + poolThreads.incrementAndGet()));
        return settings;
    }

    /** Closes the pool, and with its last connection an embedded database. */
    @Deactivate
    public void deactivate() {
        firstTry.complete(null);
        threads.close();
        pool.close();
    }

    private void open() {
        // not from the pool: what has to be recovered or migrated first may take longer than a question waits
        try (Connection connection = source.getConnection()) {
            schema.migrate(connection);
            closedBecause = null;
            lastTrouble = "";
            LOG.info("The store is open: {}", connection.getMetaData().getDatabaseProductName());
        } catch (Schema.NewerException newer) {
            closedBecause = StoreReasons.NEWER_SCHEMA;
            trouble(newer);
        } catch (SQLException failed) {
            closedBecause = SqlFailures.answer(failed).obstacle().orElse(StoreReasons.DATABASE_AWAY);
            pool.getHikariPoolMXBean().softEvictConnections();
            trouble(failed);
        } finally {
            boolean opened = closedBecause == null;
            firstTry.complete(null);
            if (opened) {
                onOpen.forEach(Runnable::run);
            } else {
                threads.later(configuration.retryMillis(), this::open);
            }
        }
    }

    /** The log says each trouble once, however often it is met. */
    private void trouble(SQLException failed) {
        String text = String.valueOf(failed.getMessage());
        if (!text.equals(lastTrouble)) {
            lastTrouble = text;
            LOG.error("The store cannot be opened; it is tried again every {} ms", configuration.retryMillis(), failed);
        }
    }

    /** Does something on a store thread whenever the database was opened; at once when it is open already. */
    void onOpen(Runnable work) {
        onOpen.add(work);
        if (closedBecause == null) {
            threads.later(0, work);
        }
    }

    /** Forgets what {@link #onOpen} was told. */
    void forget(Runnable work) {
        onOpen.remove(work);
    }

    /** What is done with a connection of its own. */
    interface ConnectionWork<T> {
        T run(Connection connection) throws SQLException, IOException;
    }

    Schema schema() {
        return schema;
    }

    /** Reads what is there at one moment, however long that takes. On the caller's thread. */
    <T> T snapshot(ConnectionWork<T> work) throws SQLException, IOException {
        checkOpen();
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            if (Schema.isH2(connection)) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SNAPSHOT");
                }
            } else {
                connection.setReadOnly(true);
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            }
            try {
                return work.run(connection);
            } finally {
                connection.rollback();
            }
        }
    }

    /** Changes something in one transaction while nobody asks anything: questions wait. On the caller's thread. */
    <T> T alone(ConnectionWork<T> work) throws SQLException, IOException {
        checkOpen();
        questions.writeLock().lock();
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T value = work.run(connection);
                connection.commit();
                return value;
            } catch (SQLException | IOException | RuntimeException failed) {
                connection.rollback();
                throw failed;
            }
        } finally {
            questions.writeLock().unlock();
        }
    }

    private void checkOpen() throws SQLException {
        firstTry.join();
        Reason closed = closedBecause;
        if (closed != null) {
            throw new SQLException(closed.text());
        }
    }

    /** Says to whom it concerns that something else is in the database now. */
    void replaced() {
        onOpen.forEach(work -> threads.later(0, work));
    }

    /** Runs work in a transaction and answers on the asker's executor. */
    <T> CompletionStage<StoreResult<T>> ask(Transaction.Work<T> work, Executor asker) {
        return threads.ask(firstTry, () -> run(work), asker);
    }

    /** Runs work in a transaction and, where it was committed, something more on the same thread. */
    <T> CompletionStage<StoreResult<T>> ask(
            Transaction.Work<T> work, java.util.function.Consumer<T> committed, Executor asker) {
        return threads.ask(
                firstTry,
                () -> {
                    StoreResult<T> result = run(work);
                    if (result instanceof StoreResult.Done<T> done) {
                        committed.accept(done.value());
                    }
                    return result;
                },
                asker);
    }

    private <T> StoreResult<T> run(Transaction.Work<T> work) {
        Reason closed = closedBecause;
        if (closed != null) {
            return new StoreResult.Unavailable<>(closed);
        }
        List<Runnable> news = new ArrayList<>();
        StoreResult<T> result;
        questions.readLock().lock();
        try (Connection connection = pool.getConnection()) {
            result = run(work, connection, news);
        } catch (SQLException noConnection) {
            LOG.warn("The database gives no connection: {}", noConnection.getMessage());
            result = SqlFailures.answer(noConnection);
        } finally {
            questions.readLock().unlock();
        }
        news.forEach(Runnable::run);
        return result;
    }

    private <T> StoreResult<T> run(Transaction.Work<T> work, Connection connection, List<Runnable> news) {
        try {
            Transaction transaction = new Transaction(connection, configuration.statementTimeoutSeconds());
            T value = work.run(transaction);
            connection.commit();
            news.addAll(transaction.news());
            return new StoreResult.Done<>(value);
        } catch (ConflictException conflict) {
            rollback(connection);
            return new StoreResult.Conflict<>(conflict.reason());
        } catch (SQLException failed) {
            rollback(connection);
            if (!SqlFailures.isOrderly(failed)) {
                LOG.warn("The database failed", failed);
                pool.evictConnection(connection);
                pool.getHikariPoolMXBean().softEvictConnections();
            }
            return SqlFailures.answer(failed);
        } catch (RuntimeException failed) {
            rollback(connection);
            throw failed;
        }
    }

    private static void rollback(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException broken) {
            LOG.debug("A transaction could not be rolled back; the connection is given up", broken);
        }
    }
}
