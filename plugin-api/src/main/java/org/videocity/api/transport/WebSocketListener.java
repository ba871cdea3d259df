package org.videocity.api.transport;

import java.nio.ByteBuffer;
import org.osgi.annotation.versioning.ConsumerType;

/** Hears what a WebSocket client sends. Thread: the server's, one call at a time per connection; must not block. */
@ConsumerType
public interface WebSocketListener {
    /** A text message came. */
    default void onText(String text) {}

    /** A binary message came. */
    default void onBinary(ByteBuffer bytes) {}

    /** The queue of bytes has become empty; whoever paces itself may send more. */
    default void onDrained() {}

    /** The connection is over, whoever closed it; called once. */
    default void onClose(int code, String reason) {}
}
