package org.videocity.wire.rtmp;

import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.videocity.wire.amf.AmfValue;

/** Commands of a connected client (RTMP section 7.2): answers what needs no decision, makes events of the rest. */
final class ServerCommands {
    private final Queue<RtmpEvent> events;
    private final ServerStreams streams;
    private final ServerReplies replies;

    ServerCommands(Queue<RtmpEvent> events, ServerStreams streams, ServerReplies replies) {
        this.events = events;
        this.streams = streams;
        this.replies = replies;
    }

    /** 7.2.1.1. */
    static RtmpEvent.Connect connect(RtmpCommand command) {
        Map<String, AmfValue> members = command.commandObject().asMembers();
        return new RtmpEvent.Connect(
                text(members, "app"),
                text(members, "tcUrl"),
                text(members, "flashVer"),
                members.getOrDefault("objectEncoding", AmfValue.UNDEFINED)
                        .asNumber()
                        .orElse(0),
                command.commandObject(),
                command.arguments(),
                RtmpCapabilities.parse(members));
    }

    private static String text(Map<String, AmfValue> members, String name) {
        return members.getOrDefault(name, AmfValue.UNDEFINED).asText().orElse("");
    }

    void handle(long streamId, RtmpCommand command) {
        switch (command.name()) {
            case "createStream" -> createStream(command);
            case "deleteStream" -> deleteStream(command);
            case "releaseStream", "_checkbw" -> replies.result(command.transactionId(), AmfValue.UNDEFINED);
            case "getStreamLength" -> replies.result(command.transactionId(), AmfValue.of(0));
            case "FCPublish" -> notice("onFCPublish", StatusCode.PUBLISH_START, command);
            case "FCSubscribe" -> notice("onFCSubscribe", StatusCode.PLAY_START, command);
            case "FCUnpublish" -> fcUnpublish(command);
            case "FCUnsubscribe" -> notice("onFCUnsubscribe", StatusCode.PLAY_STOP, command);
            default -> onStream(streamId, command);
        }
    }

    /** Commands that mean the message stream they come on (7.2.2). */
    private void onStream(long streamId, RtmpCommand command) {
        ServerStream stream = streams.get(streamId);
        switch (command.name()) {
            case "publish" -> publish(streamId, stream, command);
            case "play" -> play(streamId, stream, command);
            case "play2" -> play2(streamId, stream, command);
            case "closeStream" -> closeStream(stream);
            case "pause", "pauseRaw" ->
                events.add(new RtmpEvent.Pause(streamId, bool(command, true), number(command, 1, 0)));
            case "seek" -> seek(streamId, stream, command);
            case "receiveAudio" -> events.add(new RtmpEvent.ReceiveAudio(streamId, bool(command, true)));
            case "receiveVideo" -> events.add(new RtmpEvent.ReceiveVideo(streamId, bool(command, true)));
            default ->
                events.add(new RtmpEvent.Call(
                        streamId,
                        command.name(),
                        command.transactionId(),
                        command.commandObject(),
                        command.arguments()));
        }
    }

    /** 7.2.1.3. */
    private void createStream(RtmpCommand command) {
        ServerStream stream = streams.create();
        if (stream == null) {
            replies.error(command.transactionId(), StatusCode.CALL_FAILED, "Too many streams on one connection.");
        } else {
            replies.result(command.transactionId(), AmfValue.of((double) stream.id));
        }
    }

    /** 7.2.2.3: the stream is the argument's, not the one the command came on. */
    private void deleteStream(RtmpCommand command) {
        ServerStream stream = streams.get((long) number(command, 0, 0));
        if (stream != null) {
            end(stream, false);
            streams.delete(stream.id);
            events.add(new RtmpEvent.DeleteStream(stream.id));
        }
    }

    private void closeStream(@Nullable ServerStream stream) {
        if (stream != null) {
            end(stream, true);
            events.add(new RtmpEvent.CloseStream(stream.id));
        }
    }

