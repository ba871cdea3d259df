package org.videocity.ops.console.internal;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.videocity.api.store.AuditEntry;
import org.videocity.api.store.BackupService.Contents;

/** Writes everything that outlives a restart into one file. */
@Service
@Command(
        scope = "videocity",
        name = "backup",
        description = "Writes residents, rooms, cards, pictures, keys and cities into one file",
        detailedDescription =
                "The city goes on meanwhile; the file holds one moment. A relative path is below the city's folder."
                        + " The file has the keys of the certificate authorities in it: keep it like one.")
public class BackupCommand extends CityAction {
    @Argument(index = 0, name = "file", description = "A file that is not there yet", required = true)
    String file = "";

    @Override
    void run(CityParts parts) throws CommandException {
        Contents written = CityParts.however(parts.backups().backup(Path.of(file), AT_ONCE));
        note(parts, "backup", written);
        say("Written to " + written.file() + ": " + contents(written));
    }

    static String contents(Contents of) {
        return of.rows() + " records, " + of.blobs() + " pictures, " + of.files() + " key files, " + of.configurations()
                + " configured rooms, keys and cities, as of " + of.made();
    }

    /** The log of what operators did says who and which file. */
    static void note(CityParts parts, String act, Contents of) throws CommandException {
        AuditEntry entry = new AuditEntry(
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                "",
                ResidentAction.actor(),
                act,
                of.file().toString(),
                contents(of));
        CityParts.stored(parts.audit().append(entry, AT_ONCE));
    }
}
