/** Takes media from publishers over WebSockets: what a browser encoded goes to the bus as it is. */
@NullMarked
package org.videocity.transport.http.internal.publish;

import org.jspecify.annotations.NullMarked;
