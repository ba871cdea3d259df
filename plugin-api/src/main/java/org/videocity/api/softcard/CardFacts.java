package org.videocity.api.softcard;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is known for sure about a card that was found valid.
 *
 * @param binding who and what for
 * @param serial number of its certificate, lower-case hex digits without leading zeros; names the card in the store
 * @param notBefore since when it holds
 * @param notAfter until when
 * @param information the texts in the picture ({@code name}, {@code title}, …) in their order, covered by the hash and so as
 *     the city saw them, or for a login card as its owner wrote them; empty where only the certificate was shown
 * @param keys how many keys the file carries, all of them locked with a passphrase; 0 where only the certificate was shown
 */
public record CardFacts(
        CardBinding binding,
        String serial,
        Instant notBefore,
        Instant notAfter,
        Map<String, String> information,
        int keys) {
    public CardFacts {
        information = Collections.unmodifiableMap(new LinkedHashMap<>(information));
    }
}
