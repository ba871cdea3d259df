package org.videocity.api.resident;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.annotation.versioning.ProviderType;
import org.videocity.api.store.Resident;
import org.videocity.api.store.StoreResult;
import org.videocity.api.store.StoredCard;
import org.videocity.api.store.StoredRoom;
import org.videocity.api.store.StoredSession;

/**
 * What operators do about residents. Every change is written to the audit log with the actor that is given. No method
 * blocks.
 */
@ProviderType
public interface ResidentAdminService {
    /**
     * All that is known about somebody.
     *
     * @param resident who
     * @param rooms the home and the other rooms
     * @param sessions where they are signed in
     */
    record Dossier(Resident resident, List<StoredRoom> rooms, List<StoredSession> sessions) {
        public Dossier {
            rooms = List.copyOf(rooms);
            sessions = List.copyOf(sessions);
        }
    }

    /** Lists residents by address; {@code part} is looked for in address and name. */
    CompletionStage<StoreResult<List<Resident>>> residents(
            String city, String part, int offset, int limit, Executor executor);

    /** Reads all that is known about the resident of an address, absent when there is none. */
    CompletionStage<StoreResult<Optional<Dossier>>> dossier(String city, String address, Executor executor);

    /** Signs somebody out everywhere and keeps them out; yields whether there is such a resident. */
    CompletionStage<StoreResult<Boolean>> lock(String actor, String city, String address, Executor executor);

    /** Lists the cards of the resident of an address, the last issued first; absent when there is nobody. */
    CompletionStage<StoreResult<Optional<List<StoredCard>>>> cards(String city, String address, Executor executor);

    /**
     * Takes a card of a city back, whoever's it is, and with it the visits it let in; yields whether there was one that had
     * not been taken back.
     */
    CompletionStage<StoreResult<Boolean>> revokeCard(String actor, String city, String serial, Executor executor);

    /** Lets somebody in again. */
    CompletionStage<StoreResult<Boolean>> unlock(String actor, String city, String address, Executor executor);

    /** Begins to write down all that is kept of somebody; absent when there is nobody of that address. */
    CompletionStage<StoreResult<Optional<DataExport>>> export(
            String actor, String city, String address, Executor executor);

    /**
     * Takes somebody out with rooms, sessions, pictures and keys; for good. The audit log keeps that it was done, and no
     * longer to whom.
     */
    CompletionStage<StoreResult<Boolean>> delete(String actor, String city, String address, Executor executor);

    /**
     * Makes an invitation: a token for one sign-up.
     *
     * @param address for this address only; empty for anybody's
     * @return the token, which is kept nowhere
     */
    CompletionStage<StoreResult<String>> invite(
            String actor, String city, String address, Duration valid, Executor executor);
}
