package org.videocity.ops.console.internal;

import java.util.Locale;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.videocity.api.RoomId;

/** Takes a card back. */
@Service
@Command(
        scope = "videocity",
        name = "card-revoke",
        description = "Takes a card back",
        detailedDescription = "It is refused from then on, and whoever is in a room by it has to go.")
public class CardRevokeCommand extends CityAction {
    @Argument(index = 0, name = "serial", description = "The card's serial, as in videocity:cards", required = true)
    String serial = "";

    @Option(name = "--city", description = "The city (host name) that issued it; the default city without it")
    @Completion(CityNameCompleter.class)
    String city = RoomId.DEFAULT_CITY;

    @Override
    void run(CityParts parts) throws CommandException {
        String of = parts.city(city).name();
        String number = serial.toLowerCase(Locale.ROOT);
        if (!CityParts.stored(parts.residents().revokeCard(ResidentAction.actor(), of, number, AT_ONCE))) {
            throw new CommandException("There is no card " + serial + " of " + of
                    + " that holds; videocity:cards ADDRESS lists those of a resident.");
        }
        say("Card " + number + " was taken back; visits by it have ended.");
    }
}
