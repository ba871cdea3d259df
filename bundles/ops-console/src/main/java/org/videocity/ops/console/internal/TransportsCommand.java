package org.videocity.ops.console.internal;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.table.ShellTable;
import org.videocity.api.transport.Transport;
import org.videocity.api.transport.TransportCounters;

/** Lists the ways in and out. */
@Service
@Command(
        scope = "videocity",
        name = "transports",
        description = "Lists the ways in and out",
        detailedDescription =
                "Lists the transports with their state and counters since they were started, or with --ways the addresses people use.")
public class TransportsCommand extends TableAction {
    @Argument(index = 0, name = "transport", description = "One transport, all without it")
    @Completion(TransportCompleter.class)
    String name = "";

    @Option(name = "--ways", description = "Show the addresses people use instead of counters")
    boolean ways;

    @Override
    void fill(ShellTable table, CityParts parts) throws CommandException {
        if (ways) {
            columns(table, "Transport", "To", "With", "Address", "Hint");
        } else {
            columns(table, "Transport", "State", "Detail", ">Open", ">Accepted", "Refused");
            columns(table, ">In", ">Out", ">Frames in", ">Frames out", "Dropped");
        }
        table.emptyTableText("No transport is installed; for example feature:install videocity-rtmp.");
        for (Transport transport : parts.transports()) {
            if (name.isEmpty() || name.equals(transport.name())) {
                addRows(table, transport);
            }
        }
    }

    private void addRows(ShellTable table, Transport transport) {
        if (ways) {
            transport
                    .endpoints()
                    .forEach(way -> table.addRow()
                            .addContent(transport.name(), way.purpose(), way.label(), way.address(), way.hint()));
            return;
        }
        TransportCounters counters = transport.counters();
        table.addRow()
                .addContent(
                        transport.name(),
                        transport.state().name(),
                        transport.state().detail(),
                        counters.open(),
                        counters.accepted(),
                        Words.byReason(counters.refused()),
                        Words.bytes(counters.bytesIn()),
                        Words.bytes(counters.bytesOut()),
                        counters.framesIn(),
                        counters.framesOut(),
                        Words.byReason(counters.framesDropped()));
    }
}
