package org.videocity.ops.console.internal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.karaf.shell.support.CommandException;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.videocity.api.Reason;
import org.videocity.api.city.City;
import org.videocity.api.city.CityAdminService;
import org.videocity.api.city.CityDirectory;
import org.videocity.api.identity.StreamKeyAdminService;
import org.videocity.api.resident.ResidentAdminService;
import org.videocity.api.resident.ResidentService;
import org.videocity.api.room.RoomAdminService;
import org.videocity.api.store.AuditEntry;
import org.videocity.api.store.AuditStore;
import org.videocity.api.store.BackupService;
import org.videocity.api.store.StoreResult;
import org.videocity.api.transport.Transport;

/**
 * Finds the parts of the city that run at this moment, anew for each command: a part that is being updated or was taken
 * away is a sentence on the console, while the commands themselves stay. (Karaf's own injection would take every command
 * away with the first missing service.)
 */
final class CityParts {
    private static final long PATIENCE_SECONDS = 5;

    private final BundleContext context;

    CityParts(BundleContext context) {
        this.context = context;
    }

    RoomAdminService rooms() throws CommandException {
        return find(RoomAdminService.class)
                .orElseThrow(() -> missing("No rooms are served at the moment", "videocity-core"));
    }

    StreamKeyAdminService keys() throws CommandException {
        return find(StreamKeyAdminService.class)
                .orElseThrow(() -> missing("Nobody keeps stream keys at the moment", "videocity-core"));
    }

    ResidentAdminService residents() throws CommandException {
        return find(ResidentAdminService.class)
                .orElseThrow(() -> missing("Nobody looks after residents at the moment", "videocity-core"));
    }

    ResidentService signUps() throws CommandException {
        return find(ResidentService.class)
                .orElseThrow(() -> missing("Nobody signs residents up at the moment", "videocity-core"));
    }

    CityDirectory cities() throws CommandException {
        return find(CityDirectory.class)
                .orElseThrow(() -> missing("Nobody knows the cities at the moment", "videocity-core"));
    }

    CityAdminService cityAdmin() throws CommandException {
        return find(CityAdminService.class)
                .orElseThrow(() -> missing("Nobody makes cities at the moment", "videocity-core"));
    }

    /** Finds the city an operator named, by name or alias; the default city where none was named. */
    City city(String typed) throws CommandException {
        CityDirectory directory = cities();
        return directory
                .ofHost(typed)
                .orElseThrow(() -> new CommandException(
                        "There is no city " + typed + " here; videocity:city-list lists those there are."));
    }

    BackupService backups() throws CommandException {
        return find(BackupService.class)
                .orElseThrow(() -> missing("Nobody writes backups at the moment", "videocity-store"));
    }

    /** Waits for as long as it takes, on the session's thread. */
    static <T> T however(CompletionStage<StoreResult<T>> stage) throws CommandException {
        try {
            return stored(CompletableFuture.completedFuture(
                    stage.toCompletableFuture().get()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CommandException("Interrupted; it goes on, and the log says how it ends.");
        } catch (ExecutionException failed) {
            throw new CommandException("The city could not do that: " + failed.getCause(), failed.getCause());
        }
    }

    AuditStore audit() throws CommandException {
        return find(AuditStore.class)
                .orElseThrow(() -> missing("Nobody keeps the audit log at the moment", "videocity-store"));
    }

    /**
     * Writes into the audit log what an operator has done. What was done stays done where there is no log at the moment; the
     * console says so.
     */
    void noted(String act, String city, String subject, String detail) {
        AuditEntry entry = new AuditEntry(
                Instant.now().truncatedTo(ChronoUnit.MILLIS), city, ResidentAction.actor(), act, subject, detail);
        try {
            stored(audit().append(entry, Runnable::run));
        } catch (CommandException unwritten) {
            CityAction.say("(Not in the audit log: " + unwritten.getMessage() + ")");
        }
    }

    /** Waits for what a store answers; its refusal becomes the command's error. */
    static <T> T stored(CompletionStage<StoreResult<T>> stage) throws CommandException {
        StoreResult<T> result = answer(stage);
        if (result instanceof StoreResult.Done<T> done) {
            return done.value();
        }
        throw new CommandException(result.obstacle().map(Reason::text).orElse("The store did not say why not."));
    }

    /** Lists the transports there are, by name. */
    List<Transport> transports() {
        try {
            Collection<ServiceReference<Transport>> found = context.getServiceReferences(Transport.class, null);
            return found.stream()
                    .map(context::getService)
                    .filter(Objects::nonNull)
                    .sorted((a, b) -> a.name().compareTo(b.name()))
                    .toList();
        } catch (InvalidSyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    BundleContext context() {
        return context;
    }

    /** Waits for an answer, at most five seconds. */
    static <T> T answer(CompletionStage<T> stage) throws CommandException {
        try {
            return stage.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new CommandException("The city did not answer within " + PATIENCE_SECONDS
                    + " seconds; look at the log (log:tail) and try again.");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CommandException("Interrupted; whether it was done is not known.");
        } catch (ExecutionException failed) {
            throw new CommandException("The city could not do that: " + failed.getCause(), failed.getCause());
        }
    }

    /** Waits until something was done; the city's refusal becomes the command's error. */
    static void done(CompletionStage<Optional<Reason>> stage) throws CommandException {
        Optional<Reason> refusal = answer(stage);
        if (refusal.isPresent()) {
            throw new CommandException(refusal.get().text());
        }
    }

    // Services are not given back after use: it is their user count that keeps delayed components alive, and the
    // framework takes them back when either side stops.
    private <T> Optional<T> find(Class<T> type) {
        ServiceReference<T> reference = context.getServiceReference(type);
        return reference == null ? Optional.empty() : Optional.ofNullable(context.getService(reference));
    }

    private static CommandException missing(String what, String feature) {
        return new CommandException(
                what + ": the part that does is not running or is being updated. Try again, or look at"
                        + " feature:list | grep " + feature + ".");
    }
}
