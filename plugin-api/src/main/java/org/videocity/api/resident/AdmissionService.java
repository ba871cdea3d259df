package org.videocity.api.resident;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.annotation.versioning.ProviderType;
import org.videocity.api.RoomId;
import org.videocity.api.identity.GrantName;
import org.videocity.api.identity.Identity;
import org.videocity.api.identity.StreamKey;
import org.videocity.api.identity.StreamKeyAdminService;
import org.videocity.api.identity.VisitPassService;
import org.videocity.api.store.Admission;
import org.videocity.api.store.Invitation;
import org.videocity.api.store.StoreResult;

/**
 * Who comes into whose rooms: what owners decide about it, and the links that let people in. The owner is a resident, the
 * room one of theirs; anything else is a conflict {@code not-allowed} or {@code no-such-room}. No method blocks.
 */
@ProviderType
public interface AdmissionService {
    /**
     * What an owner wants an invitation to be.
     *
     * @param label what they call it, at most 120 characters
     * @param expires until when, absent for ever
     * @param uses how often it may be used, absent for any number
     * @param letter the mail it goes with, absent for none
     */
    record NewInvitation(String label, Optional<Instant> expires, Optional<Integer> uses, Optional<Letter> letter) {}

    /**
     * A mail with an invitation.
     *
     * @param to whom
     * @param text what the owner says, at most 1000 characters
     * @param card the room's visiting card as a file, absent for none
     */
    record Letter(String to, String text, Optional<ByteBuffer> card) {}

    /**
     * An invitation just made.
     *
     * @param invitation what is kept
     * @param token what lets people in; kept nowhere
     * @param url the room's address with the token in its fragment, which browsers send to nobody
     */
    record Made(Invitation invitation, String token, String url) {
        @Override
        public String toString() {
            return "Made[" + invitation.id() + "]";
        }
    }

    /** Reads who may enter a room. */
    CompletionStage<StoreResult<Admission>> admission(Identity owner, RoomId room, Executor executor);

    /**
     * Says who may enter a room; whoever may not any more goes. Moderators are named in the room. Conflict {@code
     * bad-admission} says what is wrong.
     */
    CompletionStage<StoreResult<Admission>> admit(Identity owner, RoomId room, Admission admission, Executor executor);

    /** Lists a room's invitations, the newest first. */
    CompletionStage<StoreResult<List<Invitation>>> invitations(Identity owner, RoomId room, Executor executor);

    /**
     * Makes an invitation, and mails it where that is wanted. Conflict {@code bad-invitation} says what is wrong with it,
     * {@code bad-address} with whom it is for, and {@code CardReasons} and {@code other-room} with the card that goes along.
     */
    CompletionStage<StoreResult<Made>> invite(Identity owner, RoomId room, NewInvitation wanted, Executor executor);

    /** Takes an invitation back; who came by it goes. Yields whether there was one. */
    CompletionStage<StoreResult<Boolean>> uninvite(Identity owner, RoomId room, String invitationId, Executor executor);

    /** Lists the stream keys of a room. */
    CompletionStage<StoreResult<List<StreamKey>>> keys(Identity owner, RoomId room, Executor executor);

    /** Makes a stream key. Conflict {@code bad-key-draft} says what is wrong. */
    CompletionStage<StoreResult<StreamKeyAdminService.Issued>> issueKey(
            Identity owner,
            RoomId room,
            Set<GrantName> scopes,
            String label,
            Optional<Instant> expires,
            Executor executor);

    /** Takes a stream key of a room back; yields whether there was one. */
    CompletionStage<StoreResult<Boolean>> revokeKey(Identity owner, RoomId room, String keyId, Executor executor);

    /**
     * What an invitation opened.
     *
     * @param room by the name it has now: the token finds it, wherever the link led
     * @param pass what the guest enters with
     */
    record Opened(RoomId room, VisitPassService.Given pass) {}

    /** Lets somebody in who shows the token of an invitation. Whatever is wrong with it: conflict {@code bad-link}. */
    CompletionStage<StoreResult<Opened>> enter(Caller caller, Identity who, String token, Executor executor);
}
