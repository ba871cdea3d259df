package org.videocity.core.rooms.internal;

import java.io.IOException;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.videocity.api.RoomId;
import org.videocity.api.room.RoomSettings;

/**
 * Writes and deletes the factory configurations rooms stand in. Configuration Admin writes files, so it is called on a
 * thread of its own that lives for as long as there is something to do.
 */
final class RoomConfigurations {
    private static final String FILE_NAME = "felix.fileinstall.filename";
    private static final long KEEP_ALIVE_MILLIS = 5_000;

    private final ConfigurationAdmin admin;
    private final ThreadPoolExecutor executor;

    /** Where a room stands that is not ours to delete. */
    static final class StandsInFile extends IOException {
        private static final long serialVersionUID = 1L;

        StandsInFile(String file) {
            super("The room stands in a file; delete it there: " + file);
        }
    }

    RoomConfigurations(ConfigurationAdmin admin) {
        this.admin = admin;
        this.executor = new ThreadPoolExecutor(
                1, 1, KEEP_ALIVE_MILLIS, TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>(), CityThread::writer);
        this.executor.allowCoreThreadTimeOut(true);
    }

    void close() {
        executor.shutdown();
    }

    /** Writes a room's configuration; yields its pid. */
    CompletionStage<String> write(RoomSettings room) {
        return run(() -> {
            Configuration configuration = admin.createFactoryConfiguration(RoomEntry.FACTORY_PID, "?");
            configuration.update(properties(room));
            return configuration.getPid();
        });
    }

    /** Deletes a configuration; fails with {@link StandsInFile} where a file would bring it back. */
    CompletionStage<String> delete(String pid) {
        return run(() -> {
            Configuration configuration = admin.getConfiguration(pid, "?");
            Dictionary<String, Object> properties = configuration.getProperties();
            @Nullable Object file = properties == null ? null : properties.get(FILE_NAME);
            if (file != null) {
                throw new StandsInFile(file.toString());
            }
            configuration.delete();
            return pid;
        });
    }

    private interface Work {
        String run() throws IOException;
    }

    private CompletionStage<String> run(Work work) {
        CompletableFuture<String> done = new CompletableFuture<>();
        try {
            executor.execute(() -> {
                try {
                    done.complete(work.run());
                } catch (IOException | RuntimeException failed) {
                    done.completeExceptionally(failed);
                }
            });
        } catch (RejectedExecutionException stopped) {
            done.completeExceptionally(stopped);
        }
        return done;
    }

    private static Dictionary<String, Object> properties(RoomSettings room) {
        RoomId id = room.id();
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put("city", id.city());
        properties.put("owner", id.owner());
        properties.put("name", id.name());
        properties.put("title", room.title());
        properties.put("description", room.description());
        properties.put("isPublic", room.isPublic());
        properties.put(
                "guestsMayPublish",
                Optional.ofNullable(room.guestsMayPublish().orElse(null))
                        .map(Enum::name)
                        .orElse(""));
        properties.put("featuresOff", room.featuresOff().toArray(String[]::new));
        properties.put("mayEmbed", room.mayEmbed());
        properties.put("keywords", room.keywords().toArray(String[]::new));
        return properties;
    }
}
