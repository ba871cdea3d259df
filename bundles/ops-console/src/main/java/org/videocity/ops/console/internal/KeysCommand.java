package org.videocity.ops.console.internal;

import java.time.Instant;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.table.ShellTable;
import org.videocity.api.RoomId;
import org.videocity.api.identity.GrantName;
import org.videocity.api.identity.StreamKey;

/** Lists the stream keys. */
@Service
@Command(
        scope = "videocity",
        name = "keys",
        description = "Lists the stream keys",
        detailedDescription =
                "Secrets are not among them: only a hash of each is kept. Keys that have expired are good for nothing and not listed unless asked for.")
public class KeysCommand extends TableAction {
    @Argument(index = 0, name = "room", description = "The room: user@domain or user@domain/Room.Name")
    @Completion(RoomCompleter.class)
    String room = "";

    @Option(name = "--expired", description = "List keys that have expired too")
    boolean expired;

    @Override
    void fill(ShellTable table, CityParts parts) throws CommandException {
        columns(table, "Key", "Room", "Good for", "Label", ">Age", "Expires");
        table.emptyTableText("There are no keys; make one with videocity:key-issue.");
        Instant now = Instant.now();
        RoomId only = room.isEmpty() ? null : Words.room(room);
        for (StreamKey key : CityParts.answer(parts.keys().keys(AT_ONCE))) {
            boolean over = key.expires().filter(end -> !end.isAfter(now)).isPresent();
            if ((only == null || only.equals(key.room())) && (expired || !over)) {
                addRow(table, key, now);
            }
        }
    }

    private static void addRow(ShellTable table, StreamKey key, Instant now) {
        String scopes = key.scopes().stream()
                .map(GrantName::name)
                .map(name -> name.replaceFirst("^videocity:", ""))
                .sorted()
                .collect(Collectors.joining(", "));
        table.addRow()
                .addContent(
                        key.id(),
                        Words.room(key.room()),
                        scopes,
                        key.label(),
                        Words.ago(key.issued(), now),
                        Words.until(key.expires(), now));
    }
}
