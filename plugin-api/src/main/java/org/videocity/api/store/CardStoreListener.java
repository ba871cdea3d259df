package org.videocity.api.store;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears which cards were taken back, registered as a service: whoever did it, and whether it was done to the card or to the
 * room or resident it is for. Thread: a store's; must not block.
 */
@ConsumerType
public interface CardStoreListener {
    /** Says that cards do not hold any more; told once for each, when it is on disk. */
    void onRevoked(List<StoredCard> cards);

    /** Says that the store can be asked (again): it was opened, or holds something else after a restore. */
    void onReady(CardStore store);
}
