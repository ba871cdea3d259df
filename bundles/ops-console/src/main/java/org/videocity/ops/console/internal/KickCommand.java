package org.videocity.ops.console.internal;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;

/** Takes a member out of a room. */
@Service
@Command(
        scope = "videocity",
        name = "kick",
        description = "Takes a member out of a room",
        detailedDescription = "The member may come back; a private room keeps out whoever has no key.")
public class KickCommand extends CityAction {
    @Argument(index = 0, name = "room", description = "The room: user@domain or user@domain/Room.Name", required = true)
    @Completion(RoomCompleter.class)
    String room = "";

    @Argument(index = 1, name = "member", description = "The member's id, as in videocity:members", required = true)
    @Completion(MemberCompleter.class)
    String member = "";

    @Option(name = "--because", description = "A sentence for the member")
    String because = "";

    @Override
    void run(CityParts parts) throws CommandException {
        Reason reason = because.isBlank() ? Reason.KICKED : Reason.KICKED.saying(because);
        CityParts.done(parts.rooms().kick(Words.room(room), member, reason, AT_ONCE));
        RoomId id = Words.room(room);
        parts.noted("kick", id.city(), id.path(), "member " + member);
        say("Member " + member + " was taken out.");
    }
}
