package org.videocity.ops.console.internal;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.videocity.api.RoomId;
import org.videocity.api.identity.StreamKey;

/** Takes a room away for good. */
@Service
@Command(
        scope = "videocity",
        name = "room-remove",
        description = "Takes a room away for good",
        detailedDescription =
                "Whoever is in it is taken out first, and its stream keys are taken back. A room that stands in a file"
                        + " under etc/ goes with that file.")
public class RoomRemoveCommand extends CityAction {
    @Argument(index = 0, name = "room", description = "The room: user@domain or user@domain/Room.Name", required = true)
    @Completion(RoomCompleter.class)
    String room = "";

    @Override
    void run(CityParts parts) throws CommandException {
        RoomId id = Words.room(room);
        CityParts.done(parts.rooms().remove(id, AT_ONCE));
        parts.noted("room-remove", id.city(), id.path(), "");
        say("Room " + Words.room(id) + " is no more.");
        revokeKeys(parts, id);
    }

    /** A room of that name built later shall not open to the keys of this one. */
    private static void revokeKeys(CityParts parts, RoomId id) throws CommandException {
        for (StreamKey key : CityParts.answer(parts.keys().keys(AT_ONCE))) {
            if (key.room().equals(id) && CityParts.answer(parts.keys().revoke(key.id(), AT_ONCE))) {
                parts.noted("key-revoke", id.city(), id.path(), "key " + key.id());
                say("Key " + key.id() + " was taken back.");
            }
        }
    }
}
