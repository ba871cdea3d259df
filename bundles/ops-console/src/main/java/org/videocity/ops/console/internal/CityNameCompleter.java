package org.videocity.ops.console.internal;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.videocity.api.city.City;

/** Completes names of cities. */
@Service
public class CityNameCompleter extends CityCompleter {
    @Override
    List<String> words(CityParts parts, List<String> typed) throws CommandException {
        return parts.cities().cities().stream().map(City::name).toList();
    }
}
