package org.videocity.ops.console.internal;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;

/** Lets a locked resident in again. */
@Service
@Command(
        scope = "videocity",
        name = "resident-unlock",
        description = "Lets a locked resident in again",
        detailedDescription = "They sign in with a mailed code as before.")
public class ResidentUnlockCommand extends ResidentAction {
    @Override
    void act(CityParts parts) throws CommandException {
        if (!CityParts.stored(parts.residents().unlock(actor(), city, address, AT_ONCE))) {
            throw nobody();
        }
        say(address + " may sign in again.");
    }
}
