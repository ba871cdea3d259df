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
import org.videocity.api.identity.SessionsEnded;
import org.videocity.api.resident.DataExport;
import org.videocity.api.resident.ResidentAdminService;
import org.videocity.api.store.CardStore;
import org.videocity.api.store.Confirmation;
import org.videocity.api.store.Resident;
import org.videocity.api.store.ResidentStore;
import org.videocity.api.store.StoreResult;
import org.videocity.api.store.StoredCard;
import org.videocity.api.store.StoredRoom;

/** What operators do about residents; every change leaves a line in the audit log. */
@Component(service = ResidentAdminService.class, immediate = true)
public final class ResidentOffice implements ResidentAdminService {
    private static final int MOST_INVITATIONS = 1_000;

    private final StoreLinks stores;
    private final CardLinks links;
    private final CodeDesk codes;
    private final SessionNews news;
    private final Departures departures;
    private final ExportDesk exports;
    private final AuditLog audit;

    /** Made by the component runtime. */
    @Activate
    public ResidentOffice(
            @Reference StoreLinks stores,
            @Reference CardLinks links,
            @Reference CodeDesk codes,
            @Reference SessionNews news,
            @Reference Departures departures,
            @Reference ExportDesk exports) {
        this.stores = stores;
        this.links = links;
        this.codes = codes;
        this.news = news;
        this.departures = departures;
        this.exports = exports;
        this.audit = new AuditLog(stores, codes.clock());
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
                                            departures.revoke(locked, rooms);
                                            return noted(actor, "resident-lock", locked, "");
                                        }))),
                        false),
                executor);
    }

    @Override
    public CompletionStage<StoreResult<Optional<List<StoredCard>>>> cards(
            String city, String address, Executor executor) {
        return Answers.of(
                about(
                        city,
                        address,
                        resident -> withCards(cards -> Steps.then(
                                cards.ofResident(resident.id(), Runnable::run),
                                found -> Steps.done(Optional.of(found)))),
                        Optional.empty()),
                executor);
    }

    @Override
    public CompletionStage<StoreResult<Boolean>> revokeCard(
            String actor, String city, String serial, Executor executor) {
        Instant now = codes.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        return Answers.of(
                withCards(cards -> Steps.then(
                        cards.bySerial(city, serial, Runnable::run),
                        card -> card.isEmpty()
                                ? Steps.done(false)
                                : Steps.then(
                                        cards.revoke(
                                                card.get().residentId(),
                                                serial,
                                                StoredCard.Revocation.BY_OPERATOR,
                                                now,
                                                Runnable::run),
                                        was -> was
                                                ? audit.write(
                                                        actor,
                                                        city,
                                                        "card-revoke",
                                                        card.get().owner(),
                                                        "card " + serial)
                                                : Steps.done(false)))),
                executor);
    }

    private <T> CompletionStage<StoreResult<T>> withCards(Function<CardStore, CompletionStage<StoreResult<T>>> work) {
        return links.cards().map(work).orElseGet(Steps::noStore);
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
        return Answers.of(about(city, address, resident -> departures.leave(actor, resident), false), executor);
    }

    @Override
    public CompletionStage<StoreResult<Optional<DataExport>>> export(
            String actor, String city, String address, Executor executor) {
        return Answers.of(
                about(
                        city,
                        address,
                        resident -> Steps.then(
                                exports.begin(resident),
                                export -> noted(actor, "resident-export", resident, "")
                                        .thenApply(noted -> noted.map(n -> Optional.of(export)))),
                        Optional.empty()),
                executor);
    }

    @Override
    public CompletionStage<StoreResult<String>> invite(
            String actor, String city, String address, Duration valid, Executor executor) {
        Optional<String> only = Residents.address(address);
        // an address nobody can read must not make it an invitation for anybody
        if (only.isEmpty() && !address.isBlank()) {
            return Answers.now(new StoreResult.Conflict<>(Residents.BAD_ADDRESS), executor);
        }
        String token = codes.secrets().token();
        Instant expires = codes.clock().instant().plus(valid).truncatedTo(ChronoUnit.MILLIS);
        Confirmation invitation = new Confirmation(
                codes.secrets().id(),
                CodeDesk.INVITATION,
                city,
                only.orElse(""),
                "",
                Secrets.hash(token),
                0,
                Map.of(),
                expires);
        return Answers.of(
                stores.confirmations()
                        .map(store -> Steps.then(
                                store.put(invitation, MOST_INVITATIONS, Runnable::run),
                                put -> audit.write(actor, city, "invite", only.orElse(""), "until " + expires)
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
                .map(store -> Steps.then(store.deleteAll(resident.id(), Optional.empty(), Runnable::run), ended -> {
                    news.tell(SessionsEnded.all(Residents.identityOf(resident.id()), Optional.empty()));
                    return Steps.done(ended);
                }))
                .orElseGet(Steps::noStore);
    }

    private CompletionStage<StoreResult<Boolean>> noted(String actor, String act, Resident about, String detail) {
        return audit.write(actor, about.city(), act, about.address(), detail);
    }
}
