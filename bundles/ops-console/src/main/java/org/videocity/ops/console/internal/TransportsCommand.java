package org.videocity.ops.console.internal;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.table.ShellTable;
import org.videocity.api.transport.Transport;
import org.videocity.api.transport.TransportCounters;
import org.videocity.api.transport.TransportLimit;

/** Lists the ways in and out, or all there is to know of one. */
@Service
@Command(
        scope = "videocity",
        name = "transports",
        description = "Lists the ways in and out",
        detailedDescription =
                "Lists the transports with their state and counters since they were started, or with --ways the addresses people use. With the name of one it shows everything of that: addresses, refusals and drops by reason, and limits.")
public class TransportsCommand extends TableAction {
    @Argument(
            index = 0,
            name = "transport",
            description = "One transport and all its figures; all transports without it")
    @Completion(TransportCompleter.class)
    String name = "";

    @Option(name = "--ways", description = "Show the addresses people use instead of counters")
    boolean ways;

    @Override
    void fill(ShellTable table, CityParts parts) throws CommandException {
        List<Transport> wanted = parts.transports().stream()
                .filter(transport -> name.isEmpty() || name.equals(transport.name()))
                .toList();
        if (wanted.isEmpty() && !name.isEmpty()) {
            throw new CommandException(
                    "There is no transport " + name + "; videocity:transports lists those there are.");
        }
        table.emptyTableText("No transport is installed; for example feature:install videocity-rtmp.");
        if (ways) {
            columns(table, "Transport", "To", "With", "Address", "Hint");
            wanted.forEach(transport -> addWays(table, transport));
        } else if (name.isEmpty()) {
            columns(table, "Transport", "State", "Detail", ">Open", ">Accepted", ">Refused");
            columns(table, ">In", ">Out", ">Frames in", ">Frames out", ">Dropped");
            wanted.forEach(transport -> addSums(table, transport));
        } else {
            columns(table, "About", "What", "Value", "Unit");
            addEverything(table, wanted.get(0));
        }
    }

    private static void addWays(ShellTable table, Transport transport) {
        transport
                .endpoints()
                .forEach(way -> table.addRow()
                        .addContent(transport.name(), way.purpose(), way.label(), way.address(), way.hint()));
    }

    private static void addSums(ShellTable table, Transport transport) {
        TransportCounters counters = transport.counters();
        table.addRow()
                .addContent(
                        transport.name(),
                        transport.state().name(),
                        transport.state().detail(),
                        counters.open(),
                        counters.accepted(),
                        Words.sum(counters.refused()),
                        Words.bytes(counters.bytesIn()),
                        Words.bytes(counters.bytesOut()),
                        counters.framesIn(),
                        counters.framesOut(),
                        Words.sum(counters.framesDropped()));
    }

    private static void addEverything(ShellTable table, Transport transport) {
        row(table, "state", transport.state().name(), transport.state().detail(), "");
        transport
                .endpoints()
                .forEach(way -> row(table, "address", way.purpose() + ": " + way.label(), way.address(), ""));
        TransportCounters counters = transport.counters();
        row(table, "connections", "open", counters.open(), "");
        row(table, "connections", "accepted", counters.accepted(), "");
        row(table, "bytes", "in", counters.bytesIn(), "bytes");
        row(table, "bytes", "out", counters.bytesOut(), "bytes");
        row(table, "frames", "in", counters.framesIn(), "");
        row(table, "frames", "out", counters.framesOut(), "");
        byReason(table, "refused", counters.refused());
        byReason(table, "dropped", counters.framesDropped());
        for (TransportLimit limit : transport.limits()) {
            boolean holds = limit.value().isPresent();
            row(table, "limit", limit.name(), holds ? limit.value().getAsLong() : "none", limit.unit());
        }
    }

    private static void byReason(ShellTable table, String about, Map<String, Long> counts) {
        row(table, about, "in all", Words.sum(counts), "");
        new TreeMap<>(counts).forEach((reason, count) -> row(table, about, reason, count, ""));
    }

    private static void row(ShellTable table, Object... content) {
        table.addRow().addContent(content);
    }
}
