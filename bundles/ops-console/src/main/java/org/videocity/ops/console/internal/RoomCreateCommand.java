package org.videocity.ops.console.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.videocity.api.RoomId;
import org.videocity.api.room.RoomSettings;

/** Builds a room that outlives a restart. */
@Service
@Command(
        scope = "videocity",
        name = "room-create",
        description = "Builds a room that outlives a restart",
        detailedDescription =
                "Options come first, for example: room-create --title 'Reading club' --private --guests never"
                        + " ada@example.org/Reading.Club")
public class RoomCreateCommand extends CityAction {
    @Argument(
            index = 0,
            name = "room",
            description = "The room: user@domain or user@domain/Room.Name, spaces become dots",
            required = true)
    String room = "";

    @Option(name = "--title", description = "Its name for people; the room's own name without it")
    String title = "";

    @Option(name = "--description", description = "A sentence or a few keywords")
    String description = "";

    @Option(
            name = "--keyword",
            description = "What it is about, for the search and its visiting card; may be given several times",
            multiValued = true)
    List<String> keywords = new ArrayList<>();

    @Option(name = "--private", description = "Entering, watching and publishing need a stream key")
    boolean isPrivate;

    @Option(
            name = "--guests",
            description = "From where guests may publish: loopback, everywhere or never; the city's default without it")
    @Completion(GuestsCompleter.class)
    String guests = "";

    @Override
    void run(CityParts parts) throws CommandException {
        RoomId typed = Words.room(room);
        RoomId id = new RoomId(parts.city(typed.city()).name(), typed.owner(), typed.name());
        var settings =
                new RoomSettings(id, title, description, !isPrivate, Guests.read(guests), Set.of()).about(keywords);
        CityParts.done(parts.rooms().create(settings, AT_ONCE));
        parts.noted("room-create", id.city(), id.path(), isPrivate ? "private" : "public");
        say("Room " + Words.room(id) + " is built" + (isPrivate ? "; let people in with videocity:key-issue." : "."));
    }
}
