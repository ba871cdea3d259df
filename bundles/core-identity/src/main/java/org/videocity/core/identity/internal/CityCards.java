package org.videocity.core.identity.internal;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.room.CityListener;
import org.videocity.api.room.RoomSettings;
import org.videocity.api.room.RoomSnapshot;
import org.videocity.api.softcard.CardReasons;
import org.videocity.api.softcard.CardService;
import org.videocity.api.softcard.CardVerdict;
import org.videocity.api.softcard.IssuedCard;
import org.videocity.api.softcard.RoomCardTexts;
import org.videocity.api.store.CardStore;
import org.videocity.api.store.RoomStore;
import org.videocity.api.store.RoomStoreListener;
import org.videocity.api.store.StoreResult;
import org.videocity.api.store.StoredCard;
import org.videocity.api.store.StoredCard.Revocation;
import org.videocity.api.store.StoredRoom;

/**
 * Has a visiting card issued for every public room that no resident owns (it stands in a configuration), in the name of the
 * city: when the room comes, when what the card says changes, and before it expires. It takes the card back when the room
 * becomes private, goes, or becomes a resident's. One room is looked at after another. Thread: safe from any; it works on one of
 * its own and on those of the stores.
 */
@Component(
        service = {CityListener.class, RoomStoreListener.class},
        immediate = true)
public final class CityCards implements CityListener, RoomStoreListener {
    private static final Logger LOG = LoggerFactory.getLogger(CityCards.class);
    /** The city may just be starting, and has better things to do. */
    private static final long FIRST_MILLIS = 5_000;
    /** What changes often changes again at once. */
    private static final long SETTLE_MILLIS = 500;

    private static final long AT_ONCE = 0;
    private static final long RETRY_MILLIS = 10_000;
    private static final long AGAIN_MILLIS = 60_000;
    /** Every so many minutes all rooms and cards are gone through; the first time when all rooms are surely known. */
    private static final int ROUND = 60;

    private static final int FIRST_ROUND = 2;
    /** A card is renewed when so much of its life is left. */
    private static final int LAST_PART = 12;

    private final StoreLinks stores;
    private final CardLinks links;
    private final CityPlaces places;
    private final PublicCards publicCards;
    private final VisitPasses visits;
    private final SessionDesk sessions;
    private final Timer timer;
    private final Runnable end;
    private final Map<RoomId, RoomSettings> rooms = new ConcurrentHashMap<>();
    private final Map<RoomId, Kept> kept = new ConcurrentHashMap<>();
    /** Rooms to look at; guarded by itself. */
    private final Set<RoomId> due = new LinkedHashSet<>();

    private volatile boolean isOpen;
    /** The end of the work; belongs to the timer's thread. */
    private CompletionStage<?> last = CompletableFuture.completedFuture(true);

    private int minutes = ROUND - FIRST_ROUND;

    /**
     * A card that is as it should be.
     *
     * @param texts what it says
     * @param until when it is to be renewed
     */
    private record Kept(RoomCardTexts texts, Instant until) {}

    /** Does work later, one piece at a time. */
    interface Timer {
        void later(long millis, Runnable work);
    }

    /** Made by the component runtime. */
    @Activate
    public CityCards(
            @Reference StoreLinks stores,
            @Reference CardLinks links,
            @Reference CityPlaces places,
            @Reference PublicCards publicCards,
            @Reference VisitPasses visits,
            @Reference SessionDesk sessions) {
        this(stores, links, places, publicCards, visits, sessions, new IdentityThread("videocity-city-cards"));
    }

    private CityCards(
            StoreLinks stores,
            CardLinks links,
            CityPlaces places,
            PublicCards publicCards,
            VisitPasses visits,
            SessionDesk sessions,
            IdentityThread thread) {
        this(stores, links, places, publicCards, visits, sessions, thread::later, thread::close);
    }

