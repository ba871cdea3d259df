package org.videocity.ops.console.internal;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.table.ShellTable;
import org.videocity.api.room.RoomSettings;
import org.videocity.api.room.RoomSnapshot;

/** Lists the rooms. */
@Service
@Command(
        scope = "videocity",
        name = "rooms",
        description = "Lists the rooms",
        detailedDescription =
                "Lists every room, private ones too: who may enter, who may publish, how many are there and how many streams are live.")
public class RoomsCommand extends TableAction {
    @Override
    void fill(ShellTable table, CityParts parts) throws CommandException {
        columns(table, "Room", "Title", "Access", "Guests publish", "State", ">Members", ">Streams");
        table.emptyTableText("There are no rooms; build one with videocity:room-create.");
        Rooms.all(parts).forEach(room -> addRow(table, room));
    }

    private static void addRow(ShellTable table, RoomSnapshot room) {
        RoomSettings settings = room.settings();
        table.addRow()
                .addContent(
                        Words.room(settings.id()),
                        settings.shownTitle(),
                        settings.isPublic() ? "public" : "private",
                        Guests.word(settings.guestsMayPublish()),
                        room.isOpen() ? "open" : "empty",
                        room.members().size(),
                        room.publications().size());
    }
}
