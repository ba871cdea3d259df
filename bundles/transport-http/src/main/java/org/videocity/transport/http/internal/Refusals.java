package org.videocity.transport.http.internal;

import org.videocity.api.Reason;

/**
 * Refusals that say which limit was met. To the client they are {@link Reason#LIMIT_REACHED} and the like, with a sentence
 * of their own; counters know them by the setting's name.
 *
 * @param counter what it is counted as
 * @param reason what the client is told
 */
public record Refusals(String counter, Reason reason) {
    public static final Refusals VIEWERS = new Refusals(
            "maxLiveViewers", Reason.LIMIT_REACHED.saying("As many watch here as this city takes; try again later."));
    public static final Refusals VIEWERS_PER_ADDRESS = new Refusals(
            "maxLiveViewersPerAddress",
            Reason.LIMIT_REACHED.saying("As many watch from your address as this city takes; try again later."));
    public static final Refusals SOCKETS = new Refusals(
            "maxWebSockets",
            Reason.LIMIT_REACHED.saying("As many are connected here as this city takes; try again later."));
    public static final Refusals SOCKETS_PER_ADDRESS = new Refusals(
            "maxWebSocketsPerAddress",
            Reason.LIMIT_REACHED.saying("As many connect from your address as this city takes; try again later."));
    public static final Refusals PUBLISHERS = new Refusals(
            "maxPublishers",
            Reason.LIMIT_REACHED.saying("As many show something here as this city takes; try again later."));
    public static final Refusals PUBLISHERS_PER_ADDRESS = new Refusals(
            "maxPublishersPerAddress",
            Reason.LIMIT_REACHED.saying(
                    "As many show something from your address as this city takes; try again later."));
    /** Not refused at first: a publisher that sent more by the second than is taken. */
    public static final Refusals PUBLISHED_TOO_MUCH = new Refusals(
            "maxPublishBytesPerSecond",
            Reason.LIMIT_REACHED.saying("That is more by the second than this city takes of one publisher."));

    public static final Refusals DRAINING = new Refusals(
            "draining",
            Reason.TRANSPORT_STOPPED.saying("This part of the city is being updated; come back in a moment."));
    /** Not refused at first: a viewer that took nothing for too long. */
    public static final String STALLED = "stallTimeoutMillis";
    /** Not refused at first: a WebSocket that took so little that too much waited for it. */
    public static final String SLOW_SOCKET = "maxWebSocketQueueBytes";
    /** Not refused at first: a WebSocket that was silent for too long. */
    public static final String SILENT_SOCKET = "webSocketIdleTimeoutMillis";
}
