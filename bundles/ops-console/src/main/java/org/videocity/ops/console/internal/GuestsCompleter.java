package org.videocity.ops.console.internal;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Completes from where guests may publish. */
@Service
public class GuestsCompleter extends CityCompleter {
    @Override
    List<String> words(CityParts parts, List<String> typed) {
        return Guests.WORDS;
    }
}
