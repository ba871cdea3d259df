package org.videocity.api.store;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a letter; its bytes are a blob in a space of its own.
 *
 * @param id names it; 1 to 32 letters and digits
 * @param residentId whose it is
 * @param received when it came, or began to
 * @param senderName what its sender was called then
 * @param senderId the resident who sent it; absent for guests
 * @param mediaType of its bytes, with parameters; at most 200 characters
 * @param sealed whether only the recipient's card opens it
 * @param bytes how many it has, or was said to have before it was there
 * @param blob its bytes; absent while they are coming
 * @param opened whether its owner opened it
 */
public record StoredLetter(
        String id,
        String residentId,
        Instant received,
        String senderName,
        Optional<String> senderId,
        String mediaType,
        boolean sealed,
        long bytes,
        Optional<BlobId> blob,
        boolean opened) {
    /** Returns the space its bytes are in, which nothing else shares: it goes with the letter. */
    public String space() {
        return residentId + "-" + id;
    }
}
