package org.videocity.api.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.annotation.versioning.ProviderType;
import org.videocity.api.RoomId;

/**
 * Lets somebody who was shown to be welcome (by a card, a link, an answered knock) into a room for a while: from then on
 * the identity that {@link AuthenticationService} yields for the same browser holds {@link GrantName#ENTER} and
 * {@link GrantName#WATCH} there. Passes are kept in memory; an update of the platform loses none.
 *
 * <p>No method blocks.
 */
@ProviderType
public interface VisitPassService {
    /**
     * A pass that was given.
     *
     * @param identity who holds it: the resident, or the guest as this browser will be known from now on
     * @param token what a guest's browser keeps as a cookie of the name {@link #cookieName} and shows from now on; absent
     *     for residents and where the browser has one that counts already; kept nowhere else
     * @param until when it ends
     */
    record Given(Identity identity, Optional<String> token, Instant until) {
        @Override
        public String toString() {
            return "Given[" + identity.id() + " until " + until + "]";
        }
    }

    /**
     * Returns what the cookie with a guest's token is called. It is HttpOnly, SameSite=Lax, Path=/, and Secure over TLS.
     *
     * @param secure whether the browser came over TLS: then the name makes browsers insist on that
     */
    String cookieName(boolean secure);

    /**
     * Gives a pass; one of the same source for the same room is replaced. Absent for whoever gets none: who is neither a
     * guest nor a resident of the room's city.
     *
     * @param holder who gets it, as {@link AuthenticationService} answered to {@link Credentials#browser}
     * @param source where it came from, for taking it back: 1 to 128 visible ASCII characters, for example
     *     {@code card:<serial>}, {@code link:<id>}, {@code knock:<session>}
     * @param until when it ends; at most 400 days from now are kept
     */
    CompletionStage<Optional<Given>> give(
            Identity holder, RoomId room, String source, Instant until, Executor executor);

    /** Takes back all passes of a source in every room, and ends what goes on by them; yields how many there were. */
    CompletionStage<Integer> revoke(String source, Executor executor);

    /** Takes back the passes of a source for one room; yields how many there were. */
    CompletionStage<Integer> revoke(RoomId room, String source, Executor executor);

    /** Takes back one holder's passes of a source for one room; yields whether there was one. */
    CompletionStage<Boolean> revoke(Identity holder, RoomId room, String source, Executor executor);

    /** Takes back all passes for a room, wherever they came from; yields how many there were. */
    CompletionStage<Integer> revokeAll(RoomId room, Executor executor);
}
