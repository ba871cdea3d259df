package org.videocity.wire.rtmp;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.videocity.wire.amf.AmfMembers;
import org.videocity.wire.amf.AmfValue;

/** The commands a server sends, in the words of Flash Media Server (RTMP sections 7.2.1 and 7.2.2). */
final class ServerReplies {
    private static final String SERVER_VERSION = "FMS/3,5,7,7009";
    private static final int CAPABILITIES = 31;

    private final SessionLink link;

    ServerReplies(SessionLink link) {
        this.link = link;
    }

    /**
     * 7.2.1.1: properties, then information. Clients read the server version to choose their own commands. Which of the
     * two objects holds the server's Enhanced RTMP members is open in its specification: both do.
     */
    void connected(
            double transactionId, ObjectEncoding encoding, RtmpCapabilities enhanced, Map<String, AmfValue> extra) {
        AmfValue properties = AmfValue.members()
                .put("fmsVer", SERVER_VERSION)
                .put("capabilities", CAPABILITIES)
                .putAll(enhanced.toMembers())
                .object();
        AmfValue information = AmfValue.members()
                .put("level", StatusCode.LEVEL_STATUS)
                .put("code", StatusCode.CONNECT_SUCCESS)
                .put("description", "Connection succeeded.")
                .put("objectEncoding", encoding.number())
                .putAll(enhanced.toMembers())
                .putAll(extra)
                .object();
        link.send(0, RtmpCommand.of("_result", transactionId, properties, information));
    }

    void result(double transactionId, AmfValue... values) {
        if (transactionId != 0) {
            link.send(0, RtmpCommand.of("_result", transactionId, AmfValue.NULL, values));
        }
    }

    void error(double transactionId, String code, String description) {
        if (transactionId != 0) {
            AmfValue information = information(StatusCode.LEVEL_ERROR, code, description);
            link.send(0, RtmpCommand.of("_error", transactionId, AmfValue.NULL, information));
        }
    }

    /** 7.2.2: onStatus, transaction 0, no command object, information. */
    void status(long streamId, String level, String code, String description) {
        link.send(streamId, RtmpCommand.of("onStatus", 0, AmfValue.NULL, information(level, code, description)));
    }

    /** Enhanced RTMP v2, "Reconnect Request". */
    void reconnect(Optional<String> tcUrl, String description) {
        AmfMembers information = AmfValue.members();
        tcUrl.ifPresent(url -> information.put("tcUrl", url));
        information
                .put("code", StatusCode.CONNECT_RECONNECT_REQUEST)
                .put("description", description)
                .put("level", StatusCode.LEVEL_STATUS);
        link.send(0, RtmpCommand.of("onStatus", 0, AmfValue.NULL, information.object()));
    }

    /** A call with an information object, as onFCPublish and its like. */
    void notice(String name, String code, String description) {
        AmfValue information = information(StatusCode.LEVEL_STATUS, code, description);
        link.send(0, RtmpCommand.of(name, 0, AmfValue.NULL, information));
    }

    void call(String name, AmfValue... arguments) {
        link.send(0, RtmpCommand.of(name, 0, AmfValue.NULL, arguments));
    }

    /**
     * What Flash Media Server adds to 7.2.2.1: the player may look at samples. Its NetStream.Data.Start is left out, since
     * players that read FLV (ffmpeg) take that for a track of its own.
     */
    void sampleAccess(long streamId) {
        link.sendMedia(
                streamId,
                new RtmpData("|RtmpSampleAccess", List.of(AmfValue.of(true), AmfValue.of(true)), false)
                        .toMessage(streamId, 0));
    }

    private static AmfValue information(String level, String code, String description) {
        return AmfValue.members()
                .put("level", level)
                .put("code", code)
                .put("description", description)
                .object();
    }
}
