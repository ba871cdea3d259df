/** A feature that pushes a stream to another RTMP server. */
@NullMarked
package org.videocity.relay.out.internal;

import org.jspecify.annotations.NullMarked;
