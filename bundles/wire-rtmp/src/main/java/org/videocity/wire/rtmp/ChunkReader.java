package org.videocity.wire.rtmp;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts messages together from chunks (RTMP section 5.3). Set Chunk Size and Abort Message take effect here, and are
 * returned like every other message so that their reader may count them.
 *
 * <pre>
 *  +--------------+----------------+--------------------+--------------+
 *  | Basic Header | Message Header | Extended Timestamp |  Chunk Data  |
 *  | 1, 2, 3      | 11, 7, 3, 0    | 4 or 0             |              |
 *  +--------------+----------------+--------------------+--------------+
 * </pre>
 *
 * <p>However the bytes are cut, the messages are the same. A payload is copied once, from the input buffer into the
 * message's array (messages above 256 KiB grow as bytes arrive, so that a declared length alone takes no memory).
 *
 * <p>Extended timestamps on type 3 chunks are understood from peers that repeat them (section 5.3.1.3) and from peers
 * that do not: there, the next bytes of the payload differ from the field and from the absolute time, which some peers
 * repeat in its place. A payload that has those very four bytes at a chunk border, from a peer that does not repeat, is
 * misread. A type 1 chunk that is the first of its
 * chunk stream counts from time 0 on message stream 0, as librtmp means it. Not thread safe. After an
 * {@link RtmpException} the reader is of no further use.
 */
public final class ChunkReader {
    private static final int BASIC_ONE_BYTE_IDS = 64;

    private enum State {
        BASIC_HEADER,
        MESSAGE_HEADER,
        EXTENDED_TIMESTAMP,
        REPEATED_TIMESTAMP,
        CHUNK_DATA
    }

    private final RtmpLimits limits;
    private final @Nullable InboundChunkStream[] near = new @Nullable InboundChunkStream[BASIC_ONE_BYTE_IDS];
    private final Map<Integer, InboundChunkStream> far = new HashMap<>();
    private final MessageClocks clocks;
    /** Header bytes gathered so far. */
    private final ByteBuffer header = ByteBuffer.allocate(11);
    /** Bytes that looked like a repeated timestamp and were not; read again before the input. */
    private final ByteBuffer again = ByteBuffer.allocate(8).limit(0);

    /** Whether the bytes in hand come from {@link #again}. */
    private boolean replaying;

    private State state = State.BASIC_HEADER;
    private InboundChunkStream stream = new InboundChunkStream(0);
    private int streams;
    private int type;
    private int chunkLeft;
    private int chunkSize = ChunkWriter.DEFAULT_CHUNK_SIZE;
    private long buffered;

    public ChunkReader(RtmpLimits limits) {
        this.limits = limits;
        this.clocks = new MessageClocks(limits.maxChunkStreams());
    }

    /**
     * Consumes bytes up to the end of the next message, or all of them.
     *
     * @return the message, with the rest of the input unread; null when the input is used up and no message is complete
     * @throws RtmpException for bytes that are no chunk, or over a limit
     */
    public @Nullable RtmpMessage read(ByteBuffer in) {
        while (true) {
            replaying = again.hasRemaining();
            if (!step(replaying ? again : in)) {
                if (!replaying) {
                    return null;
                }
            } else if (state == State.BASIC_HEADER && stream.open && stream.received == stream.length) {
                return complete();
            }
        }
    }

    /** The chunk size the peer announced last; 128 before it did. */
    public int chunkSize() {
        return chunkSize;
    }

    /** Memory held by messages that are not complete, in bytes. */
    public long bufferedBytes() {
        return buffered;
    }

    /** Does the work of one state; false when the source has no more bytes and the state needs some. */
    private boolean step(ByteBuffer source) {
        return switch (state) {
            case BASIC_HEADER -> basicHeader(source);
            case MESSAGE_HEADER -> messageHeader(source);
            case EXTENDED_TIMESTAMP -> extendedTimestamp(source);
            case REPEATED_TIMESTAMP -> repeatedTimestamp(source);
            case CHUNK_DATA -> chunkData(source);
        };
    }

    /** 5.3.1.1: fmt(2) id(6); id 0: id-64 in one more byte; id 1: in two more, low byte first. */
    private boolean basicHeader(ByteBuffer source) {
        if (!gather(source, 1)) {
            return false;
        }
        int first = header.get(0) & 0xFF;
        int id = first & 0x3F;
        if (id < 2) {
            if (!gather(source, 2 + id)) {
                return false;
            }
            id = 64 + (header.get(1) & 0xFF) + (id == 1 ? (header.get(2) & 0xFF) << 8 : 0);
        }
        header.clear();
        type = first >> 6;
        stream = streamOf(id);
        if (!stream.known && type > 1) {
            throw new RtmpException("chunk stream " + id + " begins with a chunk of type " + type
                    + ", which repeats a header that never came");
        }
        if (stream.open && type != 3) {
            throw new RtmpException("chunk stream " + id + " begins a message after " + stream.received + " of "
                    + stream.length + " bytes of the one before");
        }
        state = State.MESSAGE_HEADER;
        return true;
    }

