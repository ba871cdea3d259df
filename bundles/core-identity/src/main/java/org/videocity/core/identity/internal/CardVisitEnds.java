package org.videocity.core.identity.internal;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.videocity.api.RoomId;
import org.videocity.api.store.CardStore;
import org.videocity.api.store.CardStoreListener;
import org.videocity.api.store.RoomStore;
import org.videocity.api.store.RoomStoreListener;
import org.videocity.api.store.StoredCard;
import org.videocity.api.store.StoredRoom;

/**
 * The one place where visits end because of a card: the store tells of every card that was taken back, by whomever and
 * whyever, and whatever the card had let in ends with it. Thread: a store's.
 */
@Component(
        service = {RoomStoreListener.class, CardStoreListener.class},
        immediate = true)
public final class CardVisitEnds implements RoomStoreListener, CardStoreListener {
    private final PublicCards publicCards;
    private final VisitPasses visits;

    /** Made by the component runtime. */
    @Activate
    public CardVisitEnds(@Reference PublicCards publicCards, @Reference VisitPasses visits) {
        this.publicCards = publicCards;
        this.visits = visits;
    }

    @Override
    public void onRevoked(List<StoredCard> cards) {
        cards.forEach(card -> end(card.serial()));
        if (cards.stream().anyMatch(StoredCard::isPublic)) {
            publicCards.tidy();
        }
    }

    private void end(String serial) {
        visits.revoke(CardDoor.source(serial), Runnable::run);
    }

    /** Passes are kept elsewhere than cards: what was taken back while nobody listened, or is not there any more, ends now. */
    @Override
    public void onReady(CardStore store) {
        visits.sources(CardDoor.source(""))
                .forEach((source, room) -> store.bySerial(
                                room.city(),
                                source.substring(CardDoor.source("").length()),
                                Runnable::run)
                        .thenAccept(found -> found.asOptional()
                                .filter(card -> card.filter(c -> c.revocation().isEmpty())
                                        .isEmpty())
                                .ifPresent(gone -> visits.revoke(source, Runnable::run))));
    }

    @Override
    public void onStored(StoredRoom room) {
        // a public card that went because the room is private now was told of by itself
    }

    @Override
    public void onDeleted(RoomId id) {
        visits.revokeAll(id, Runnable::run);
        publicCards.tidy();
    }

    @Override
    public void onReady(RoomStore store) {
        publicCards.tidy();
    }
}
