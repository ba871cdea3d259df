package org.videocity.ops.console.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.table.ShellTable;
import org.videocity.api.CardKind;
import org.videocity.api.RoomId;
import org.videocity.api.store.StoredCard;

/** Lists the cards of a resident. */
@Service
@Command(
        scope = "videocity",
        name = "cards",
        description = "Lists the cards of a resident",
        detailedDescription = "Cards that expired or were taken back are not listed unless asked for.")
public class CardsCommand extends TableAction {
    @Argument(index = 0, name = "address", description = "The resident's mail address", required = true)
    @Completion(ResidentCompleter.class)
    String address = "";

    @Option(name = "--city", description = "The city (host name) they live in; the default city without it")
    @Completion(CityNameCompleter.class)
    String city = RoomId.DEFAULT_CITY;

    @Option(name = "--all", description = "List cards too that do not hold any more")
    boolean all;

    @Override
    void fill(ShellTable table, CityParts parts) throws CommandException {
        columns(table, "Serial", "For", "Label", "State", ">Entries", ">Age", "Expires");
        table.emptyTableText("There are no such cards.");
        String of = parts.city(city).name();
        Instant now = Instant.now();
        List<StoredCard> cards = CityParts.stored(parts.residents().cards(of, address, AT_ONCE))
                .orElseThrow(() -> new CommandException(
                        "Nobody lives at " + address + " in " + of + "; videocity:residents lists who does."));
        for (StoredCard card : cards) {
            if (all || card.holds(now)) {
                addRow(table, card, now);
            }
        }
    }

    private static void addRow(ShellTable table, StoredCard card, Instant now) {
        String room = card.room().isEmpty() ? "the home" : card.room();
        table.addRow()
                .addContent(
                        card.serial(),
                        card.kind() == CardKind.LOGIN ? "signing in" : room + (card.isPublic() ? " (everybody)" : ""),
                        card.label(),
                        state(card, now),
                        card.entries(),
                        Words.ago(card.issued(), now),
                        Words.until(Optional.of(card.expires()), now));
    }

    private static String state(StoredCard card, Instant now) {
        return card.revocation().map(gone -> "taken back: " + gone.why()).orElse(card.holds(now) ? "holds" : "expired");
    }
}
