package org.videocity.ops.console.internal;

import java.util.Comparator;
import java.util.List;
import org.apache.karaf.shell.support.CommandException;
import org.videocity.api.RoomId;
import org.videocity.api.room.RoomSnapshot;

/** Finds the rooms a command is about. */
final class Rooms {
    private Rooms() {}

    static List<RoomSnapshot> all(CityParts parts) throws CommandException {
        return CityParts.answer(parts.rooms().rooms(CityAction.AT_ONCE)).stream()
                .sorted(Comparator.comparing(room -> Words.room(room.settings().id())))
                .toList();
    }

    static RoomSnapshot find(CityParts parts, String typed) throws CommandException {
        RoomId wanted = Words.room(typed);
        return all(parts).stream()
                .filter(room -> room.settings().id().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new CommandException(
                        "There is no room " + Words.room(wanted) + "; videocity:rooms lists those there are."));
    }

    /** Returns the room typed, or all when none was. */
    static List<RoomSnapshot> allOr(CityParts parts, String typed) throws CommandException {
        return typed.isEmpty() ? all(parts) : List.of(find(parts, typed));
    }
}
