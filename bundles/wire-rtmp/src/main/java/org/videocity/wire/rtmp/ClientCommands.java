package org.videocity.wire.rtmp;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.videocity.wire.amf.AmfValue;

/** The commands of a client and the answers to them (RTMP section 7.2), step by step. */
final class ClientCommands {
    private static final double CONNECT_TRANSACTION = 1;
    /** Call information a server volunteers and a client need not answer. */
    private static final Set<String> NOTICES =
            Set.of("onBWDone", "onFCPublish", "onFCUnpublish", "onFCSubscribe", "onFCUnsubscribe");

    private final RtmpClientSettings settings;
    private final SessionLink link;
    private final Queue<RtmpClientEvent> events;
    private final ClientStreams streams = new ClientStreams();
    private final Set<Double> calls = new HashSet<>();
    private double lastTransaction = CONNECT_TRANSACTION;
    private boolean connected;

    ClientCommands(RtmpClientSettings settings, SessionLink link, Queue<RtmpClientEvent> events) {
        this.settings = settings;
        this.link = link;
        this.events = events;
    }

    void wish(ClientStreams.Wish wish) {
        if (connected) {
            begin(wish);
        } else {
            streams.await(wish);
        }
    }

    double call(String name, AmfValue... arguments) {
        calls.add(++lastTransaction);
        link.send(0, RtmpCommand.of(name, lastTransaction, AmfValue.NULL, arguments));
        return lastTransaction;
    }

    void close(long streamId) {
        ClientStreams.Wish wish = streams.close(streamId);
        if (wish != null) {
            if (wish.publish()) {
                request("FCUnpublish", AmfValue.of(wish.name()));
            }
            request("deleteStream", AmfValue.of((double) streamId));
        }
    }

    /** What the server says: answers by transaction id, statuses, calls. */
    void handle(long streamId, RtmpCommand command) {
        switch (command.name()) {
            case "_result" -> result(streamId, command);
            case "_error" -> error(streamId, command);
            case "onStatus" -> status(streamId, command);
            case "close" -> events.add(new RtmpClientEvent.Closed());
            default -> {
                if (!NOTICES.contains(command.name())) {
                    called(streamId, command);
                }
            }
        }
    }

    private void result(long streamId, RtmpCommand command) {
        double transaction = command.transactionId();
        ClientStreams.Wish wish = streams.takeCreating(transaction);
        if (transaction == CONNECT_TRANSACTION && !connected) {
            connected = true;
            if (settings.objectEncoding() == ObjectEncoding.AMF3) {
                double agreed = command.argument(0)
                        .asMembers()
                        .getOrDefault("objectEncoding", AmfValue.UNDEFINED)
                        .asNumber()
                        .orElse(0);
                link.encoding(ObjectEncoding.of(agreed));
            }
            events.add(new RtmpClientEvent.Connected(command.argument(0), capabilities(command)));
            link.sendWindow(settings.windowAckBytes());
            link.sendChunkSize(settings.outChunkBytes());
            streams.takeWaiting().forEach(this::begin);
        } else if (wish != null) {
            created((long) command.argument(0).asNumber().orElse(0), wish);
        } else if (calls.remove(transaction)) {
            called(streamId, command);
        }
    }

    /** The server's Enhanced RTMP members, from whichever object of its answer has them. */
    private static RtmpCapabilities capabilities(RtmpCommand answer) {
        RtmpCapabilities inInformation =
                RtmpCapabilities.parse(answer.argument(0).asMembers());
        return inInformation.enhanced()
                ? inInformation
                : RtmpCapabilities.parse(answer.commandObject().asMembers());
    }

    private void error(long streamId, RtmpCommand command) {
        double transaction = command.transactionId();
        ClientStreams.Wish wish = streams.takeCreating(transaction);
        if (wish != null || (transaction == CONNECT_TRANSACTION && !connected)) {
            Map<String, AmfValue> information = command.argument(0).asMembers();
            events.add(new RtmpClientEvent.Rejected(text(information, "code"), text(information, "description")));
        } else if (calls.remove(transaction)) {
            called(streamId, command);
        }
    }

    /** releaseStream and FCPublish go before, as Flash Media Live Encoder does it; nothing waits for their answers. */
    private void begin(ClientStreams.Wish wish) {
        if (wish.publish()) {
            request("releaseStream", AmfValue.of(wish.name()));
            request("FCPublish", AmfValue.of(wish.name()));
        }
        streams.creating(++lastTransaction, wish);
        link.send(0, RtmpCommand.of("createStream", lastTransaction, AmfValue.NULL));
    }

    private void created(long streamId, ClientStreams.Wish wish) {
        if (streamId < 1 || streamId > 0xFFFFFFFFL) {
            throw new RtmpException("createStream yields stream " + streamId + ", expected 1 to 4294967295");
        }
        streams.open(streamId, wish);
        AmfValue name = AmfValue.of(wish.name());
        if (wish.publish()) {
            AmfValue mode = AmfValue.of(wish.mode().name().toLowerCase(Locale.ROOT));
            link.send(streamId, RtmpCommand.of("publish", ++lastTransaction, AmfValue.NULL, name, mode));
        } else {
            link.send(new RtmpControl.SetBufferLength(streamId, settings.bufferMillis()));
            AmfValue[] arguments = {
                name, AmfValue.of(wish.start()), AmfValue.of(wish.duration()), AmfValue.of(wish.reset())
            };
            link.send(streamId, RtmpCommand.of("play", ++lastTransaction, AmfValue.NULL, arguments));
        }
    }

    private void status(long onStream, RtmpCommand command) {
        Map<String, AmfValue> information = command.argument(0).asMembers();
        String code = text(information, "code");
        long streamId = streams.meant(onStream, code);
        ClientStreams.Wish wish = streams.get(streamId);
        if (onStream == 0 && code.equals(StatusCode.CONNECT_RECONNECT_REQUEST)) {
            Optional<String> tcUrl =
                    information.getOrDefault("tcUrl", AmfValue.UNDEFINED).asText();
            events.add(new RtmpClientEvent.ReconnectRequest(tcUrl, text(information, "description")));
        } else if (wish != null && wish.publish() && code.equals(StatusCode.PUBLISH_START)) {
            events.add(new RtmpClientEvent.PublishStarted(streamId, wish.name()));
        } else if (wish != null && !wish.publish() && code.equals(StatusCode.PLAY_START)) {
            events.add(new RtmpClientEvent.PlayStarted(streamId, wish.name()));
        } else {
            events.add(new RtmpClientEvent.Status(
                    streamId, text(information, "level"), code, text(information, "description")));
        }
    }

    private void called(long streamId, RtmpCommand command) {
        events.add(new RtmpClientEvent.Call(
                streamId, command.name(), command.transactionId(), command.commandObject(), command.arguments()));
    }

    private void request(String name, AmfValue argument) {
        link.send(0, RtmpCommand.of(name, ++lastTransaction, AmfValue.NULL, argument));
    }

    private static String text(Map<String, AmfValue> members, String name) {
        return members.getOrDefault(name, AmfValue.UNDEFINED).asText().orElse("");
    }
}
