package org.videocity.ops.console.internal;

import java.nio.file.Path;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.videocity.api.store.BackupService.Contents;

/** Puts the city back to what a backup holds. */
@Service
@Command(
        scope = "videocity",
        name = "restore",
        description = "Puts the city back to what a backup holds",
        detailedDescription =
                "Whole or not at all, while the city runs: what came after the backup is lost, rooms that were not"
                        + " there then close, sessions are those of then. Asks for --yes.")
public class RestoreCommand extends CityAction {
    @Argument(index = 0, name = "file", description = "What videocity:backup wrote", required = true)
    String file = "";

    @Option(name = "--yes", description = "I mean it")
    boolean yes;

    @Override
    void run(CityParts parts) throws CommandException {
        if (!yes) {
            throw new CommandException(
                    "Everything that came after the backup will be lost; say videocity:restore --yes " + file);
        }
        Contents read = CityParts.however(parts.backups().restore(Path.of(file), AT_ONCE));
        BackupCommand.note(parts, "restore", read);
        say("Restored from " + read.file() + ": " + BackupCommand.contents(read));
    }
}
