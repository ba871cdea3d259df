package org.videocity.wire.rtmp;

/**
 * How a connection writes its commands and data (RTMP section 7.2.1.1, {@code objectEncoding} of connect). Whoever says
 * AMF3 understands AMF0 as well.
 */
public enum ObjectEncoding {
    /** Message types 18 and 20. */
    AMF0(0),
    /** Message types 15 and 17: a format byte, then AMF0 values that switch to AMF3 where they are more than primitive. */
    AMF3(3);

    private final int number;

    ObjectEncoding(int number) {
        this.number = number;
    }

    /** The number on the wire: 0 or 3. */
    public int number() {
        return number;
    }

    /** The encoding to answer in: AMF3 for 3, AMF0 for everything else, which every client understands. */
    public static ObjectEncoding of(double number) {
        return number == AMF3.number ? AMF3 : AMF0;
    }
}
