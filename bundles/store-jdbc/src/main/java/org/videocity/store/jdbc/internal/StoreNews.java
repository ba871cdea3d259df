package org.videocity.store.jdbc.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.RoomId;
import org.videocity.api.store.CardStore;
import org.videocity.api.store.CardStoreListener;
import org.videocity.api.store.Move;
import org.videocity.api.store.RoomStore;
import org.videocity.api.store.RoomStoreListener;
import org.videocity.api.store.StoredCard;
import org.videocity.api.store.StoredRoom;

/** Tells whoever follows rooms and cards what was stored. Thread: safe from any. */
@Component(service = StoreNews.class, immediate = true)
public final class StoreNews {
    private static final Logger LOG = LoggerFactory.getLogger(StoreNews.class);

    private final List<RoomStoreListener> listeners = new CopyOnWriteArrayList<>();
    private final List<CardStoreListener> cardListeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable RoomStore ready;
    private volatile @Nullable CardStore cardsReady;

    /** Made by the component runtime. */
    @Activate
    public StoreNews() {}

    /** Takes a listener; where the store can be asked, it is told so at once. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addListener(RoomStoreListener listener) {
        listeners.add(listener);
        RoomStore store = ready;
        if (store != null) {
            tell(listener, l -> l.onReady(store));
        }
    }

    /** Forgets a listener. */
    public void removeListener(RoomStoreListener listener) {
        listeners.remove(listener);
    }

    /** Takes a listener; where the store can be asked, it is told so at once. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addCardListener(CardStoreListener listener) {
        cardListeners.add(listener);
        CardStore store = cardsReady;
        if (store != null) {
            tell(listener, l -> l.onReady(store));
        }
    }

    /** Forgets a listener. */
    public void removeCardListener(CardStoreListener listener) {
        cardListeners.remove(listener);
    }

    void ready(CardStore store) {
        cardsReady = store;
        cardListeners.forEach(listener -> tell(listener, l -> l.onReady(store)));
    }

    void gone(CardStore store) {
        if (cardsReady == store) {
            cardsReady = null;
        }
    }

    void revoked(List<StoredCard> cards) {
        cardListeners.forEach(listener -> tell(listener, l -> l.onRevoked(cards)));
    }

    void ready(RoomStore store) {
        ready = store;
        listeners.forEach(listener -> tell(listener, l -> l.onReady(store)));
    }

    void gone(RoomStore store) {
        if (ready == store) {
            ready = null;
        }
    }

    void stored(StoredRoom room) {
        listeners.forEach(listener -> tell(listener, l -> l.onStored(room)));
    }

    void moved(Move move) {
        listeners.forEach(listener -> tell(listener, l -> l.onMoved(move)));
    }

    void deleted(RoomId id) {
        listeners.forEach(listener -> tell(listener, l -> l.onDeleted(id)));
    }

    private static <T> void tell(T listener, Consumer<T> what) {
        try {
            what.accept(listener);
        } catch (RuntimeException failed) {
            LOG.warn("{} failed when told what was stored", listener.getClass().getName(), failed);
        }
    }
}
