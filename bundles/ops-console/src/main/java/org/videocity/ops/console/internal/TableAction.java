package org.videocity.ops.console.internal;

import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.table.ShellTable;

/** A command that prints a table. */
abstract class TableAction extends CityAction {
    @Option(
            name = "--no-format",
            description = "Print plain columns separated by tabs, for scripts",
            required = false,
            multiValued = false)
    boolean noFormat;

    @Override
    final void run(CityParts parts) throws CommandException {
        ShellTable table = new ShellTable();
        fill(table, parts);
        print(table);
    }

    /** Names the columns and adds the rows. */
    abstract void fill(ShellTable table, CityParts parts) throws CommandException;

    private void print(ShellTable table) {
        if (noFormat) {
            table.separator("\t");
        }
        table.print(System.out, !noFormat);
    }

    /** Names columns in order; those that begin with {@code >} are flush right. */
    static void columns(ShellTable table, String... titles) {
        for (String title : titles) {
            if (title.startsWith(">")) {
                table.column(title.substring(1)).alignRight();
            } else {
                table.column(title);
            }
        }
    }
}
