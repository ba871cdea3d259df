package org.videocity.core.identity.internal;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.videocity.api.CardKind;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Identity;
import org.videocity.api.identity.Network;
import org.videocity.api.identity.VisitPassService.Given;
import org.videocity.api.resident.Caller;
import org.videocity.api.softcard.CardFacts;
import org.videocity.api.softcard.CardReasons;
import org.videocity.api.softcard.CardService;
import org.videocity.api.softcard.CardVerdict;
import org.videocity.api.store.Admission;
import org.videocity.api.store.CardStore;
import org.videocity.api.store.Resident;
import org.videocity.api.store.StoreResult;
import org.videocity.api.store.StoredCard;
import org.videocity.api.store.StoredRoom;

/**
 * Looks at cards that people show: at the door of a room, or only to know what they are worth. Whoever shows a room's card gets
 * a pass until the card expires, or for the configured while. Thread: safe from any.
 */
@Component(service = CardDoor.class, immediate = true)
public final class CardDoor {
    static final Reason OTHER_ROOM =
            new Reason("other-room", "This card is for another room; look at the address on it.");
    static final Reason CARD_NOT_ENOUGH = new Reason(
            "card-not-enough", "Nobody is let in by a card here at the moment; knock, or write to the owner.");
    private static final Reason TOO_OFTEN =
            Reason.LIMIT_REACHED.saying("Too many cards were shown from your address; try in an hour.");

    private final StoreLinks stores;
    private final CardLinks links;
    private final IdentitySettings settings;
    private final SessionDesk sessions;
    private final VisitPasses visits;
    private final Refusals refusals;
    private final RateMeter looks;

    /** Made by the component runtime. */
    @Activate
    public CardDoor(
            @Reference StoreLinks stores,
            @Reference CardLinks links,
            @Reference IdentitySettings settings,
            @Reference SessionDesk sessions,
            @Reference VisitPasses visits,
            @Reference Refusals refusals) {
        this.stores = stores;
        this.links = links;
        this.settings = settings;
        this.sessions = sessions;
        this.visits = visits;
        this.refusals = refusals;
        this.looks = new RateMeter(sessions.clock());
    }

    /** Names a card as where visit passes came from. */
    static String source(String serial) {
        return "card:" + serial;
    }

    CompletionStage<CardVerdict> look(Caller caller, ByteBuffer png) {
        Optional<CardService> service = links.service();
        if (!looks.allows(Network.of(caller.remote()).name(), settings.now().cardLooksPerNetworkAndHour())) {
            return CompletableFuture.completedFuture(new CardVerdict.Undecided(TOO_OFTEN));
        }
        return service.map(cards -> cards.look(png, caller.city(), Runnable::run))
                .orElseGet(() -> CompletableFuture.completedFuture(new CardVerdict.Undecided(Reason.UNAVAILABLE)));
    }

    /** What a card is worth is told before anything about the room: without a right card nobody learns whether there is one. */
    CompletionStage<StoreResult<Given>> show(Caller caller, Identity who, RoomId room, ByteBuffer png) {
        return look(caller, png)
                .thenCompose(verdict -> {
                    if (verdict instanceof CardVerdict.Valid valid) {
                        return enter(valid.facts(), who, room);
                    }
                    return verdict instanceof CardVerdict.Invalid invalid
                            ? Steps.<Given>conflict(invalid.reason())
                            : Steps.<Given>unavailable(((CardVerdict.Undecided) verdict).reason());
                })
                .thenApply(result -> {
                    result.obstacle().ifPresent(refusals::add);
                    return result;
                });
    }

    private CompletionStage<StoreResult<Given>> enter(CardFacts facts, Identity who, RoomId room) {
        if (facts.binding().kind() != CardKind.ROOM) {
            return Steps.conflict(CardReasons.WRONG_KIND);
        }
        if (!facts.binding().roomId().filter(room::equals).isPresent()) {
            return Steps.conflict(OTHER_ROOM);
        }
        Instant now = sessions.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        Instant longest = now.plus(Duration.ofHours(settings.now().cardVisitHours()));
        Instant until = longest.isBefore(facts.notAfter()) ? longest : facts.notAfter();
        return links.cards()
                .map(cards -> Steps.then(
                        isEnough(room),
                        enough -> !enough
                                ? Steps.<Given>conflict(CARD_NOT_ENOUGH)
                                : Steps.then(
                                        isWelcome(cards, facts, room),
                                        welcome -> welcome
                                                ? Steps.then(
                                                        cards.countEntry(
                                                                room.city(), facts.serial(), now, Runnable::run),
                                                        holds -> holds
                                                                ? pass(cards, facts, who, room, until)
                                                                : Steps.<Given>conflict(CardReasons.REVOKED))
                                                : Steps.<Given>conflict(CardReasons.REVOKED))))
                .orElseGet(Steps::noStore);
    }

    /** The passes of a card that is revoked end afterwards; so one that was given in between is seen here. */
    private CompletionStage<StoreResult<Given>> pass(
            CardStore cards, CardFacts facts, Identity who, RoomId room, Instant until) {
        return visits.give(who, room, source(facts.serial()), until, Runnable::run)
                .thenCompose(given -> given.isEmpty()
                        ? Steps.<Given>conflict(Reason.NOT_ALLOWED)
                        : Steps.then(
                                cards.bySerial(room.city(), facts.serial(), Runnable::run),
                                card -> card.filter(c -> c.revocation().isEmpty())
                                                .isPresent()
                                        ? Steps.done(given.get())
                                        : visits.revoke(source(facts.serial()), Runnable::run)
                                                .thenCompose(gone -> Steps.<Given>conflict(CardReasons.REVOKED))));
    }

    private CompletionStage<StoreResult<Boolean>> isEnough(RoomId room) {
        return stores.admissions()
                .map(lists -> lists.admission(room, Runnable::run).thenApply(found -> found.map(Admission::withCard)))
                .orElseGet(() -> Steps.done(true));
    }

    /** The card is of this very room and its owner is not locked out; or the city's own, of a room that is no resident's. */
    private CompletionStage<StoreResult<Boolean>> isWelcome(CardStore cards, CardFacts facts, RoomId room) {
        return Steps.then(
                cards.bySerial(room.city(), facts.serial(), Runnable::run),
                card -> Steps.then(
                        owner(card),
                        owner -> stores.rooms()
                                .map(rooms -> rooms.byId(room, Runnable::run)
                                        .thenApply(found -> found.map(there -> isWelcome(card, owner, there))))
                                .orElseGet(Steps::noStore)));
    }

    private static boolean isWelcome(Optional<StoredCard> card, Optional<Resident> owner, Optional<StoredRoom> room) {
        if (card.filter(StoredCard::isOfCity).isPresent()) {
            return room.isEmpty();
        }
        return owner.filter(Resident::isActive)
                .flatMap(o -> room.filter(there -> there.residentId().equals(o.id())))
                .isPresent();
    }

    private CompletionStage<StoreResult<Optional<Resident>>> owner(Optional<StoredCard> card) {
        return stores.residents()
                .map(store -> store.byId(card.map(StoredCard::residentId).orElse(""), Runnable::run))
                .orElseGet(Steps::noStore);
    }
}
