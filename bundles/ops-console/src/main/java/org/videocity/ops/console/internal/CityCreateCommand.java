package org.videocity.ops.console.internal;

import java.util.List;
import java.util.Set;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.videocity.api.city.City;
import org.videocity.api.city.CityAdminService.NewCity;

/** Adds a city that outlives a restart. */
@Service
@Command(
        scope = "videocity",
        name = "city-create",
        description = "Adds a city under a host name of its own",
        detailedDescription =
                "It has residents, rooms, keys and cards of its own, and is empty: its first residents sign up there."
                        + " Options come first, for example: city-create --title 'Reading city' --sign-up invitation"
                        + " --public-url https://read.example.org read.example.org")
public class CityCreateCommand extends CityAction {
    @Argument(index = 0, name = "name", description = "Its host name; it never changes", required = true)
    String name = "";

    @Option(name = "--alias", description = "A further host name; may be said again", multiValued = true)
    List<String> aliases = List.of();

    @Option(name = "--title", description = "What people call it; the name without it")
    String title = "";

    @Option(name = "--public-url", description = "What links begin with; the name with this server's port without it")
    String publicUrl = "";

    @Option(name = "--sign-up", description = "Who may have a home: open, domains, invitation or closed")
    @Completion(SignUpCompleter.class)
    String signUp = "";

    @Override
    void run(CityParts parts) throws CommandException {
        NewCity wanted = new NewCity(name, Set.copyOf(aliases), title, publicUrl, signUp);
        CityParts.done(parts.cityAdmin().create(wanted, AT_ONCE));
        City made = parts.city(name);
        parts.noted("city-create", made.name(), made.name(), "");
        say("The city " + made.title() + " is open at " + made.publicUrl() + "/ as soon as " + made.name()
                + " leads to this server.");
    }
}
