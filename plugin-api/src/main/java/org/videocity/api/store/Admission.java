package org.videocity.api.store;

import java.util.List;
import java.util.Set;

/**
 * Who may enter a private room beside its owner.
 *
 * @param people mail addresses of residents, lower case
 * @param domains mail domains of residents, lower case
 * @param withCard whoever shows the room's visiting card
 * @param moderators ids of residents who keep order there
 */
public record Admission(List<String> people, List<String> domains, boolean withCard, Set<String> moderators) {
    /** What holds for a room nobody said anything about. */
    public static final Admission DEFAULT = new Admission(List.of(), List.of(), true, Set.of());

    /** Most people, and most domains. */
    public static final int MOST = 100;

    public Admission {
        people = List.copyOf(people);
        domains = List.copyOf(domains);
        moderators = Set.copyOf(moderators);
    }

    /** Tells whether a resident is on a list, by address and id. */
    public boolean admits(String address, String residentId) {
        int at = address.lastIndexOf('@');
        return people.contains(address)
                || domains.contains(address.substring(at + 1))
                || moderators.contains(residentId);
    }
}