    CityCards(
            StoreLinks stores,
            CardLinks links,
            CityPlaces places,
            PublicCards publicCards,
            VisitPasses visits,
            SessionDesk sessions,
            Timer timer,
            Runnable end) {
        this.stores = stores;
        this.links = links;
        this.places = places;
        this.publicCards = publicCards;
        this.visits = visits;
        this.sessions = sessions;
        this.timer = timer;
        this.end = end;
        timer.later(FIRST_MILLIS, () -> {
            isOpen = true;
            work();
        });
        timer.later(AGAIN_MILLIS, this::again);
    }

    /** Begins nothing more. */
    @Deactivate
    public void deactivate() {
        isOpen = false;
        end.run();
    }

    @Override
    public void onChanged(RoomSnapshot room) {
        RoomSettings settings = room.settings();
        if (!settings.equals(rooms.put(settings.id(), settings))) {
            // what opens a door that is shut now waits for nothing
            lookAt(settings.id(), settings.isPublic() ? SETTLE_MILLIS : AT_ONCE);
        }
    }

    @Override
    public void onGone(RoomId room) {
        rooms.remove(room);
        lookAt(room);
    }

    @Override
    public void onStored(StoredRoom room) {
        if (kept.containsKey(room.id())) {
            lookAt(room.id());
        }
    }

    @Override
    public void onDeleted(RoomId id) {}

    /** After a restore the cards are others. */
    @Override
    public void onReady(RoomStore store) {
        kept.clear();
        rooms.keySet().forEach(this::lookAt);
    }

    private void lookAt(RoomId room) {
        lookAt(room, SETTLE_MILLIS);
    }

    private void lookAt(RoomId room, long millis) {
        synchronized (due) {
            boolean isFirst = due.add(room) && due.size() == 1;
            if (isOpen && (isFirst || millis == AT_ONCE)) {
                timer.later(millis, this::work);
            }
        }
    }

    private void work() {
        List<RoomId> now;
        synchronized (due) {
            now = List.copyOf(due);
            due.clear();
        }
        for (RoomId room : now) {
            last = last.thenCompose(before -> isOpen ? settle(room) : Steps.done(false))
                    .handle((settled, failed) -> ended(room, settled, failed));
        }
    }

    /** What could not be done now is tried again, but not where nothing can be drawn: not before the next round. */
    private boolean ended(RoomId room, @Nullable StoreResult<Boolean> settled, @Nullable Throwable failed) {
        if (settled == null) {
            LOG.error("The visiting card of {} could not be looked after", room, failed);
            return false;
        }
        Optional<Reason> why = settled.obstacle();
        why.ifPresent(reason -> LOG.debug("The visiting card of {} has to wait: {}", room, reason.text()));
        if (settled instanceof StoreResult.Unavailable
                && !why.filter(CardReasons.NO_DRAWING::equals).isPresent()) {
            lookAt(room, RETRY_MILLIS);
        }
        return why.isEmpty();
    }

    /** Once a minute: cards that say something else than they should by now, or that end soon. */
    private void again() {
        Instant now = sessions.clock().instant();
        minutes++;
        kept.forEach((id, card) -> {
            RoomSettings room = rooms.get(id);
            if (room == null || now.isAfter(card.until()) || !card.texts().equals(CityCardTexts.of(room, places))) {
                lookAt(id);
            }
        });
        if (minutes % ROUND == 0) {
            round();
        }
        timer.later(AGAIN_MILLIS, this::again);
    }

    /** Looks at every public room, whose card may have been taken back, and at every card whose room went unseen. */
    private void round() {
        rooms.values().stream().filter(RoomSettings::isPublic).forEach(room -> lookAt(room.id()));
        Instant now = sessions.clock().instant();
        links.cards()
                .filter(store -> !rooms.isEmpty())
                .ifPresent(store -> store.ofResident(StoredCard.OF_CITY, Runnable::run)
                        .thenAccept(found -> found.asOptional().orElse(List.of()).stream()
                                .filter(card -> card.holds(now))
                                .map(card -> new RoomId(card.city(), card.owner(), card.room()))
                                .filter(room -> !rooms.containsKey(room))
                                .forEach(this::lookAt)));
    }

