/** Carries WebSockets for whoever registers an endpoint; nobody else in the city touches the server's own classes. */
@NullMarked
package org.videocity.transport.http.internal.socket;

import org.jspecify.annotations.NullMarked;
