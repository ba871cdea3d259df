/** Live streams over HTTP responses and WebSockets: one subscription per publication and container, fanned out here. */
@NullMarked
package org.videocity.transport.http.internal.live;

import org.jspecify.annotations.NullMarked;
