package org.videocity.core.identity.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.identity.Grant;
import org.videocity.api.identity.GrantName;
import org.videocity.api.identity.SessionsEnded;
import org.videocity.api.store.Move;
import org.videocity.api.store.Resident;
import org.videocity.api.store.StoreResult;
import org.videocity.api.store.StoredRoom;

/**
 * Takes residents out with everything that is theirs: rooms, sessions, pictures, letters, keys. The audit log keeps that somebody
 * left, under a name that says nothing of them.
 */
@Component(service = Departures.class, immediate = true)
public final class Departures {
    private static final Logger LOG = LoggerFactory.getLogger(Departures.class);

    private final StoreLinks stores;
    private final IssuingService keys;
    private final RevocationNews rights;
    private final SessionNews sessions;
    private final LetterShelf letters;
    private final AuditLog audit;
    private final CodeDesk codes;

    /** Made by the component runtime. */
    @Activate
    public Departures(
            @Reference StoreLinks stores,
            @Reference CodeDesk codes,
            @Reference IssuingService keys,
            @Reference RevocationNews rights,
            @Reference SessionNews sessions,
            @Reference LetterShelf letters) {
        this.stores = stores;
        this.codes = codes;
        this.keys = keys;
        this.rights = rights;
        this.sessions = sessions;
        this.letters = letters;
        this.audit = new AuditLog(stores, codes.clock());
    }

    /**
     * Deletes somebody; yields whether there was somebody to delete. Pictures and keys that cannot be taken away at the
     * moment are said in the log file: the resident is gone all the same.
     */
    CompletionStage<StoreResult<Boolean>> leave(String actor, Resident resident) {
        return Steps.then(
                rooms(resident),
                rooms -> Steps.then(
                        addresses(resident),
                        addresses -> delete(
                                resident,
                                rooms,
                                gone -> Steps.then(
                                        keys(resident, addresses),
                                        keys -> Steps.then(
                                                pictures(resident),
                                                pictures -> Steps.then(
                                                        letters(resident),
                                                        letters -> Steps.then(
                                                                forget(resident, addresses),
                                                                forgotten -> audit.write(
                                                                        actor,
                                                                        resident.city(),
                                                                        "resident-delete",
                                                                        nameOf(resident),
                                                                        ""))))))));
    }

    private CompletionStage<StoreResult<Boolean>> delete(
            Resident resident,
            List<StoredRoom> rooms,
            java.util.function.Function<Boolean, CompletionStage<StoreResult<Boolean>>> then) {
        return Steps.then(
                stores.residents()
                        .map(store -> store.delete(resident.id(), Runnable::run))
                        .orElseGet(Steps::noStore),
                gone -> {
                    sessions.tell(SessionsEnded.all(Residents.identityOf(resident.id()), Optional.empty()));
                    revoke(resident, rooms);
                    return gone ? then.apply(true) : Steps.done(false);
                });
    }

    /** Tells transports that an owner's rights are no more, nor those of keys to the owner's rooms. */
    void revoke(Resident resident, List<StoredRoom> rooms) {
        for (StoredRoom room : rooms) {
            keys.grantsIn(room.id()).forEach(rights::tell);
            for (GrantName grant : OwnerRights.ALL) {
                rights.tell(new Grant(Residents.identityOf(resident.id()), grant, room.id(), Optional.empty()));
            }
        }
    }

    private CompletionStage<StoreResult<List<StoredRoom>>> rooms(Resident resident) {
        return stores.rooms()
                .map(store -> store.ofResident(resident.id(), Runnable::run))
                .orElseGet(Steps::noStore);
    }

    /** All addresses by which somebody may be named still. */
    private CompletionStage<StoreResult<List<String>>> addresses(Resident resident) {
        return stores.residents()
                .map(store -> store.moves(resident.id(), codes.clock().instant(), Runnable::run)
                        .thenApply(found -> found.map(moves -> {
                            List<String> all = new ArrayList<>(List.of(resident.address()));
                            moves.stream().map(Move::from).forEach(all::add);
                            return all;
                        })))
                .orElseGet(Steps::noStore);
    }

    private CompletionStage<StoreResult<Boolean>> keys(Resident resident, List<String> addresses) {
        CompletionStage<StoreResult<Boolean>> all = Steps.done(true);
        for (String address : addresses) {
            all = Steps.then(
                    all,
                    before -> keys.drop(resident.city(), address).handle((dropped, failed) -> {
                        if (failed != null) {
                            LOG.error("The stream keys of {} could not all be taken back", nameOf(resident), failed);
                        }
                        return new StoreResult.Done<>(true);
                    }));
        }
        return all;
    }

    private CompletionStage<StoreResult<Boolean>> pictures(Resident resident) {
        return stores.blobs()
                .map(blobs -> blobs.deleteSpace(resident.id(), Runnable::run))
                .orElseGet(Steps::noStore)
                .thenApply(result -> done(result, "The pictures of {} could not be deleted: {}", resident));
    }

    private CompletionStage<StoreResult<Boolean>> letters(Resident resident) {
        return letters.clear(resident.id())
                .thenApply(result -> done(result, "The letters of {} stay for now: {}", resident));
    }

    private CompletionStage<StoreResult<Boolean>> forget(Resident resident, List<String> addresses) {
        CompletionStage<StoreResult<Boolean>> all = Steps.done(true);
        for (String address : addresses) {
            all = Steps.then(
                    all,
                    before -> stores.audit()
                            .map(store -> store.forget(
                                    resident.city(), resident.id(), address, nameOf(resident), Runnable::run))
                            .orElseGet(Steps::noStore)
                            .thenApply(result -> done(result, "The audit log still names {}: {}", resident)));
        }
        return all;
    }

    private static <T> StoreResult<Boolean> done(StoreResult<T> result, String otherwise, Resident resident) {
        result.obstacle().ifPresent(why -> LOG.error(otherwise, nameOf(resident), why.text()));
        return new StoreResult.Done<>(true);
    }

    /** What stands in the audit log for somebody who left. */
    private static String nameOf(Resident resident) {
        return "resident " + resident.id();
    }
}
