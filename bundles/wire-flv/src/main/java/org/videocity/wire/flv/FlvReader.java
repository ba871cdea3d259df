package org.videocity.wire.flv;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads an FLV stream that arrives in pieces of any size (Annex E.2 and E.3). Bytes in by {@link #feed}, tags out by
 * {@link #next}. One thread at a time; after an exception the reader is of no more use.
 */
public final class FlvReader {
    private static final int SIGNATURE = 'F' << 16 | 'L' << 8 | 'V';
    private static final int MAX_HEADER = 1024;

    private enum State {
        FILE_HEADER,
        HEADER_EXTENSION,
        PREVIOUS_TAG_SIZE,
        TAG
    }

    private final int maxTagBytes;
    private ByteBuffer pending = ByteBuffer.allocate(0);
    private State state = State.FILE_HEADER;
    private @Nullable FlvHeader header;
    private int extension;

    /**
     * Sets the limit.
     *
     * @param maxTagBytes largest tag body accepted; compared with the declared length before anything is kept
     */
    public FlvReader(int maxTagBytes) {
        this.maxTagBytes = maxTagBytes;
    }

    /**
     * Takes all remaining bytes (copied). Take out the tags before feeding more: at most one tag and what was fed is held.
     */
    public void feed(ByteBuffer bytes) {
        int count = bytes.remaining();
        if (pending.capacity() - pending.limit() < count) {
            makeRoom(count);
        }
        int end = pending.limit();
        pending.limit(end + count);
        pending.put(end, bytes, bytes.position(), count);
        bytes.position(bytes.limit());
    }

    /** Returns the next whole tag, or empty when more bytes are needed. */
    public Optional<FlvTag> next() throws FlvException {
        Optional<FlvTag> tag = Optional.empty();
        boolean progress = true;
        while (progress && tag.isEmpty()) {
            switch (state) {
                case FILE_HEADER -> progress = fileHeader();
                case HEADER_EXTENSION -> progress = headerExtension();
                case PREVIOUS_TAG_SIZE -> progress = previousTagSize();
                case TAG -> {
                    tag = tag();
                    progress = tag.isPresent();
                }
            }
        }
        return tag;
    }

    /** Returns the file header once it has been read by {@link #next}. */
    public Optional<FlvHeader> header() {
        return Optional.ofNullable(header);
    }

    /** Says whether the bytes so far end between tags: false at the end of the input means a truncated file. */
    public boolean betweenTags() {
        return state == State.TAG && !pending.hasRemaining();
    }

    private boolean fileHeader() throws FlvException {
        if (pending.remaining() < FlvHeader.LENGTH) {
            return false;
        }
        int signature = pending.getInt();
        if (signature >>> 8 != SIGNATURE) {
            throw new FlvException("not FLV: the signature 'FLV' was expected");
        }
        if ((signature & 0xff) != 1) {
            throw new FlvException("FLV version " + (signature & 0xff) + ", 1 was expected");
        }
        int flags = pending.get();
        long dataOffset = pending.getInt() & 0xffff_ffffL;
        if (dataOffset < FlvHeader.LENGTH || dataOffset > MAX_HEADER) {
            throw new FlvException("FLV header of " + dataOffset + " bytes, " + FlvHeader.LENGTH + " to " + MAX_HEADER
                    + " were expected");
        }
        header = new FlvHeader((flags & FlvHeader.AUDIO_FLAG) != 0, (flags & FlvHeader.VIDEO_FLAG) != 0);
        extension = (int) dataOffset - FlvHeader.LENGTH;
        state = State.HEADER_EXTENSION;
        return true;
    }

    private boolean headerExtension() {
        if (pending.remaining() < extension) {
            return false;
        }
        pending.position(pending.position() + extension);
        state = State.PREVIOUS_TAG_SIZE;
        return true;
    }

    /** The value is not checked: writers are known to get it wrong, and nothing here reads backwards. */
    private boolean previousTagSize() {
        if (pending.remaining() < 4) {
            return false;
        }
        pending.getInt();
        state = State.TAG;
        return true;
    }

    private Optional<FlvTag> tag() throws FlvException {
        int at = pending.position();
        if (pending.remaining() < 4) {
            return Optional.empty();
        }
        int length = pending.getInt(at) & FlvTag.MAX_BODY;
        if (length > maxTagBytes) {
            throw new FlvException("FLV tag of " + length + " bytes, at most " + maxTagBytes + " are allowed");
        }
        if (pending.remaining() < FlvTag.HEADER_LENGTH + length) {
            return Optional.empty();
        }
        int first = pending.get(at);
        int time = pending.getInt(at + 4);
        long timestamp = time >>> 8 | (time & 0xffL) << 24;
        byte[] body = new byte[length];
        pending.get(at + FlvTag.HEADER_LENGTH, body);
        pending.position(at + FlvTag.HEADER_LENGTH + length);
        state = State.PREVIOUS_TAG_SIZE;
        ByteBuffer view = ByteBuffer.wrap(body).asReadOnlyBuffer();
        return Optional.of(new FlvTag(first & 0x1f, timestamp, (first & 0x20) != 0, view));
    }

    /** Moves what is left to the front, of a buffer twice as large where half of this one would not be free. */
    private void makeRoom(int count) {
        int left = pending.remaining();
        int needed = Math.addExact(left, count);
        if (needed > pending.capacity() / 2) {
            pending =
                    ByteBuffer.allocate(Math.max(2 * needed, 4096)).put(pending).flip();
        } else {
            pending.compact().flip();
        }
    }
}
