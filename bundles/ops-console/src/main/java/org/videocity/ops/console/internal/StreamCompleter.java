package org.videocity.ops.console.internal;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.videocity.api.media.Publication;

/** Completes streams of the room typed before. */
@Service
public class StreamCompleter extends CityCompleter {
    @Override
    List<String> words(CityParts parts, List<String> typed) throws CommandException {
        return Rooms.all(parts).stream()
                .filter(room -> typed.contains(Words.room(room.settings().id())))
                .flatMap(room -> room.publications().stream())
                .map(Publication::name)
                .toList();
    }
}
