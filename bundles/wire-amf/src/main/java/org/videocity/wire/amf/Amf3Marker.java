package org.videocity.wire.amf;

/** Type markers of AMF3, the first byte of every value (AMF3 section 3.1). */
final class Amf3Marker {
    static final int UNDEFINED = 0x00; // 3.2
    static final int NULL = 0x01; // 3.3
    static final int FALSE = 0x02; // 3.4
    static final int TRUE = 0x03; // 3.5
    static final int INTEGER = 0x04; // 3.6
    static final int DOUBLE = 0x05; // 3.7
    static final int STRING = 0x06; // 3.8
    static final int XML_DOCUMENT = 0x07; // 3.9
    static final int DATE = 0x08; // 3.10
    static final int ARRAY = 0x09; // 3.11
    static final int OBJECT = 0x0A; // 3.12
    static final int XML = 0x0B; // 3.13
    static final int BYTE_ARRAY = 0x0C; // 3.14
    static final int VECTOR_INT = 0x0D; // 3.15
    static final int VECTOR_UINT = 0x0E; // 3.15
    static final int VECTOR_DOUBLE = 0x0F; // 3.15
    static final int VECTOR_OBJECT = 0x10; // 3.15
    static final int DICTIONARY = 0x11; // 3.16

    /** Largest value of a U29, a number of 29 bits (1.3.1). */
    static final int MAX_U29 = 0x1FFFFFFF;

    private Amf3Marker() {}
}
