package org.videocity.wire.rtmp;

import java.util.List;
import java.util.Optional;
import org.videocity.wire.amf.AmfValue;

/** What a server did, as {@link RtmpClientSession#poll} tells it. Immutable. */
public sealed interface RtmpClientEvent {
    /**
     * The server accepted connect.
     *
     * @param information the information object as sent
     * @param capabilities what the server says about Enhanced RTMP; {@link RtmpCapabilities#NONE} when nothing
     */
    record Connected(AmfValue information, RtmpCapabilities capabilities) implements RtmpClientEvent {}

    /** The server refused connect, createStream or closed the application; the connection is to be closed. */
    record Rejected(String code, String description) implements RtmpClientEvent {}

    /** NetStream.Publish.Start: media may be sent on this stream. */
    record PublishStarted(long streamId, String name) implements RtmpClientEvent {}

    /** NetStream.Play.Start. */
    record PlayStarted(long streamId, String name) implements RtmpClientEvent {}

    /**
     * The server asks to be left for another, or to be called again: go on until the next key frame, connect anew, then
     * close this connection (Enhanced RTMP v2, "Reconnect Request").
     *
     * @param tcUrl where to, absolute or relative to the address of this connection; empty for the same address
     */
    record ReconnectRequest(Optional<String> tcUrl, String description) implements RtmpClientEvent {}

    /** Any other onStatus; stream 0 is the connection. */
    record Status(long streamId, String level, String code, String description) implements RtmpClientEvent {}

    /** Audio, video or data; aggregates come as their parts. */
    record Media(long streamId, RtmpMessage message) implements RtmpClientEvent {}

    /** User control StreamEOF: playback is over. */
    record StreamEof(long streamId) implements RtmpClientEvent {}

    /** A command from the server, or the answer to {@link RtmpClientSession#call} ({@code _result}, {@code _error}). */
    record Call(long streamId, String name, double transactionId, AmfValue commandObject, List<AmfValue> arguments)
            implements RtmpClientEvent {}

    /** The server said {@code close}. */
    record Closed() implements RtmpClientEvent {}
}
