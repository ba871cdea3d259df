package org.videocity.api.media;

import java.util.Set;

/** Who a publication is for. */
public sealed interface Audience {
    /** The usual: all who may watch in the room. */
    Audience EVERYONE = new Everyone();

    /** Tells whether a member belongs to it; a watcher that is no member has the empty id. */
    boolean includes(String memberId);

    /** Everybody who may watch in the room. */
    record Everyone() implements Audience {
        @Override
        public boolean includes(String memberId) {
            return true;
        }
    }

    /**
     * These members only, for example the one whose N-1 mix it is.
     *
     * @param memberIds their member ids
     */
    record Members(Set<String> memberIds) implements Audience {
        public Members {
            memberIds = Set.copyOf(memberIds);
        }

        @Override
        public boolean includes(String memberId) {
            return memberIds.contains(memberId);
        }
    }
}
