package org.videocity.softcard.x509.internal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.videocity.api.Reason;
import org.videocity.api.store.CardStore;
import org.videocity.api.store.StoreResult;

/** Holds the store of cards, which may be replaced while cards are looked at. Thread: safe from any. */
@Component(service = CardLinks.class, immediate = true)
public final class CardLinks {
    private volatile @Nullable CardStore cards;

    /** Made by the component runtime. */
    @Activate
    public CardLinks() {}

    /** Asks the store there is; without one nothing is known about any card. */
    <T> CompletionStage<StoreResult<T>> ask(Function<CardStore, CompletionStage<StoreResult<T>>> question) {
        CardStore present = cards;
        return present == null
                ? CompletableFuture.completedFuture(new StoreResult.Unavailable<>(Reason.UNAVAILABLE))
                : question.apply(present);
    }

    /** Takes the service there is now. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void setCards(CardStore present) {
        cards = present;
    }

    /** Lets it go, unless another has taken its place. */
    public void unsetCards(CardStore gone) {
        if (cards == gone) {
            cards = null;
        }
    }
}
