package org.videocity.ops.console.internal;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.videocity.api.transport.Transport;

/** Completes names of transports. */
@Service
public class TransportCompleter extends CityCompleter {
    @Override
    List<String> words(CityParts parts, List<String> typed) {
        return parts.transports().stream().map(Transport::name).toList();
    }
}
