package org.videocity.ops.console.internal;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;

/** Ends a stream. */
@Service
@Command(
        scope = "videocity",
        name = "stream-end",
        description = "Ends a stream",
        detailedDescription =
                "The publisher is told and may publish again; take its key back with videocity:key-revoke to keep it"
                        + " out.")
public class StreamEndCommand extends CityAction {
    @Argument(index = 0, name = "room", description = "The room: user@domain or user@domain/Room.Name", required = true)
    @Completion(RoomCompleter.class)
    String room = "";

    @Argument(index = 1, name = "stream", description = "The stream's name", required = true)
    @Completion(StreamCompleter.class)
    String stream = "";

    @Override
    void run(CityParts parts) throws CommandException {
        CityParts.done(parts.rooms().endStream(Words.room(room), stream, Reason.KICKED, AT_ONCE));
        RoomId id = Words.room(room);
        parts.noted("stream-end", id.city(), id.path(), "stream " + stream);
        say("Stream " + stream + " was ended.");
    }
}
