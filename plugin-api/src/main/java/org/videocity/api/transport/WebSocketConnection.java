package org.videocity.api.transport;

import java.nio.ByteBuffer;
import org.osgi.annotation.versioning.ProviderType;

/** The server's end of a WebSocket. Thread: safe from any; sends are queued in order and never block. */
@ProviderType
public interface WebSocketConnection {
    /** Sends a text message. */
    void sendText(String text);

    /** Sends a binary message; the bytes must not change any more. */
    void sendBinary(ByteBuffer bytes);

    /** Returns the bytes queued and not yet taken by the network. */
    long queuedBytes();

    /** Tells whether it is open. */
    boolean isOpen();

    /**
     * Closes with a code (RFC 6455 section 7.4) and a short sentence, after everything that was sent before. What the client
     * still sends is thrown away.
     */
    void close(int code, String reason);
}
