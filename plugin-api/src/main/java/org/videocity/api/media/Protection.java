package org.videocity.api.media;

/** Says whether payloads can be read by the city. */
public sealed interface Protection {
    /** Payloads are in the clear. */
    Protection NONE = new None();

    /** Nothing is encrypted end to end. */
    record None() implements Protection {}

    /**
     * Payloads are encrypted end to end (RFC 9605) and opaque to the city: layer and key-frame facts come from the
     * packet's descriptor, converters refuse with {@code protected}.
     *
     * @param keyId the key identifier of the SFrame header
     */
    record SFrame(long keyId) implements Protection {}
}
