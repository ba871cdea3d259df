package org.videocity.softcard.x509.internal;

import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.videocity.api.Reason;
import org.videocity.api.store.CardStore;
import org.videocity.api.store.StoreResult;

/**
 * Holds the store of cards, which may be replaced while cards are looked at: the new one comes before the old one goes,
 * and is not to go with it. Thread: safe from any.
 */
@Component(service = CardLinks.class, immediate = true)
public final class CardLinks {
    private final AtomicReference<@Nullable CardStore> cards = new AtomicReference<>();

    /** Made by the component runtime. */
    @Activate
    public CardLinks() {}

    /** Asks the store there is; without one nothing is known about any card. */
    <T> CompletionStage<StoreResult<T>> ask(Function<CardStore, CompletionStage<StoreResult<T>>> question) {
        CardStore present = cards.get();
        return present == null
                ? CompletableFuture.completedFuture(new StoreResult.Unavailable<>(Reason.UNAVAILABLE))
                : question.apply(present);
    }

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    public void setCards(CardStore present) {
        cards.set(present);
    }

    public void unsetCards(CardStore gone) {
        cards.compareAndSet(gone, null);
    }
}
