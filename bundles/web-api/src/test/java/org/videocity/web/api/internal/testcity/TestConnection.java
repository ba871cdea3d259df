package org.videocity.web.api.internal.testcity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.videocity.api.transport.WebSocketConnection;
import org.videocity.web.api.internal.json.BadMessageException;
import org.videocity.web.api.internal.json.Json;

/** A client's end: keeps what it was sent. */
public final class TestConnection implements WebSocketConnection {
    private final List<ObjectNode> messages = new ArrayList<>();
    private int closeCode;
    public long queuedBytes;
    /** Looks at what is sent. */
    public Consumer<ObjectNode> check = message -> {};

    @Override
    public void sendText(String text) {
        try {
            ObjectNode message = Json.parseObject(text);
            check.accept(message);
            messages.add(message);
        } catch (BadMessageException e) {
            throw new AssertionError(text, e);
        }
    }

    @Override
    public void sendBinary(ByteBuffer bytes) {
        throw new AssertionError("These sockets send no binary messages");
    }

    @Override
    public long queuedBytes() {
        return queuedBytes;
    }

    @Override
    public boolean isOpen() {
        return closeCode == 0;
    }

    @Override
    public void close(int code, String reason) {
        if (closeCode == 0) {
            closeCode = code;
        }
    }

    /** Returns the code it was closed with, 0 while it is open. */
    public int closeCode() {
        return closeCode;
    }

    /** Takes everything that came so far. */
    public List<ObjectNode> take() {
        List<ObjectNode> taken = List.copyOf(messages);
        messages.clear();
        return taken;
    }

    /** Takes everything that came so far; returns only what each is. */
    public List<String> takeOps() {
        return take().stream().map(message -> message.path("op").asText()).toList();
    }

    /** Takes the only message that came. */
    public ObjectNode takeOnly() {
        List<ObjectNode> taken = take();
        if (taken.size() != 1) {
            throw new AssertionError("One message was expected: " + taken);
        }
        return taken.get(0);
    }
}
