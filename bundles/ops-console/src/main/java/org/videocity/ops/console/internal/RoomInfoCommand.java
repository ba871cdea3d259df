package org.videocity.ops.console.internal;

import java.time.Instant;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.videocity.api.media.Publication;
import org.videocity.api.room.Member;
import org.videocity.api.room.RoomSettings;
import org.videocity.api.room.RoomSnapshot;
import org.videocity.api.transport.Transport;
import org.videocity.api.transport.TransportEndpoint;

/** Shows one room. */
@Service
@Command(
        scope = "videocity",
        name = "room-info",
        description = "Shows one room",
        detailedDescription = "Shows what is fixed about a room, who is there, what is live and how to join.")
public class RoomInfoCommand extends CityAction {
    @Argument(index = 0, name = "room", description = "The room: user@domain or user@domain/Room.Name", required = true)
    @Completion(RoomCompleter.class)
    String room = "";

    @Override
    void run(CityParts parts) throws CommandException {
        RoomSnapshot found = Rooms.find(parts, room);
        RoomSettings settings = found.settings();
        say("Room            " + Words.room(settings.id()));
        say("Title           " + settings.shownTitle());
        say("Description     " + settings.description());
        say("Access          " + (settings.isPublic() ? "public" : "private: a stream key is needed"));
        say("Guests publish  " + Guests.word(settings.guestsMayPublish()));
        say("Features off    "
                + (settings.featuresOff().isEmpty() ? "none" : String.join(", ", settings.featuresOff())));
        say("State           " + (found.isOpen() ? "open, session " + found.session() : "empty"));
        found.members().forEach(RoomInfoCommand::sayMember);
        found.publications().forEach(RoomInfoCommand::sayStream);
        parts.transports().forEach(transport -> sayHow(transport, settings));
    }

    private static void sayMember(Member member) {
        say("Member          " + member.displayName() + " (" + member.id() + ", " + member.transport() + ")");
    }

    private static void sayStream(Publication stream) {
        say("Stream          " + stream.name() + " by " + stream.publisher() + " (" + stream.transport() + ", "
                + Words.codecs(stream.tracks()) + ", since " + Words.ago(stream.since(), Instant.now()) + ")");
    }

    private static void sayHow(Transport transport, RoomSettings settings) {
        for (TransportEndpoint way : transport.endpoints()) {
            String address = way.address(settings.id().city(), settings.id().path(), "STREAM");
            say(String.format("%-15s %s: %s", "To " + way.purpose(), way.label(), address));
        }
    }
}
