package org.videocity.transport.http.internal.service;

import java.util.function.Consumer;
import org.apache.felix.http.jetty.ConnectorFactory;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.videocity.transport.http.internal.tls.TlsPort;

/** Hands the port with TLS to the server's whiteboard and takes it away again. Thread: one at a time. */
final class ConnectorOffer implements Consumer<@Nullable TlsPort> {
    private final BundleContext context;
    private @Nullable ServiceRegistration<ConnectorFactory> offered;

    ConnectorOffer(BundleContext context) {
        this.context = context;
    }

    @Override
    public void accept(@Nullable TlsPort port) {
        if (offered != null) {
            offered.unregister();
            offered = null;
        }
        if (port != null) {
            offered = context.registerService(ConnectorFactory.class, port, null);
        }
    }
}
