package org.videocity.ops.console.internal;

import java.util.Locale;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.videocity.api.resident.ResidentAdminService.Dossier;
import org.videocity.api.store.Resident;

/** Shows all that is known about a resident. */
@Service
@Command(scope = "videocity", name = "resident-show", description = "Shows a resident with rooms and devices")
public class ResidentShowCommand extends ResidentAction {
    @Override
    void act(CityParts parts) throws CommandException {
        Dossier dossier = CityParts.stored(parts.residents().dossier(city, address, AT_ONCE))
                .orElseThrow(this::nobody);
        Resident who = dossier.resident();
        say(who.name() + " <" + who.address() + "> of " + who.city());
        say("  id " + who.id() + ", " + who.state().name().toLowerCase(Locale.ROOT) + ", since " + who.created()
                + (who.photo().isPresent() ? ", with a picture" : ""));
        dossier.rooms()
                .forEach(room ->
                        say("  room " + room.id().path() + (room.settings().isPublic() ? " (public)" : " (private)")));
        dossier.sessions()
                .forEach(session -> say("  signed in since " + session.created() + ", last seen " + session.seen()
                        + " from " + session.address() + ": " + session.device()));
    }
}
