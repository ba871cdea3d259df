package org.videocity.core.identity.internal;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.videocity.api.RoomId;
import org.videocity.api.store.RoomStore;
import org.videocity.api.store.RoomStoreListener;
import org.videocity.api.store.StoredCard;
import org.videocity.api.store.StoredRoom;

/**
 * Ends visits when the card that let them in went with a change of its room. The store has revoked the cards in the same
 * transaction as it changed the room; this is the news of it. Thread: a store's.
 */
@Component(service = RoomStoreListener.class, immediate = true)
public final class CardVisitEnds implements RoomStoreListener {
    private final CardLinks links;
    private final PublicCards publicCards;
    private final VisitPasses visits;

    /** Made by the component runtime. */
    @Activate
    public CardVisitEnds(
            @Reference CardLinks links, @Reference PublicCards publicCards, @Reference VisitPasses visits) {
        this.links = links;
        this.publicCards = publicCards;
        this.visits = visits;
    }

    @Override
    public void onStored(StoredRoom room) {
        if (!room.settings().isPublic()) {
            links.cards()
                    .ifPresent(cards -> cards.ofResident(room.residentId(), Runnable::run)
                            .thenAccept(found -> found.asOptional().ifPresent(list -> end(room.id(), list))));
        }
    }

    private void end(RoomId room, List<StoredCard> cards) {
        List<StoredCard> gone = cards.stream()
                .filter(card -> card.isPublic() && card.revocation().isPresent())
                .filter(card -> card.owner().equals(room.owner()) && card.room().equals(room.name()))
                .toList();
        gone.forEach(card -> visits.revoke(CardDoor.source(card.serial()), Runnable::run));
        if (!gone.isEmpty()) {
            publicCards.tidy();
        }
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
