package org.videocity.core.identity.internal;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.videocity.api.CardKind;
import org.videocity.api.Reason;
import org.videocity.api.identity.Identity;
import org.videocity.api.resident.ResidentCards;
import org.videocity.api.resident.RoomCardOrder;
import org.videocity.api.softcard.CardRequest;
import org.videocity.api.softcard.CardService;
import org.videocity.api.softcard.IssuedCard;
import org.videocity.api.softcard.RoomCardTexts;
import org.videocity.api.store.CardStore;
import org.videocity.api.store.Resident;
import org.videocity.api.store.StoreReasons;
import org.videocity.api.store.StoreResult;
import org.videocity.api.store.StoredCard;
import org.videocity.api.store.StoredRoom;

/** Has cards issued for residents and takes them back. What stands on a card is compared with the city's own records. */
@Component(service = CardOffice.class, immediate = true)
public final class CardOffice {
    static final Reason ROOM_PRIVATE =
            new Reason("room-private", "Only a public room offers its card to everybody; make the room public first.");
    private static final Reason TOO_OFTEN =
            Reason.LIMIT_REACHED.saying("So many cards within an hour are not issued; try later.");

    private final SessionNews news;
    private final SealKeys seals;
    private final StoreLinks stores;
    private final CardLinks links;
    private final IdentitySettings settings;
    private final SessionDesk sessions;
    private final CityPlaces places;
    private final PublicCards publicCards;
    private final RateMeter issues;
    private final AuditTrail audit;

    /** Made by the component runtime. */
    @Activate
    public CardOffice(
            @Reference StoreLinks stores,
            @Reference CardLinks links,
            @Reference IdentitySettings settings,
            @Reference SessionDesk sessions,
            @Reference CityPlaces places,
            @Reference PublicCards publicCards,
            @Reference SealKeys seals,
            @Reference SessionNews news) {
        this.news = news;
        this.seals = seals;
        this.stores = stores;
        this.links = links;
        this.settings = settings;
        this.sessions = sessions;
        this.places = places;
        this.publicCards = publicCards;
        this.issues = new RateMeter(sessions.clock());
        this.audit = new AuditTrail(stores, sessions.clock());
    }

    private Instant now() {
        return sessions.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }

    CompletionStage<StoreResult<List<StoredCard>>> cards(Identity who) {
        return withCards(who, cards -> cards.ofResident(Residents.idOf(who), Runnable::run));
    }

    CompletionStage<StoreResult<IssuedCard>> issueLoginCard(
            Identity who, String cardHash, ByteBuffer signedRequest, Optional<String> replaces) {
        return issue(
                who,
                (service, me) -> Steps.then(
                        service.issueLoginCard(request(me, signedRequest, "", replaces), cardHash, Runnable::run),
                        issued -> seals.keep(
                                        me.city(),
                                        issued.serial(),
                                        issued.chain().get(0))
                                .thenCompose(kept -> Steps.done(issued))),
                "login");
    }

    CompletionStage<StoreResult<IssuedCard>> issueRoomCard(Identity who, RoomCardOrder order) {
        return issue(
                who,
                (service, me) -> Steps.then(
                        room(me, order),
                        room -> Steps.then(
                                service.issueRoomCard(
                                        request(me, order.signedRequest(), order.label(), Optional.empty()),
                                        texts(room, order.picture()),
                                        order.isPublic(),
                                        order.picture().duplicate(),
                                        Runnable::run),
                                issued -> order.isPublic() ? keep(who, me, issued) : Steps.done(issued))),
                order.room().path());
    }

    private interface Issue {
        CompletionStage<StoreResult<IssuedCard>> by(CardService service, Resident me);
    }

    private CompletionStage<StoreResult<IssuedCard>> issue(Identity who, Issue issue, String what) {
        if (!who.isResident()) {
            return Steps.conflict(Reason.NOT_ALLOWED);
        }
        if (!issues.allows(who.id(), settings.now().cardsPerResidentAndHour())) {
            return Steps.conflict(TOO_OFTEN);
        }
        return links.service()
                .map(service -> Steps.then(
                        me(who),
                        me -> Steps.then(
                                issue.by(service, me),
                                issued -> audit.note(who, "card-issue", what, "card " + issued.serial())
                                        .thenApply(noted -> noted.map(yes -> issued)))))
                .orElseGet(Steps::noStore);
    }

