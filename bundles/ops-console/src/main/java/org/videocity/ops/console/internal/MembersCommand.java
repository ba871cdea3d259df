package org.videocity.ops.console.internal;

import java.time.Instant;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.table.ShellTable;
import org.videocity.api.room.Member;
import org.videocity.api.room.RoomSnapshot;

/** Lists who is in the rooms. */
@Service
@Command(
        scope = "videocity",
        name = "members",
        description = "Lists who is in the rooms",
        detailedDescription = "Lists the members of all rooms or of one.")
public class MembersCommand extends TableAction {
    @Argument(index = 0, name = "room", description = "The room: user@domain or user@domain/Room.Name")
    @Completion(RoomCompleter.class)
    String room = "";

    @Override
    void fill(ShellTable table, CityParts parts) throws CommandException {
        columns(table, "Room", "Member", "Name", "Identity", "Proven by", "Via", ">Since");
        table.emptyTableText("Nobody is here.");
        for (RoomSnapshot snapshot : Rooms.allOr(parts, room)) {
            String where = Words.room(snapshot.settings().id());
            snapshot.members().forEach(member -> addRow(table, where, member));
        }
    }

    private static void addRow(ShellTable table, String where, Member member) {
        table.addRow()
                .addContent(
                        where,
                        member.id(),
                        member.displayName(),
                        member.identity().id(),
                        member.identity().isGuest()
                                ? "nothing"
                                : member.identity().kind(),
                        member.transport(),
                        Words.ago(member.since(), Instant.now()));
    }
}
