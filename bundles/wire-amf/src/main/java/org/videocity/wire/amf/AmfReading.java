package org.videocity.wire.amf;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One message being read, in whichever of the two formats: what it has cost so far, against the limits. A reference
 * shares the value it points at, yet costs as much as the value would if it stood there again; so walking or writing what
 * was read costs no more than the limits allow.
 */
final class AmfReading {
    private final AmfLimits limits;
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    /** Values read so far, a reference counting what it points at. */
    private long elements;
    /** Bytes that references stand for beyond their own. */
    private long expanded;
    /** The deepest level reached below the complex value that is being read. */
    private int deepest;

    /** A complex value that a reference may point at, and what it costs to point at it. */
    static final class Complex {
        private AmfValue value = AmfValue.UNDEFINED;
        private boolean complete;
        private long elements;
        private long bytes;
        private int height;
    }

    /** Body of a complex value, read between entering it into the reference table and completing it. */
    interface Body {
        AmfValue read(ByteBuffer in, int depth);
    }

    AmfReading(AmfLimits limits) {
        this.limits = limits;
    }

    /** Begins a message: its bytes from position 0 on, big endian. */
    ByteBuffer start(ByteBuffer in) {
        if (in.remaining() > limits.maxMessageBytes()) {
            throw new AmfException("AMF message of " + in.remaining() + " bytes, at most " + limits.maxMessageBytes()
                    + " are accepted");
        }
        elements = 0;
        expanded = 0;
        deepest = 0;
        return in.slice();
    }

    /** Takes note of one more value, at a level from 1. */
    void value(int depth) {
        count(1);
        reach(depth);
    }

    /**
     * Reads a complex value and enters it into a reference table.
     *
     * @param begin where its marker is
     */
    AmfValue complex(List<Complex> table, ByteBuffer in, int begin, int depth, Body body) {
        Complex complex = new Complex();
        table.add(complex);
        long elementsBefore = elements - 1;
        long bytesBefore = begin + expanded;
        int outside = deepest;
        deepest = depth;
        complex.value = body.read(in, depth);
        complex.elements = elements - elementsBefore;
        complex.bytes = in.position() + expanded - bytesBefore;
        complex.height = deepest - depth + 1;
        complex.complete = true;
        deepest = Math.max(deepest, outside);
        return complex.value;
    }

    /**
     * What an entry of a reference table stands for, after the reference itself was read.
     *
     * @param begin where the reference's marker is
     */
    AmfValue reference(List<Complex> table, int index, ByteBuffer in, int begin, int depth) {
        if (index >= table.size()) {
            throw new AmfException("AMF reference to object " + index + ", only " + table.size() + " came before");
        }
        Complex complex = table.get(index);
        if (!complex.complete) {
            throw new AmfException("AMF reference to object " + index + " from inside itself");
        }
        count(complex.elements - 1);
        reach(depth + complex.height - 1);
        expand(complex.bytes - (in.position() - begin), in);
        return complex.value;
    }

    /** Takes note of bytes that a reference stands for. */
    void expand(long bytes, ByteBuffer in) {
        expanded += bytes;
        if (in.position() + expanded > limits.maxMessageBytes()) {
            throw new AmfException(
                    "AMF references stand for more than " + limits.maxMessageBytes() + " bytes in one message");
        }
    }

    /** Bytes read, and stood for by references, up to here. */
    long bytes(ByteBuffer in) {
        return in.position() + expanded;
    }

    /** Checks a declared number of values, each of which takes at least so many bytes, before any of them is read. */
    int declared(ByteBuffer in, long count, int bytesEach) {
        if (count * bytesEach > in.remaining() || count + elements > limits.maxElements()) {
            throw new AmfException("AMF array declares " + count + " elements, " + in.remaining() + " bytes follow and "
                    + limits.maxElements() + " elements are accepted in a message");
        }
        return (int) count;
    }

    /** UTF-8 text of a declared length. */
    String text(ByteBuffer in, long length) {
        ByteBuffer bytes = bytes(in, length, "string");
        try {
            return utf8.decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new AmfException("AMF string is not UTF-8");
        }
    }

    /** A view of bytes of a declared length. */
    ByteBuffer bytes(ByteBuffer in, long length, String what) {
        if (length > limits.maxStringBytes()) {
            throw new AmfException(
                    "AMF " + what + " of " + length + " bytes, at most " + limits.maxStringBytes() + " are accepted");
        }
        need(in, length);
        ByteBuffer bytes = in.slice().limit((int) length);
        in.position(in.position() + (int) length);
        return bytes;
    }

    static ByteBuffer need(ByteBuffer in, long bytes) {
        if (in.remaining() < bytes) {
            throw new AmfException("AMF value ends early: " + bytes + " bytes declared or expected at offset "
                    + in.position() + ", " + in.remaining() + " there");
        }
        return in;
    }

    private void count(long more) {
        elements += more;
        if (elements > limits.maxElements()) {
            throw new AmfException("AMF message with more than " + limits.maxElements() + " values");
        }
    }

    private void reach(int depth) {
        if (depth > limits.maxDepth()) {
            throw new AmfException("AMF objects inside each other more than " + limits.maxDepth() + " deep");
        }
        deepest = Math.max(deepest, depth);
    }
}
