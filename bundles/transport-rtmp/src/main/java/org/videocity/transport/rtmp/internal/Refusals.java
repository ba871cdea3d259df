package org.videocity.transport.rtmp.internal;

import org.videocity.api.Reason;

/** Why this transport sends clients away; the names are those of its counters. */
final class Refusals {
    /** There are as many connections as {@code maxConnections}. */
    static final Reason FULL =
            new Reason("too-many-connections", "As many connections are open as this city takes; try again later.");
    /** There are as many connections from that address as {@code maxConnectionsPerAddress}. */
    static final Reason ADDRESS_FULL = new Reason(
            "too-many-from-address", "Your address has as many connections open as this city takes from one.");
    /** TLS did not come about. */
    static final Reason TLS_FAILED = new Reason("tls-failed", "The TLS handshake failed.");
    /** Nothing that can be read came instead of a chunk or message. */
    static final String PROTOCOL = "protocol";
    /** createStream beyond {@code maxStreamsPerConnection}; the session has said so. */
    static final Reason TOO_MANY_STREAMS =
            new Reason("too-many-streams", "That is more streams than one connection may open here.");

    private Refusals() {}

    static Reason handshakeTimeout(long millis) {
        return new Reason("handshake-timeout", "There was no connect within " + millis + " ms.");
    }

    static Reason idle(long millis) {
        return new Reason("idle", "Nothing was heard from you for " + millis + " ms, not even an answer to a ping.");
    }

    static Reason answersNotRead(long bytes) {
        return new Reason("answers-not-read", "More than " + bytes + " bytes of answers were asked for and not read.");
    }

    static Reason bitRate(long bitsPerSecond) {
        return new Reason(
                "bit-rate",
                "More than the " + bitsPerSecond
                        + " bits a second that one connection may send here; lower the encoder's bit rate.");
    }

    static Reason commands(long perSecond) {
        return new Reason(
                "too-many-commands", "More than the " + perSecond + " commands a second that one connection may send.");
    }

    static Reason viewers(int most) {
        return new Reason(
                "too-many-plays", "One connection may play " + most + " streams at a time here; open another one.");
    }
}
