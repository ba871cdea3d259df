package org.videocity.api.softcard;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * The wish of a resident for a card, as their city knows them. Whoever makes one has checked who asks; whoever takes one
 * checks the request and the picture.
 *
 * @param residentId whose card it will be
 * @param city their city
 * @param owner their mail address, lower case
 * @param ownerName their full name
 * @param signedRequest PKCS#10 request in DER, of which nothing but the public key is taken; at most 8 KiB
 * @param label what the resident calls the card in their list; may be empty, at most 120 characters
 * @param validity how long it is to hold, at most a year; absent for as long as the city's cards do
 * @param replaces serial of a card of the same resident and kind that is revoked when this one is issued
 */
public record CardRequest(
        String residentId,
        String city,
        String owner,
        String ownerName,
        ByteBuffer signedRequest,
        String label,
        Optional<Duration> validity,
        Optional<String> replaces) {
    public CardRequest {
        city = city.toLowerCase(Locale.ROOT);
        owner = owner.toLowerCase(Locale.ROOT);
        signedRequest = signedRequest.asReadOnlyBuffer();
    }

    /** Returns the request's bytes, with a position of the caller's own. */
    @Override
    public ByteBuffer signedRequest() {
        return signedRequest.duplicate();
    }
}