    private CompletionStage<StoreResult<Resident>> me(Identity who) {
        return stores.residents()
                .map(store -> Steps.then(
                        store.byId(Residents.idOf(who), Runnable::run),
                        found -> found.filter(Resident::isActive)
                                .map(Steps::done)
                                .orElseGet(() -> Steps.conflict(StoreReasons.GONE))))
                .orElseGet(Steps::noStore);
    }

    private static CardRequest request(Resident me, ByteBuffer signedRequest, String label, Optional<String> replaces) {
        return new CardRequest(
                me.id(), me.city(), me.address(), me.name(), signedRequest, label, Optional.empty(), replaces);
    }

    /** Rooms of others and rooms that are not there are told alike. */
    private CompletionStage<StoreResult<StoredRoom>> room(Resident me, RoomCardOrder order) {
        return stores.rooms()
                .map(store -> Steps.then(store.byId(order.room(), Runnable::run), found -> {
                    Optional<StoredRoom> mine =
                            found.filter(room -> room.residentId().equals(me.id()));
                    if (mine.isEmpty()) {
                        return Steps.<StoredRoom>conflict(Reason.NO_SUCH_ROOM);
                    }
                    return order.isPublic() && !mine.get().settings().isPublic()
                            ? Steps.<StoredRoom>conflict(ROOM_PRIVATE)
                            : Steps.done(mine.get());
                }))
                .orElseGet(Steps::noStore);
    }

    private RoomCardTexts texts(StoredRoom room, ByteBuffer picture) {
        return new RoomCardTexts(
                room.id(),
                room.settings().shownTitle(),
                room.keywords(),
                CardTexts.said(picture, "url", places.urls(room.id())),
                CardTexts.said(picture, "issuer", places.issuers(room.id().city())));
    }

    /** A public card that could not be kept is worth nothing to its room: it is taken back, and its owner told why. */
    private CompletionStage<StoreResult<IssuedCard>> keep(Identity who, Resident me, IssuedCard issued) {
        return publicCards
                .keep(me, issued)
                .thenCompose(kept -> kept.obstacle().isEmpty()
                        ? Steps.done(issued)
                        : revoke(who, issued.serial()).thenApply(gone -> kept.map(never -> issued)));
    }

    CompletionStage<StoreResult<Boolean>> revoke(Identity who, String serial) {
        return withCards(
                who,
                cards -> Steps.then(
                        cards.revoke(Residents.idOf(who), serial, StoredCard.Revocation.BY_OWNER, now(), Runnable::run),
                        was -> was ? audit.note(who, "card-revoke", "card " + serial, "") : Steps.done(false)));
    }

    CompletionStage<StoreResult<ResidentCards.Loss>> lost(Identity who) {
        return withCards(
                who,
                cards -> Steps.then(
                        cards.revokeAll(
                                Residents.idOf(who), CardKind.LOGIN, StoredCard.Revocation.LOST, now(), Runnable::run),
                        revoked -> Steps.then(
                                signOutOthers(who),
                                out -> audit.note(
                                                who, "card-lost", revoked + " login cards", out + " devices signed out")
                                        .thenApply(noted -> noted.map(yes -> new ResidentCards.Loss(revoked, out))))));
    }

    private CompletionStage<StoreResult<Integer>> signOutOthers(Identity who) {
        return new OwnAffairs(stores, news).endDevices(who, true);
    }

    private <T> CompletionStage<StoreResult<T>> withCards(
            Identity who, Function<CardStore, CompletionStage<StoreResult<T>>> work) {
        return who.isResident()
                ? links.cards().map(work).orElseGet(Steps::noStore)
                : Steps.conflict(Reason.NOT_ALLOWED);
    }
}
