package org.videocity.ops.console.internal;

import java.util.Arrays;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;

/** Completes words that the running city knows; offers none where the part that knows them is away. */
abstract class CityCompleter implements Completer {
    @Reference
    @Nullable
    BundleContext context;

    @Override
    public final int complete(Session session, CommandLine line, List<String> candidates) {
        if (context == null) {
            return -1;
        }
        try {
            List<String> typed = Arrays.asList(line.getArguments());
            return new StringsCompleter(words(new CityParts(context), typed)).complete(session, line, candidates);
        } catch (CommandException away) {
            return -1;
        }
    }

    /**
     * Lists the words there are.
     *
     * @param typed what stands on the line already
     */
    abstract List<String> words(CityParts parts, List<String> typed) throws CommandException;
}
