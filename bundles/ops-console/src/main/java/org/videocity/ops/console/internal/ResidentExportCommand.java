package org.videocity.ops.console.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.videocity.api.resident.DataExport;

/** Writes everything the city keeps of a resident into a file. */
@Service
@Command(
        scope = "videocity",
        name = "resident-export",
        description = "Writes all that is kept of a resident into a zip file",
        detailedDescription =
                "The file is for the operator's eyes only until it is passed on; it must not exist before.")
public class ResidentExportCommand extends ResidentAction {
    @Argument(index = 1, name = "file", description = "Where it is written", required = true)
    String file = "";

    @Override
    void act(CityParts parts) throws CommandException {
        Path target = Path.of(file).toAbsolutePath();
        if (Files.exists(target)) {
            throw new CommandException(target + " is there already; name another file.");
        }
        DataExport export = CityParts.stored(parts.residents().export(actor(), city, address, AT_ONCE))
                .orElseThrow(this::nobody);
        try (export) {
            Path unfinished = target.resolveSibling(target.getFileName() + ".part");
            write(export, unfinished);
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            say("Everything of " + address + " is in " + target + " (" + Files.size(target) + " bytes).");
        } catch (FileAlreadyExistsException busy) {
            throw new CommandException(
                    busy.getMessage() + " is there already, of an export that did not end; delete it.");
        } catch (IOException failed) {
            throw new CommandException("The file cannot be written: " + failed.getMessage());
        }
    }

    private static void write(DataExport export, Path file) throws IOException, CommandException {
        try (FileChannel out = FileChannel.open(
                file,
                Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            for (Optional<ByteBuffer> piece = CityParts.answer(export.next(AT_ONCE));
                    piece.isPresent();
                    piece = CityParts.answer(export.next(AT_ONCE))) {
                while (piece.get().hasRemaining()) {
                    out.write(piece.get());
                }
            }
            out.force(true);
        }
    }
}
