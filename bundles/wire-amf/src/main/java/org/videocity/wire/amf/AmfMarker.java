package org.videocity.wire.amf;

/** Type markers, the first byte of every value (AMF0 section 2.1). */
final class AmfMarker {
    static final int NUMBER = 0x00; // 2.2
    static final int BOOLEAN = 0x01; // 2.3
    static final int STRING = 0x02; // 2.4
    static final int OBJECT = 0x03; // 2.5
    static final int MOVIE_CLIP = 0x04; // 2.6, reserved
    static final int NULL = 0x05; // 2.7
    static final int UNDEFINED = 0x06; // 2.8
    static final int REFERENCE = 0x07; // 2.9
    static final int ECMA_ARRAY = 0x08; // 2.10
    static final int OBJECT_END = 0x09; // 2.11
    static final int STRICT_ARRAY = 0x0A; // 2.12
    static final int DATE = 0x0B; // 2.13
    static final int LONG_STRING = 0x0C; // 2.14
    static final int UNSUPPORTED = 0x0D; // 2.15
    static final int RECORD_SET = 0x0E; // 2.16, reserved
    static final int XML_DOCUMENT = 0x0F; // 2.17
    static final int TYPED_OBJECT = 0x10; // 2.18
    static final int AVM_PLUS = 0x11; // 3.1, what follows is AMF3

    private AmfMarker() {}
}
