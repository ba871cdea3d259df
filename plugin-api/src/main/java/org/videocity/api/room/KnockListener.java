package org.videocity.api.room;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;
import org.videocity.api.Reason;

/** Waits at a door. Thread: the rooms' own; must not block. Called once, unless the knock is withdrawn before. */
@ConsumerType
public interface KnockListener {
    /**
     * The door is open: whoever knocked holds a visit pass and may enter now.
     *
     * @param token what a guest's browser shows from now on
     *     ({@link org.videocity.api.identity.VisitPassService.Given#token}); absent when it needs none
     */
    void onAdmitted(Optional<String> token);

    /**
     * The door stays shut; with {@link Reason#RESTARTING} core is being updated: then knock with the next service.
     */
    void onDeclined(Reason reason);
}
