package org.videocity.ops.console.internal;

import java.util.concurrent.Executor;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.support.CommandException;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;

/** A command of the city: made by Karaf for each use, runs once on the session's thread, which may wait. */
abstract class CityAction implements Action {
    /** Answers only complete the future that the command waits for, so any thread will do. */
    static final Executor AT_ONCE = Runnable::run;

    @Reference
    @Nullable
    BundleContext context;

    @Override
    public final @Nullable Object execute() throws Exception {
        if (context == null) {
            throw new CommandException("This command was not set up by the console.");
        }
        try {
            run(new CityParts(context));
        } catch (IllegalArgumentException wrong) {
            throw new CommandException(wrong.getMessage());
        }
        return null;
    }

    /**
     * Does it and prints what came of it.
     *
     * @throws CommandException with a sentence for the operator
     * @throws IllegalArgumentException the same, for arguments that cannot be read
     */
    abstract void run(CityParts parts) throws CommandException;

    /** Prints a line; standard output is the session's own here, so that pipes work. */
    @SuppressWarnings("SystemOut")
    static void say(String line) {
        System.out.println(line);
    }
}
