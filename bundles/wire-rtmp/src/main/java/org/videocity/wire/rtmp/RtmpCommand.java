package org.videocity.wire.rtmp;

import java.util.List;
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
     * Reads a message of type 20, or of type 17 with AMF0 values behind its format byte.
     *
     * @throws RtmpException when the payload is no command
     */
    public static RtmpCommand parse(RtmpMessage message, AmfDecoder decoder) {
        throw new RtmpException("not yet");
    }

    /** The command as an AMF0 message (type 20) on the given message stream, time 0. */
    public RtmpMessage toMessage(long streamId) {
        throw new RtmpException("not yet");
    }

    /** The argument at an index from 0, {@link AmfValue#UNDEFINED} where there is none. */
    public AmfValue argument(int index) {
        return index < arguments.size() ? arguments.get(index) : AmfValue.UNDEFINED;
    }
}
