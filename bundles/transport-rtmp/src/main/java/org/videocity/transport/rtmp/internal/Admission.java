package org.videocity.transport.rtmp.internal;

import org.jspecify.annotations.Nullable;
import org.videocity.api.Reason;

/**
 * What becomes of a connection that has just come.
 *
 * @param stays whether it is kept at all
 * @param obstacle why it may not connect; a connection that stays nevertheless is kept only until it has been told
 */
record Admission(boolean stays, @Nullable Reason obstacle) {
    static final Admission IN = new Admission(true, null);

    /** Tells whether it is kept only to be told why it may not come in. */
    boolean isAtTheDoor() {
        return stays && obstacle != null;
    }
}
