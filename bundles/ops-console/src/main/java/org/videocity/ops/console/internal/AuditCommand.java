package org.videocity.ops.console.internal;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.table.ShellTable;
import org.videocity.api.store.AuditEntry;

/** Shows what operators did. */
@Service
@Command(scope = "videocity", name = "audit", description = "Shows the last acts of operators, newest first")
public class AuditCommand extends TableAction {
    @Option(name = "--limit", description = "At most so many")
    int limit = 50;

    @Override
    void fill(ShellTable table, CityParts parts) throws CommandException {
        columns(table, "When", "Who", "What", "City", "Whom", "Detail");
        table.emptyTableText("Nothing was done yet.");
        for (AuditEntry entry : CityParts.stored(parts.audit().latest(limit, AT_ONCE))) {
            table.addRow()
                    .addContent(entry.at(), entry.actor(), entry.act(), entry.city(), entry.subject(), entry.detail());
        }
    }
}
