package org.videocity.wire.amf;

/**
 * What a decoder accepts at most. A message that exceeds a limit is refused before memory is taken for it.
 *
 * @param maxDepth objects and arrays inside each other; a bare number has depth 1
 * @param maxElements values in one message, counting every value inside objects and arrays, and what a reference points
 *     at once for each reference
 * @param maxStringBytes UTF-8 bytes of one string, property name, class name, XML document or byte array
 * @param maxMessageBytes bytes of one message, after references are resolved
 */
public record AmfLimits(int maxDepth, int maxElements, int maxStringBytes, int maxMessageBytes) {
    /** Generous for commands and onMetaData (key-frame indexes included), small for a server's memory. */
    public static final AmfLimits DEFAULT = new AmfLimits(32, 20_000, 65_536, 262_144);

    public AmfLimits {
        if (maxDepth < 1 || maxElements < 1 || maxStringBytes < 1 || maxMessageBytes < 1) {
            throw new IllegalArgumentException("AMF limits must be positive");
        }
        if (maxDepth > AmfEncoder.MAX_DEPTH) {
            throw new IllegalArgumentException("maxDepth is at most " + AmfEncoder.MAX_DEPTH);
        }
    }
}
