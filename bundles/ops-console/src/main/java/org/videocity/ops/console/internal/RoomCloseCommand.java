package org.videocity.ops.console.internal;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;

/** Takes everybody out of a room and ends its streams. */
@Service
@Command(
        scope = "videocity",
        name = "room-close",
        description = "Takes everybody out of a room and ends its streams",
        detailedDescription = "The room itself stays and opens again with the next who enters.")
public class RoomCloseCommand extends CityAction {
    @Argument(index = 0, name = "room", description = "The room: user@domain or user@domain/Room.Name", required = true)
    @Completion(RoomCompleter.class)
    String room = "";

    @Option(name = "--because", description = "A sentence for those who are taken out")
    String because = "";

    @Override
    void run(CityParts parts) throws CommandException {
        RoomId id = Words.room(room);
        Reason reason = because.isBlank() ? Reason.ROOM_CLOSED : Reason.ROOM_CLOSED.saying(because);
        CityParts.done(parts.rooms().close(id, reason, AT_ONCE));
        parts.noted("room-close", id.city(), id.path(), "");
        say("Room " + Words.room(id) + " is closed.");
    }
}
