package org.videocity.store.jdbc.internal;

import static org.videocity.store.jdbc.internal.Stores.HERE;
import static org.videocity.store.jdbc.internal.Stores.NOON;
import static org.videocity.store.jdbc.internal.Stores.done;

import java.util.Optional;
import org.videocity.api.store.BlobId;
import org.videocity.api.store.LetterStore.Blob;
import org.videocity.api.store.StoredLetter;

/** A letter of a guest that has come. */
final class ArrivedLetter {
    private ArrivedLetter() {}

    /** Puts the bytes there are into the inbox of a resident. */
    static BlobId of(Stores stores, String residentId, BlobId bytes) {
        StoredLetter letter = new StoredLetter(
                Stores.anyId(),
                residentId,
                NOON,
                "Bob",
                Optional.empty(),
                "text/plain",
                false,
                9,
                Optional.empty(),
                false);
        done(stores.letters.reserve(letter, 10, 100, HERE));
        done(stores.letters.arrived(letter, new Blob(bytes, 9), NOON, HERE));
        return bytes;
    }
}
