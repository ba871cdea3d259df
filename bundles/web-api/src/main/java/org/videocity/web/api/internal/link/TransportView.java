package org.videocity.web.api.internal.link;

import java.util.List;
import org.videocity.api.transport.TransportEndpoint;
import org.videocity.api.transport.TransportState;

/** A transport as people see it at one moment. */
public record TransportView(String name, TransportState state, List<TransportEndpoint> endpoints) {
    public TransportView {
        endpoints = List.copyOf(endpoints);
    }
}
