package org.videocity.ops.console.internal;

import java.util.Locale;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.videocity.api.RoomId;
import org.videocity.api.city.City;

/** Shows what is known about a city. */
@Service
@Command(scope = "videocity", name = "city-show", description = "Shows a city: its names, addresses, policy and rooms")
public class CityShowCommand extends CityAction {
    @Argument(index = 0, name = "city", description = "Its name or an alias; the default city without it")
    @Completion(CityNameCompleter.class)
    String name = RoomId.DEFAULT_CITY;

    @Override
    void run(CityParts parts) throws CommandException {
        City city = parts.city(name);
        say(city.title() + " (" + city.name() + (city.isDefault() ? ", the default city)" : ")"));
        say("  address      " + city.publicUrl() + "/");
        if (!city.aliases().isEmpty()) {
            say("  also called  "
                    + String.join(", ", city.aliases().stream().sorted().toList()));
        }
        say("  sign-up      " + parts.signUps().signUpPolicy(city.name()).name().toLowerCase(Locale.ROOT));
        long rooms = Rooms.all(parts).stream()
                .filter(room -> room.settings().id().city().equals(city.name()))
                .count();
        say("  rooms        " + rooms);
        say("  people sign in from pages of");
        city.origins().stream().sorted().forEach(origin -> say("    " + origin));
    }
}
