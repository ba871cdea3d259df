package org.videocity.wire.rtmp;

import java.util.List;
import org.videocity.wire.amf.AmfValue;

/** What a server did, as {@link RtmpClientSession#poll} tells it. Immutable. */
public sealed interface RtmpClientEvent {
    /** The server accepted connect; the information object as sent. */
    record Connected(AmfValue information) implements RtmpClientEvent {}

    /** The server refused connect, createStream or closed the application; the connection is to be closed. */
    record Rejected(String code, String description) implements RtmpClientEvent {}

    /** NetStream.Publish.Start: media may be sent on this stream. */
    record PublishStarted(long streamId, String name) implements RtmpClientEvent {}

    /** NetStream.Play.Start. */
    record PlayStarted(long streamId, String name) implements RtmpClientEvent {}

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
