package org.videocity.itests.benchmarks;

/** The ways a live stream is watched over HTTP. */
enum LiveShape {
    FLV(".flv"),
    MP4(".mp4"),
    /** The WebSocket that feeds Media Source Extensions. */
    SOCKET("socket");

    private static final String KEY = "dmlkZW9jaXR5LWJlbmNoIQ==";

    private final String label;

    LiveShape(String label) {
        this.label = label;
    }

    /** What it is called in the report. */
    String label() {
        return label;
    }

    /** Returns the request for a stream of a room. */
    String request(String room, String stream) {
        return switch (this) {
            case FLV, MP4 -> "GET /" + room + "/" + stream + label + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
            case SOCKET ->
                "GET /ws/live?room=" + room.replace("/live", "") + "&stream=" + stream
                        + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: videocity.live.1\r\n"
                        + "Sec-WebSocket-Key: " + KEY + "\r\n\r\n";
        };
    }

    /** Returns the status a server accepts it with. */
    String accepted() {
        return this == SOCKET ? "HTTP/1.1 101" : "HTTP/1.1 200";
    }
}
