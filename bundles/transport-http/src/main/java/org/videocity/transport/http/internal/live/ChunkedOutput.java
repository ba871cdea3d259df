package org.videocity.transport.http.internal.live;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/**
 * Writes chunks (RFC 9112 section 7.1) to a connection past the server's response, whose head is out: a chunk that is
 * shared by all viewers then costs each of them little more than the system's call. The server itself ends the response.
 * Thread: its feed's; the server's own threads only tell that the connection takes something again.
 */
final class ChunkedOutput implements Callback {
    /** Eight digits and an end of line: every chunk's head is as long, so that it is written before the length is known. */
    static final int HEAD = 10;

    private static final byte[] LINE_END = {'\r', '\n'};
    private static final int DIGITS = 8;

    private enum State {
        IDLE,
        WRITING,
        WAITING
    }

    private final EndPoint endPoint;
    private final Runnable onWritable;
    private final Consumer<Throwable> onFailure;
    private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);

    ChunkedOutput(EndPoint endPoint, Runnable onWritable, Consumer<Throwable> onFailure) {
        this.endPoint = endPoint;
        this.onWritable = onWritable;
        this.onFailure = onFailure;
    }

    /** Makes a chunk of some parts, which are copied. */
    static ByteBuffer chunk(ByteBuffer... parts) {
        int length = 0;
        for (ByteBuffer part : parts) {
            length = Math.addExact(length, part.remaining());
        }
        ByteBuffer chunk = ByteBuffer.allocate(Math.addExact(length, HEAD + LINE_END.length));
        for (int digit = DIGITS - 1; digit >= 0; digit--) {
            chunk.put((byte) Character.forDigit(length >>> 4 * digit & 0xf, 16));
        }
        chunk.put(LINE_END);
        for (ByteBuffer part : parts) {
            chunk.put(part.duplicate());
        }
        return chunk.put(LINE_END).flip();
    }

    /** Returns what is inside a chunk, not copied. */
    static ByteBuffer content(ByteBuffer chunk) {
        return chunk.slice(HEAD, chunk.remaining() - HEAD - LINE_END.length);
    }

    /** Sends the head of the response without waiting for it: the socket may be full of an earlier response. */
    void begin(Response response) {
        state.set(State.WRITING);
        response.write(false, BufferUtil.EMPTY_BUFFER, this);
        state.compareAndSet(State.WRITING, State.WAITING);
    }

    /** Tells whether {@link #write} may be called. */
    boolean ready() {
        return state.get() == State.IDLE;
    }

    /** Writes one chunk, in one piece or several; the buffers are this call's own, what is in them may be shared. */
    void write(ByteBuffer... chunk) {
        state.set(State.WRITING);
        endPoint.write(this, chunk);
        state.compareAndSet(State.WRITING, State.WAITING);
    }

    @Override
    public void succeeded() {
        if (state.getAndSet(State.IDLE) == State.WAITING) {
            onWritable.run();
        }
    }

    @Override
    public void failed(Throwable why) {
        onFailure.accept(why);
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }
}
