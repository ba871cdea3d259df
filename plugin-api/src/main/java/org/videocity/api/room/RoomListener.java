package org.videocity.api.room;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;
import org.videocity.api.Reason;
import org.videocity.api.media.Publication;

/**
 * Hears what happens in a room. For a member it begins with what happens after entering: the snapshot in
 * {@link EnterResult.Entered} says what was before.
 *
 * <p>Thread: the rooms' own, one call at a time, in the order of events; must not block.
 */
@ConsumerType
public interface RoomListener {
    /** Somebody came in; or, with a known id, changed: another name, role, silenced or not, away or back. */
    default void onEntered(Member member) {}

    /** Somebody went. */
    default void onLeft(Member member, Reason reason) {}

    /** Something was said to everyone or to this listener. */
    default void onMessage(RoomMessage message) {}

    /** Somebody is writing. */
    default void onTyping(Member member) {}

    /** The room itself changed: its settings, or its lock. */
    default void onRoomChanged(RoomSnapshot room) {}

    /** Somebody knocks; told to members who may open, also of those who knocked before they came. */
    default void onKnocking(Knock knock) {}

    /** A knock ended; told to members who may open. */
    default void onKnocked(String knockId, Knock.Outcome outcome) {}

    /** Who may not enter, all of them; told to members who keep order, when they come and when it changes. */
    default void onBans(List<Ban> bans) {}

    /** Something is live. */
    default void onPublished(Publication publication) {}

    /** Tracks, formats or the suspended state of something live changed. */
    default void onPublicationChanged(Publication publication) {}

    /** Something is no longer live. */
    default void onUnpublished(Publication publication, Reason reason) {}

    /**
     * This listener hears nothing more: the member was taken out, the room was closed or, with
     * {@link Reason#RESTARTING}, core is being updated: then {@link RoomService#resume} with the next service.
     */
    default void onClosed(Reason reason) {}
}
