package org.videocity.ops.console.internal;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.videocity.api.store.Resident;

/** Completes mail addresses of residents. */
@Service
public class ResidentCompleter extends CityCompleter {
    private static final int MOST = 100;

    @Override
    List<String> words(CityParts parts, List<String> typed) throws CommandException {
        return CityParts.stored(parts.residents().residents("", "", 0, MOST, CityAction.AT_ONCE)).stream()
                .map(Resident::address)
                .toList();
    }
}
