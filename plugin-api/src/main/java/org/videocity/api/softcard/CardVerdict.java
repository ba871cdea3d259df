package org.videocity.api.softcard;

import org.videocity.api.Reason;

/** What came out of looking at a card. */
public sealed interface CardVerdict {
    /**
     * It was issued here, is unaltered, and holds now.
     *
     * @param facts what it says
     */
    record Valid(CardFacts facts) implements CardVerdict {}

    /**
     * It is worth nothing here.
     *
     * @param reason one of {@link CardReasons}, with a sentence for whoever showed it
     */
    record Invalid(Reason reason) implements CardVerdict {}

    /**
     * It cannot be told now, because the store does not answer or too much waits; nobody is let in by this.
     *
     * @param reason why; trying again later may help
     */
    record Undecided(Reason reason) implements CardVerdict {}
}
