/** HTTP over TLS: whose certificate, and the port that has it. */
@NullMarked
package org.videocity.transport.http.internal.tls;

import org.jspecify.annotations.NullMarked;
