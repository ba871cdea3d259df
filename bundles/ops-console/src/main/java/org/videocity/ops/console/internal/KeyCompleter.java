package org.videocity.ops.console.internal;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.videocity.api.identity.StreamKey;

/** Completes ids of stream keys. */
@Service
public class KeyCompleter extends CityCompleter {
    @Override
    List<String> words(CityParts parts, List<String> typed) throws CommandException {
        return CityParts.answer(parts.keys().keys(CityAction.AT_ONCE)).stream()
                .map(StreamKey::id)
                .toList();
    }
}
