package org.videocity.ops.console.internal;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.support.CommandException;
import org.videocity.api.RoomId;

/** A command about one resident. */
abstract class ResidentAction extends CityAction {
    @Argument(index = 0, name = "address", description = "The resident's mail address", required = true)
    @Completion(ResidentCompleter.class)
    String address = "";

    @Option(name = "--city", description = "The city (host name) they live in; the default city without it")
    @Completion(CityNameCompleter.class)
    String city = RoomId.DEFAULT_CITY;

    @Override
    final void run(CityParts parts) throws CommandException {
        city = parts.city(city).name();
        act(parts);
    }

    /** Does it; the city is known. */
    abstract void act(CityParts parts) throws CommandException;

    /** Returns who is written into the audit log: the console's user. */
    static String actor() {
        return "operator:" + ConsoleUser.name();
    }

    final CommandException nobody() {
        return new CommandException(
                "Nobody lives at " + address + " in " + city + "; videocity:residents lists who does.");
    }
}
