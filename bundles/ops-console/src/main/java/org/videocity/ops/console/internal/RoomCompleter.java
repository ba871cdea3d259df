package org.videocity.ops.console.internal;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;

/** Completes rooms. */
@Service
public class RoomCompleter extends CityCompleter {
    @Override
    List<String> words(CityParts parts, List<String> typed) throws CommandException {
        return Rooms.all(parts).stream()
                .map(room -> Words.room(room.settings().id()))
                .toList();
    }
}
