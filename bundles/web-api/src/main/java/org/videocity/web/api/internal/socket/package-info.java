/**
 * The room socket and the city socket.
 */
@NullMarked
package org.videocity.web.api.internal.socket;

import org.jspecify.annotations.NullMarked;
