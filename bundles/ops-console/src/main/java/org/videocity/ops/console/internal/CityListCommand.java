package org.videocity.ops.console.internal;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.table.ShellTable;
import org.videocity.api.city.City;

/** Lists the cities of this server. */
@Service
@Command(scope = "videocity", name = "city-list", description = "Lists the cities of this server")
public class CityListCommand extends TableAction {
    @Override
    void fill(ShellTable table, CityParts parts) throws CommandException {
        columns(table, "City", "Title", "Address", "Also called", "Default");
        for (City city : parts.cities().cities()) {
            table.addRow()
                    .addContent(
                            city.name(),
                            city.title(),
                            city.publicUrl(),
                            String.join(", ", city.aliases().stream().sorted().toList()),
                            city.isDefault() ? "yes" : "");
        }
    }
}
