package org.videocity.ops.console.internal;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;

/** Takes a resident out for good. */
@Service
@Command(
        scope = "videocity",
        name = "resident-delete",
        description = "Takes a resident out with home, rooms, picture and sessions",
        detailedDescription = "For good; the audit log keeps that it was done. Asks for --yes.")
public class ResidentDeleteCommand extends ResidentAction {
    @Option(name = "--yes", description = "I mean it")
    boolean yes;

    @Override
    void act(CityParts parts) throws CommandException {
        if (!yes) {
            throw new CommandException("That cannot be undone; say videocity:resident-delete --yes " + address);
        }
        if (!CityParts.stored(parts.residents().delete(actor(), city, address, AT_ONCE))) {
            throw nobody();
        }
        say(address + " was taken out with everything.");
    }
}
