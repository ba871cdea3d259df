package org.videocity.api.store;

import java.time.Instant;
import java.util.Map;

/**
 * Something that waits for somebody to prove that mail reaches them.
 *
 * @param id what the browser keeps; 128 random bits or more
 * @param purpose what is confirmed, for example {@code sign-up}
 * @param city in which city
 * @param address the mail address, lower case
 * @param codeHash hash of the code in the mail
 * @param linkHash hash of the token in the mail's link; unique
 * @param triesLeft how many more codes are looked at
 * @param details what is to happen; at most 8 KiB together
 * @param expires until when
 */
public record Confirmation(
        String id,
        String purpose,
        String city,
        String address,
        String codeHash,
        String linkHash,
        int triesLeft,
        Map<String, String> details,
        Instant expires) {
    public Confirmation {
        details = Map.copyOf(details);
    }

    @Override
    public String toString() {
        return "Confirmation[" + purpose + " of " + address + "]";
    }
}
