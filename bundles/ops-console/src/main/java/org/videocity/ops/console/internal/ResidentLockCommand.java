package org.videocity.ops.console.internal;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;

/** Signs a resident out everywhere and keeps them out. */
@Service
@Command(
        scope = "videocity",
        name = "resident-lock",
        description = "Signs a resident out everywhere and keeps them out",
        detailedDescription = "Everything stays; videocity:resident-unlock lets them in again.")
public class ResidentLockCommand extends ResidentAction {
    @Override
    void act(CityParts parts) throws CommandException {
        if (!CityParts.stored(parts.residents().lock(actor(), city, address, AT_ONCE))) {
            throw nobody();
        }
        say(address + " is locked out.");
    }
}