    /** 7.2.2.6: name, then live, record or append. A boolean false in the name's place ends it. */
    private void publish(long streamId, @Nullable ServerStream stream, RtmpCommand command) {
        if (command.argument(0) instanceof AmfValue.Bool) {
            closeStream(stream);
            return;
        }
        String name = command.argument(0).asText().orElse("");
        if (stream == null) {
            String description = "publish on stream " + streamId + ", which createStream did not make.";
            replies.status(streamId, StatusCode.LEVEL_ERROR, StatusCode.PUBLISH_BAD_NAME, description);
            return;
        }
        end(stream, true);
        stream.begin(ServerStream.Use.PUBLISH, name);
        events.add(new RtmpEvent.Publish(streamId, name, mode(command)));
    }

    private static RtmpEvent.PublishMode mode(RtmpCommand command) {
        return switch (command.argument(1).asText().orElse("live")) {
            case "record" -> RtmpEvent.PublishMode.RECORD;
            case "append" -> RtmpEvent.PublishMode.APPEND;
            default -> RtmpEvent.PublishMode.LIVE;
        };
    }

    /** 7.2.2.1: name, start, duration, reset. A boolean false in the name's place ends it. */
    private void play(long streamId, @Nullable ServerStream stream, RtmpCommand command) {
        if (command.argument(0) instanceof AmfValue.Bool) {
            closeStream(stream);
            return;
        }
        String name = command.argument(0).asText().orElse("");
        if (stream == null) {
            String description = "play on stream " + streamId + ", which createStream did not make.";
            replies.status(streamId, StatusCode.LEVEL_ERROR, StatusCode.PLAY_FAILED, description);
            return;
        }
        end(stream, true);
        stream.begin(ServerStream.Use.PLAY, name);
        boolean reset = command.argument(3).asBool().orElse(true);
        events.add(new RtmpEvent.Play(streamId, name, number(command, 1, -2), number(command, 2, -1), reset));
    }

    /** 7.2.2.2: a live stream has no other one to change to; the stream goes on as it was. */
    private void play2(long streamId, @Nullable ServerStream stream, RtmpCommand command) {
        String description = "play2 is not offered, use play.";
        replies.error(command.transactionId(), StatusCode.CALL_FAILED, description);
        if (stream != null) {
            replies.status(streamId, StatusCode.LEVEL_ERROR, StatusCode.PLAY_FAILED, description);
        }
    }

    /** 7.2.2.8: an event for what plays; what does not cannot be sought in. */
    private void seek(long streamId, @Nullable ServerStream stream, RtmpCommand command) {
        if (stream != null && stream.plays()) {
            events.add(new RtmpEvent.Seek(streamId, number(command, 0, 0)));
        } else {
            String description = "seek on stream " + streamId + ", which does not play.";
            replies.error(command.transactionId(), StatusCode.SEEK_FAILED, description);
            replies.status(streamId, StatusCode.LEVEL_ERROR, StatusCode.SEEK_FAILED, description);
        }
    }

    private void fcUnpublish(RtmpCommand command) {
        notice("onFCUnpublish", StatusCode.UNPUBLISH_SUCCESS, command);
        ServerStream stream = streams.publishing(command.argument(0).asText().orElse(""));
        if (stream != null) {
            end(stream, true);
        }
    }

    private void notice(String name, String code, RtmpCommand command) {
        replies.notice(name, code, command.argument(0).asText().orElse(""));
        replies.result(command.transactionId(), AmfValue.UNDEFINED);
    }

    /** Ends what the stream is used for, with the one event for it. */
    private void end(ServerStream stream, boolean tellClient) {
        String name = stream.name();
        if (stream.publishes()) {
            events.add(new RtmpEvent.Unpublish(stream.id, name));
            if (tellClient) {
                replies.status(
                        stream.id,
                        StatusCode.LEVEL_STATUS,
                        StatusCode.UNPUBLISH_SUCCESS,
                        name + " is now unpublished.");
            }
        } else if (stream.plays()) {
            events.add(new RtmpEvent.StopPlay(stream.id, name));
        }
        stream.end();
    }

    private static boolean bool(RtmpCommand command, boolean otherwise) {
        return command.argument(0).asBool().orElse(otherwise);
    }

    private static double number(RtmpCommand command, int index, double otherwise) {
        return command.argument(index).asNumber().orElse(otherwise);
    }
}
