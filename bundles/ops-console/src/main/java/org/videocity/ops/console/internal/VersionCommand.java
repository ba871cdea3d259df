package org.videocity.ops.console.internal;

import java.util.Arrays;
import java.util.Comparator;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.table.ShellTable;
import org.osgi.framework.Bundle;

/** Shows the versions of the city's parts. */
@Service
@Command(scope = "videocity", name = "version", description = "Shows the versions of the city's parts")
public class VersionCommand extends TableAction {
    @Override
    void fill(ShellTable table, CityParts parts) throws CommandException {
        say("VideoCity " + parts.context().getBundle().getVersion() + " on Karaf "
                + System.getProperty("karaf.version", "(unknown)") + ", Java " + Runtime.version());
        columns(table, ">Bundle", "Part", "Version", "State");
        Arrays.stream(parts.context().getBundles())
                .filter(bundle -> String.valueOf(bundle.getSymbolicName()).startsWith("org.videocity."))
                .sorted(Comparator.comparing(Bundle::getSymbolicName))
                .forEach(bundle -> table.addRow()
                        .addContent(
                                bundle.getBundleId(),
                                bundle.getSymbolicName().substring("org.videocity.".length()),
                                bundle.getVersion(),
                                state(bundle)));
    }

    private static String state(Bundle bundle) {
        return switch (bundle.getState()) {
            case Bundle.ACTIVE -> "active";
            case Bundle.STARTING -> "starting";
            case Bundle.STOPPING -> "stopping";
            case Bundle.RESOLVED -> "stopped";
            default -> "not resolved";
        };
    }
}
