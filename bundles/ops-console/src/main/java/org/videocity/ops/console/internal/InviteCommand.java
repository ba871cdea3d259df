package org.videocity.ops.console.internal;

import java.time.Duration;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.videocity.api.RoomId;
import org.videocity.api.city.City;

/** Makes an invitation. */
@Service
@Command(
        scope = "videocity",
        name = "invite",
        description = "Makes an invitation for one home",
        detailedDescription = "Needed where signUp = INVITATION in etc/org.videocity.core.identity.cfg.")
public class InviteCommand extends CityAction {
    @Argument(index = 0, name = "address", description = "For this mail address only")
    String address = "";

    @Option(name = "--city", description = "The city (host name); the default city without it")
    @Completion(CityNameCompleter.class)
    String city = RoomId.DEFAULT_CITY;

    @Option(name = "--days", description = "Good for so many days")
    int days = 14;

    @Override
    void run(CityParts parts) throws CommandException {
        if (days < 1) {
            throw new CommandException("--days is 1 or more.");
        }
        City of = parts.city(city);
        String token = CityParts.stored(
                parts.residents().invite(ResidentAction.actor(), of.name(), address, Duration.ofDays(days), AT_ONCE));
        say("Invitation, shown only now: " + token);
        say("To sign up with it: " + of.publicUrl() + "/~sign-up#" + token);
    }
}
