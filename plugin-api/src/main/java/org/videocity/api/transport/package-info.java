/**
 * How live media and messages get in and out: transports, their addresses and counters, WebSockets.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.videocity.api.transport;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
