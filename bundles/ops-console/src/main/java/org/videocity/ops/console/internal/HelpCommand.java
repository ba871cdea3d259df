package org.videocity.ops.console.internal;

import java.util.Comparator;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jspecify.annotations.Nullable;

/** Lists the commands of the city. Karaf's own help pages its text, and shows none where there is no terminal. */
@Service
@Command(scope = "videocity", name = "help", description = "Lists the commands of the city")
public class HelpCommand extends TableAction {
    @Reference
    @Nullable
    Session session;

    @Override
    void fill(ShellTable table, CityParts parts) {
        columns(table, "Command", "What it does");
        if (session != null) {
            session.getRegistry().getCommands().stream()
                    .filter(command -> command.getScope().equals("videocity"))
                    .sorted(Comparator.comparing(command -> command.getName()))
                    .forEach(command ->
                            table.addRow().addContent("videocity:" + command.getName(), command.getDescription()));
        }
        say("COMMAND --help says more of each. Karaf's own: bundle:list, feature:list, config:list, log:tail, …");
    }
}
