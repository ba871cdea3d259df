package org.videocity.core.identity.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.identity.Grant;
import org.videocity.api.identity.GrantName;
import org.videocity.api.resident.ResidentAdminService;
import org.videocity.api.store.AuditEntry;
import org.videocity.api.store.Confirmation;
import org.videocity.api.store.Resident;
import org.videocity.api.store.ResidentStore;
import org.videocity.api.store.StoreResult;
import org.videocity.api.store.StoredRoom;

/** What operators do about residents; every change leaves a line in the audit log. */
@Component(service = ResidentAdminService.class, immediate = true)
public final class ResidentOffice implements ResidentAdminService {
    private static final Logger LOG = LoggerFactory.getLogger(ResidentOffice.class);
    private static final int MOST_INVITATIONS = 1_000;

    private final StoreLinks stores;
    private final CodeDesk codes;
    private final RevocationNews news;

    /** Made by the component runtime. */
    @Activate
    public ResidentOffice(@Reference StoreLinks stores, @Reference CodeDesk codes, @Reference RevocationNews news) {
        this.stores = stores;
        this.codes = codes;
        this.news = news;
    }

    @Override
    public CompletionStage<StoreResult<List<Resident>>> residents(
            String city, String part, int offset, int limit, Executor executor) {
        return Answers.of(
                stores.residents()
                        .map(store -> store.find(city, part, offset, limit, Runnable::run))
                        .orElseGet(Steps::noStore),
                executor);
    }

    @Override
    public CompletionStage<StoreResult<Optional<Dossier>>> dossier(String city, String address, Executor executor) {
        return Answers.of(
                about(
                        city,
                        address,
                        resident -> Steps.then(
                                rooms(resident),
                                rooms -> stores.sessions()
                                        .map(sessions -> Steps.then(
                                                sessions.ofResident(resident.id(), Runnable::run),
                                                found -> Steps.done(Optional.of(new Dossier(resident, rooms, found)))))
                                        .orElseGet(Steps::noStore)),
                        Optional.empty()),
                executor);
    }

    @Override
    public CompletionStage<StoreResult<Boolean>> lock(String actor, String city, String address, Executor executor) {
        return Answers.of(
                about(
                        city,
                        address,
                        resident -> Steps.then(
                                state(resident, Resident.State.LOCKED),
                                locked -> Steps.then(
                                        signOut(locked),
                                        out -> Steps.then(rooms(locked), rooms -> {
                                            revoke(locked, rooms);
                                            return noted(actor, "resident-lock", locked, "");
                                        }))),
                        false),
                executor);
    }

    @Override
    public CompletionStage<StoreResult<Boolean>> unlock(String actor, String city, String address, Executor executor) {
        return Answers.of(
                about(
                        city,
                        address,
                        resident -> Steps.then(
                                state(resident, Resident.State.ACTIVE),
                                open -> noted(actor, "resident-unlock", open, "")),
                        false),
                executor);
    }

    @Override
    public CompletionStage<StoreResult<Boolean>> delete(String actor, String city, String address, Executor executor) {
        return Answers.of(
                about(
                        city,
                        address,
                        resident -> Steps.then(
                                rooms(resident),
                                rooms -> Steps.then(
                                        stores.residents()
                                                .map(store -> store.delete(resident.id(), Runnable::run))
                                                .orElseGet(Steps::noStore),
                                        gone -> {
                                            revoke(resident, rooms);
                                            return stores.blobs()
                                                    .map(blobs -> blobs.deleteSpace(resident.id(), Runnable::run))
                                                    .orElseGet(Steps::noStore)
                                                    .thenCompose(blobs -> noted(
                                                            actor,
                                                            "resident-delete",
                                                            resident,
                                                            rooms.size() + " rooms"));
                                        })),
                        false),
                executor);
    }

    @Override
    public CompletionStage<StoreResult<String>> invite(
            String actor, String city, String address, Duration valid, Executor executor) {
        String token = codes.secrets().token();
        Instant expires = codes.clock().instant().plus(valid).truncatedTo(ChronoUnit.MILLIS);
        Confirmation invitation = new Confirmation(
                codes.secrets().id(),
                CodeDesk.INVITATION,
                city,
                Residents.address(address).orElse(""),
                "",
                Secrets.hash(token),
                0,
                Map.of(),
                expires);
        return Answers.of(
                stores.confirmations()
                        .map(store -> Steps.then(
                                store.put(invitation, MOST_INVITATIONS, Runnable::run),
                                put -> write(actor, city, "invite", address, "until " + expires)
                                        .thenApply(noted -> noted.map(n -> token))))
                        .orElseGet(Steps::noStore),
                executor);
    }

    private <T> CompletionStage<StoreResult<T>> about(
            String city, String address, Function<Resident, CompletionStage<StoreResult<T>>> work, T nobody) {
        return stores.residents()
                .map(store -> Steps.then(
                        store.byAddress(city, address, Runnable::run),
                        found -> found.map(work).orElseGet(() -> Steps.done(nobody))))
                .orElseGet(Steps::noStore);
    }

    private CompletionStage<StoreResult<List<StoredRoom>>> rooms(Resident resident) {
        return stores.rooms()
                .map(store -> store.ofResident(resident.id(), Runnable::run))
                .orElseGet(Steps::noStore);
    }

    private CompletionStage<StoreResult<Resident>> state(Resident resident, Resident.State state) {
        Optional<ResidentStore> store = stores.residents();
        return store.isEmpty() ? Steps.noStore() : store.get().update(resident.in(state), Runnable::run);
    }

    private CompletionStage<StoreResult<Integer>> signOut(Resident resident) {
        return stores.sessions()
                .map(store -> store.deleteAll(resident.id(), Optional.empty(), Runnable::run))
                .orElseGet(Steps::noStore);
    }

    private void revoke(Resident resident, List<StoredRoom> rooms) {
        for (StoredRoom room : rooms) {
            for (GrantName grant : OwnerRights.ALL) {
                news.tell(new Grant(Residents.identityOf(resident.id()), grant, room.id(), Optional.empty()));
            }
        }
    }

    private CompletionStage<StoreResult<Boolean>> noted(String actor, String act, Resident about, String detail) {
        return write(actor, about.city(), act, about.address(), detail);
    }

    /** What was done stays done where the log cannot be written; that itself is in the log file. */
    private CompletionStage<StoreResult<Boolean>> write(
            String actor, String city, String act, String subject, String detail) {
        AuditEntry entry = new AuditEntry(
                codes.clock().instant().truncatedTo(ChronoUnit.MILLIS), city, actor, act, subject, detail);
        LOG.info("{} by {}: {} {}", act, actor, subject, detail);
        return stores.audit()
                .map(store -> store.append(entry, Runnable::run))
                .orElseGet(Steps::noStore)
                .thenApply(written -> {
                    written.obstacle()
                            .ifPresent(why -> LOG.error("The audit log could not be written: {}", why.text()));
                    return new StoreResult.Done<>(true);
                });
    }
}
