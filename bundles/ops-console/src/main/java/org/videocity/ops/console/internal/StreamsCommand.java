package org.videocity.ops.console.internal;

import java.time.Instant;
import java.util.Locale;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.table.ShellTable;
import org.videocity.api.media.Publication;
import org.videocity.api.media.PublicationStatistics;
import org.videocity.api.room.RoomSnapshot;

/** Lists what is live. */
@Service
@Command(
        scope = "videocity",
        name = "streams",
        description = "Lists what is live",
        detailedDescription =
                "Lists the streams of all rooms or of one. Rates are those of about the last two seconds; drops are frames left out for viewers that were behind.")
public class StreamsCommand extends TableAction {
    @Argument(index = 0, name = "room", description = "The room: user@domain or user@domain/Room.Name")
    @Completion(RoomCompleter.class)
    String room = "";

    @Override
    void fill(ShellTable table, CityParts parts) throws CommandException {
        columns(
                table,
                "Room",
                "Stream",
                "Codec",
                "Size",
                ">Bit rate",
                ">Fps",
                ">Viewers",
                ">Drops",
                "Via",
                "Publisher",
                ">Since");
        table.emptyTableText("Nothing is live.");
        for (RoomSnapshot snapshot : Rooms.allOr(parts, room)) {
            snapshot.publications().forEach(stream -> addRow(table, stream));
        }
    }

    private static void addRow(ShellTable table, Publication stream) {
        PublicationStatistics figures = stream.statistics();
        table.addRow()
                .addContent(
                        Words.room(stream.room()),
                        stream.name(),
                        Words.codecs(stream.tracks()),
                        Words.sizes(stream.tracks()),
                        stream.isSuspended() ? "waiting" : Words.bitRate(figures.bitsPerSecond()),
                        String.format(Locale.ROOT, "%.1f", figures.videoFramesPerSecond()),
                        figures.viewers(),
                        figures.framesDropped(),
                        stream.transport(),
                        stream.publisher(),
                        Words.ago(stream.since(), Instant.now()));
    }
}
