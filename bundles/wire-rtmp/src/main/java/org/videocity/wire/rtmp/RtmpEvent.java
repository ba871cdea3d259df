package org.videocity.wire.rtmp;

import java.util.List;
import org.videocity.wire.amf.AmfValue;

/** What a client did, as {@link RtmpServerSession#poll} tells it. Immutable. */
public sealed interface RtmpEvent {
    /**
     * The client wants in; answer with acceptConnect or rejectConnect (section 7.2.1.1).
     *
     * @param app application name as sent, with whatever the client put there (path, query); may be empty
     * @param tcUrl the address the client was given, empty when it sent none
     * @param flashVer the client's name for itself, empty when it sent none
     * @param objectEncoding 0 (AMF0) or 3 (AMF3); the session answers in it
     * @param commandObject everything connect carried by name, the above included
     * @param arguments what followed the command object
     * @param capabilities what the client says about Enhanced RTMP; {@link RtmpCapabilities#NONE} when nothing
     */
    record Connect(
            String app,
            String tcUrl,
            String flashVer,
            double objectEncoding,
            AmfValue commandObject,
            List<AmfValue> arguments,
            RtmpCapabilities capabilities)
            implements RtmpEvent {}

    /** How a publisher wants its stream kept (section 7.2.2.6). */
    enum PublishMode {
        LIVE,
        RECORD,
        APPEND
    }

    /**
     * The client wants to publish; answer with publishStarted or publishRefused, now or later. Media may come before the
     * answer.
     *
     * @param name stream name as sent, query included
     */
    record Publish(long streamId, String name, PublishMode mode) implements RtmpEvent {}

    /** A publication is over, whichever command ended it; comes exactly once for each Publish not refused. */
    record Unpublish(long streamId, String name) implements RtmpEvent {}

    /**
     * The client wants to play; answer with playStarted or playRefused, now or later (section 7.2.2.1).
     *
     * @param name stream name as sent, query included
     * @param start seconds (librtmp: ms); -2 live or recorded, -1 live only
     * @param duration seconds, -1 to the end
     * @param reset whether earlier playlist entries are dropped
     */
    record Play(long streamId, String name, double start, double duration, boolean reset) implements RtmpEvent {}

    /** Playing is over, whichever command ended it; comes exactly once for each Play not refused. */
    record StopPlay(long streamId, String name) implements RtmpEvent {}

    /** Pause or go on; the session has not answered, send status Pause.Notify or Unpause.Notify (section 7.2.2.9). */
    record Pause(long streamId, boolean paused, double millis) implements RtmpEvent {}

    /** Seek; the session has not answered (section 7.2.2.8). */
    record Seek(long streamId, double millis) implements RtmpEvent {}

    /** Whether the client wants audio (section 7.2.2.4). */
    record ReceiveAudio(long streamId, boolean on) implements RtmpEvent {}

    /** Whether the client wants video (section 7.2.2.5). */
    record ReceiveVideo(long streamId, boolean on) implements RtmpEvent {}

    /** closeStream; Unpublish or StopPlay came before it. The stream can be used again. */
    record CloseStream(long streamId) implements RtmpEvent {}

    /** deleteStream; Unpublish or StopPlay came before it. The id may be handed out again (section 7.2.2.3). */
    record DeleteStream(long streamId) implements RtmpEvent {}

    /** Audio, video or data of a publishing stream; aggregates come as their parts. */
    record Media(long streamId, RtmpMessage message) implements RtmpEvent {}

    /**
     * A command the session does not know; answer with result, error or unknownCall when {@code transactionId} is not 0.
     */
    record Call(long streamId, String name, double transactionId, AmfValue commandObject, List<AmfValue> arguments)
            implements RtmpEvent {}

    /** How much the client buffers (user control event 3). */
    record BufferLength(long streamId, long millis) implements RtmpEvent {}

    /** Answer to ping, with its timestamp. */
    record PingResponse(long timestamp) implements RtmpEvent {}
}