    private CompletionStage<StoreResult<Boolean>> settle(RoomId id) {
        Optional<CardStore> cards = links.cards();
        Optional<RoomStore> residents = stores.rooms();
        if (cards.isEmpty() || residents.isEmpty()) {
            return Steps.noStore();
        }
        return Steps.then(
                residents.get().byId(id, Runnable::run),
                owned -> Steps.then(cards.get().publicCard(id, Runnable::run), card -> {
                    RoomSettings room = owned.isPresent() ? null : rooms.get(id);
                    Optional<StoredCard> ours = card.filter(StoredCard::isOfCity);
                    if (room != null && room.isPublic()) {
                        return settle(CityCardTexts.of(room, places), ours);
                    }
                    kept.remove(id);
                    String why = room == null ? Revocation.ROOM_GONE : Revocation.ROOM_PRIVATE;
                    return ours.map(gone -> takeBack(cards.get(), gone.serial(), why))
                            .orElseGet(() -> Steps.done(false));
                }));
    }

    private CompletionStage<StoreResult<Boolean>> settle(RoomCardTexts texts, Optional<StoredCard> present) {
        return links.service()
                .map(service -> Steps.then(isGood(service, present, texts), good -> {
                    if (good) {
                        StoredCard card = present.orElseThrow();
                        kept.put(texts.room(), new Kept(texts, renewal(card.issued(), card.expires())));
                        return Steps.done(true);
                    }
                    return Steps.then(service.issueCityCard(texts, Runnable::run), issued -> keep(texts, issued));
                }))
                .orElseGet(Steps::noStore);
    }

    /** A card is good when its file is there and is a valid card that says the right words for some time yet. */
    private CompletionStage<StoreResult<Boolean>> isGood(
            CardService service, Optional<StoredCard> present, RoomCardTexts texts) {
        Optional<StoredCard> card =
                present.filter(one -> sessions.clock().instant().isBefore(renewal(one.issued(), one.expires())));
        return card.map(one -> Steps.then(
                        publicCards.read(one),
                        file -> file.map(bytes -> says(service, bytes, texts)).orElseGet(() -> Steps.done(false))))
                .orElseGet(() -> Steps.done(false));
    }

    private static CompletionStage<StoreResult<Boolean>> says(
            CardService service, ByteBuffer file, RoomCardTexts texts) {
        return service.look(file, texts.room().city(), Runnable::run).thenApply(verdict -> {
            if (verdict instanceof CardVerdict.Undecided undecided) {
                return new StoreResult.Unavailable<>(undecided.reason());
            }
            return new StoreResult.Done<>(verdict instanceof CardVerdict.Valid valid
                    && CityCardTexts.areOn(valid.facts().information(), texts));
        });
    }

    private static Instant renewal(Instant issued, Instant expires) {
        return expires.minus(Duration.between(issued, expires).dividedBy(LAST_PART));
    }

    /** A card that could not be kept is worth nothing to its room. */
    private CompletionStage<StoreResult<Boolean>> keep(RoomCardTexts texts, IssuedCard issued) {
        RoomId room = texts.room();
        return publicCards.keep(StoredCard.OF_CITY, room.city(), issued).thenCompose(stored -> {
            if (stored.obstacle().isPresent()) {
                return links.cards()
                        .map(cards -> takeBack(cards, issued.serial(), Revocation.REPLACED))
                        .orElseGet(Steps::noStore)
                        .thenApply(gone -> stored);
            }
            kept.put(room, new Kept(texts, renewal(sessions.clock().instant(), issued.notAfter())));
            LOG.info("The room {} has a visiting card of the city's own, until {}", room, issued.notAfter());
            return Steps.done(true);
        });
    }

    private CompletionStage<StoreResult<Boolean>> takeBack(CardStore cards, String serial, String why) {
        Instant now = sessions.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        return Steps.then(cards.revoke(StoredCard.OF_CITY, serial, why, now, Runnable::run), was -> {
            publicCards.tidy();
            return visits.revoke(CardDoor.source(serial), Runnable::run)
                    .thenApply(ended -> new StoreResult.Done<>(was));
        });
    }
}
