package org.videocity.ops.console.internal;

import java.util.List;
import java.util.Locale;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.table.ShellTable;
import org.videocity.api.store.Resident;

/** Lists residents. */
@Service
@Command(scope = "videocity", name = "residents", description = "Lists the residents")
public class ResidentsCommand extends TableAction {
    @Argument(index = 0, name = "part", description = "What the address or the name contains")
    String part = "";

    @Option(name = "--city", description = "Of this city (host name) only")
    @Completion(CityNameCompleter.class)
    String city = "";

    @Option(name = "--offset", description = "Leave out so many at the beginning")
    int offset;

    @Option(name = "--limit", description = "List at most so many")
    int limit = 100;

    @Override
    void fill(ShellTable table, CityParts parts) throws CommandException {
        columns(table, "Address", "Name", "City", "State", "Since");
        table.emptyTableText("There are no such residents.");
        String of = city.isEmpty() ? "" : parts.city(city).name();
        List<Resident> found = CityParts.stored(parts.residents().residents(of, part, offset, limit, AT_ONCE));
        for (Resident resident : found) {
            table.addRow()
                    .addContent(
                            resident.address(),
                            resident.name(),
                            resident.city(),
                            resident.state().name().toLowerCase(Locale.ROOT),
                            resident.created());
        }
    }
}
