package org.videocity.transport.http.internal.door;

import java.util.OptionalInt;

/** The port with TLS, as far as whoever stands at the door has to know. Thread: any. */
public interface SecurePort {
    /** Returns the port where this server speaks TLS, or is about to; empty when it shall not. */
    OptionalInt port();

    /** Tells whether the certificate is one that browsers can be expected to know, because an operator configured it. */
    boolean hasConfiguredCertificate();
}
