package org.videocity.wire.rtmp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.videocity.wire.amf.AmfDecoder;
import org.videocity.wire.amf.AmfValue;

/**
 * A command message (RTMP section 7.1.1): name, transaction id, command object, arguments.
 *
 * @param transactionId 0 when no answer is wanted
 * @param commandObject {@link AmfValue#NULL} where the command has none
 * @param arguments what follows the command object; never null, may be empty
 */
public record RtmpCommand(String name, double transactionId, AmfValue commandObject, List<AmfValue> arguments) {
    public RtmpCommand {
        arguments = List.copyOf(arguments);
    }

    public static RtmpCommand of(String name, double transactionId, AmfValue commandObject, AmfValue... arguments) {
        return new RtmpCommand(name, transactionId, commandObject, List.of(arguments));
    }

    /**
     * Reads a message of type 20, or of type 17, whose values may be AMF3.
     *
     * @throws RtmpException when the payload is no command
     */
    public static RtmpCommand parse(RtmpMessage message, AmfDecoder decoder) {
        List<AmfValue> values = AmfPayload.read(message, MessageType.COMMAND_AMF3, decoder);
        Optional<String> name =
                values.isEmpty() ? Optional.empty() : values.get(0).asText();
        if (name.isEmpty()) {
            throw new RtmpException("command message without a command name");
        }
        double transactionId = values.size() > 1 ? values.get(1).asNumber().orElse(0) : 0;
        AmfValue commandObject = values.size() > 2 ? values.get(2) : AmfValue.NULL;
        return new RtmpCommand(
                name.get(), transactionId, commandObject, values.subList(Math.min(3, values.size()), values.size()));
    }

    /** The command as an AMF0 message (type 20) on the given message stream, time 0. */
    public RtmpMessage toMessage(long streamId) {
        return toMessage(streamId, ObjectEncoding.AMF0);
    }

    /** The command as a message of type 20 or 17 on the given message stream, time 0. */
    public RtmpMessage toMessage(long streamId, ObjectEncoding encoding) {
        List<AmfValue> values = new ArrayList<>(arguments.size() + 3);
        values.add(AmfValue.of(name));
        values.add(AmfValue.of(transactionId));
        values.add(commandObject);
        values.addAll(arguments);
        boolean amf3 = encoding == ObjectEncoding.AMF3;
        int type = amf3 ? MessageType.COMMAND_AMF3 : MessageType.COMMAND_AMF0;
        return RtmpMessage.of(type, streamId, 0, AmfPayload.write(values, encoding));
    }

    /** The argument at an index from 0, {@link AmfValue#UNDEFINED} where there is none. */
    public AmfValue argument(int index) {
        return index < arguments.size() ? arguments.get(index) : AmfValue.UNDEFINED;
    }
}