    private InboundChunkStream streamOf(int id) {
        InboundChunkStream found = id < near.length ? near[id] : far.get(id);
        if (found != null) {
            return found;
        }
        if (streams == limits.maxChunkStreams()) {
            throw new RtmpException("more than " + streams + " chunk streams on one connection");
        }
        streams++;
        InboundChunkStream fresh = new InboundChunkStream(id);
        if (id < near.length) {
            near[id] = fresh;
        } else {
            far.put(id, fresh);
        }
        return fresh;
    }

    /** 5.3.1.2: timestamp(3); types 0 and 1: length(3) type id(1); type 0: message stream id(4, low byte first). */
    private boolean messageHeader(ByteBuffer source) {
        if (!gather(source, ChunkBytes.headerSize(type))) {
            return false;
        }
        if (type < 3) {
            stream.field = int24(0);
            stream.extended = stream.field == ChunkBytes.MAX_24;
        }
        if (type < 2) {
            stream.length = int24(3);
            stream.typeId = header.get(6) & 0xFF;
        }
        if (type == 0) {
            stream.streamId = Integer.reverseBytes(header.getInt(7)) & 0xFFFFFFFFL;
        }
        header.clear();
        stream.known = true;
        if (stream.length > limits.maxMessageBytes()) {
            throw new RtmpException("message of type " + stream.typeId + " declares " + stream.length
                    + " bytes, at most " + limits.maxMessageBytes() + " are accepted");
        }
        if (stream.extended) {
            state = type < 3 ? State.EXTENDED_TIMESTAMP : State.REPEATED_TIMESTAMP;
        } else {
            beginChunk();
        }
        return true;
    }

    /** 5.3.1.3: timestamp or delta(4). */
    private boolean extendedTimestamp(ByteBuffer source) {
        if (!gather(source, 4)) {
            return false;
        }
        stream.field = header.getInt(0) & 0xFFFFFFFFL;
        header.clear();
        beginChunk();
        return true;
    }

    /** 5.3.1.3 on a type 3 chunk: the field again, by some peers the absolute time, by others nothing. */
    private boolean repeatedTimestamp(ByteBuffer source) {
        while (header.position() < 4) {
            if (!source.hasRemaining()) {
                return false;
            }
            int shift = 24 - 8 * header.position();
            int next = source.get(source.position()) & 0xFF;
            long before = header.position() == 0 ? 0 : (header.getInt(0) & 0xFFFFFFFFL) >>> (shift + 8);
            long prefix = before << 8 | next;
            if (prefix != stream.field >>> shift && prefix != stream.timestamp >>> shift) {
                readAgain();
                break;
            }
            header.put(source.get());
        }
        header.clear();
        beginChunk();
        return true;
    }

    private void readAgain() {
        header.flip();
        if (replaying) {
            again.position(again.position() - header.limit());
        } else {
            again.clear().put(header).flip();
        }
    }

    private void beginChunk() {
        if (!stream.open) {
            stream.timestamp = type == 0 ? stream.field : (stream.timestamp + stream.field) & 0xFFFFFFFFL;
            stream.open = true;
        }
        chunkLeft = Math.min(chunkSize, stream.length - stream.received);
        state = State.CHUNK_DATA;
    }

    private boolean chunkData(ByteBuffer source) {
        int count = Math.min(chunkLeft, source.remaining());
        if (count > 0) {
            int capacity = stream.capacityFor(stream.received + count);
            buffered += Math.max(0, capacity - stream.capacity());
            if (buffered > limits.maxBufferedBytes()) {
                throw new RtmpException("unfinished messages take more than " + limits.maxBufferedBytes() + " bytes");
            }
            stream.append(source, count, capacity);
            chunkLeft -= count;
        }
        if (chunkLeft > 0) {
            return false;
        }
        state = State.BASIC_HEADER;
        return true;
    }

    private RtmpMessage complete() {
        byte[] payload = stream.close();
        buffered -= payload.length;
        long time = clocks.time(stream.typeId, stream.streamId, stream.timestamp);
        RtmpMessage message =
                new RtmpMessage(stream.typeId, stream.streamId, stream.timestamp, time, ByteBuffer.wrap(payload));
        if (stream.typeId == MessageType.SET_CHUNK_SIZE || stream.typeId == MessageType.ABORT) {
            obey(RtmpControl.parse(message));
        }
        return message;
    }

    private void obey(RtmpControl control) {
        if (control instanceof RtmpControl.SetChunkSize set) {
            int bytes = Math.min(set.bytes(), ChunkBytes.MAX_24);
            if (bytes > limits.maxChunkBytes()) {
                throw new RtmpException(
                        "chunk size " + set.bytes() + ", at most " + limits.maxChunkBytes() + " is accepted");
            }
            chunkSize = bytes;
        } else if (control instanceof RtmpControl.Abort abort) {
            int id = abort.chunkStream();
            InboundChunkStream aborted = id >= 0 && id < near.length ? near[id] : far.get(id);
            if (aborted != null && aborted.open) {
                buffered -= aborted.close().length;
            }
        }
    }

    /** Moves bytes into the header buffer until it has so many; false when the source ends before. */
    private boolean gather(ByteBuffer source, int count) {
        while (header.position() < count && source.hasRemaining()) {
            header.put(source.get());
        }
        return header.position() >= count;
    }

    private int int24(int index) {
        return (header.getShort(index) & 0xFFFF) << 8 | (header.get(index + 2) & 0xFF);
    }
}
