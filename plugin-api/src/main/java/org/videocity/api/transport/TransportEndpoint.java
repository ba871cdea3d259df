package org.videocity.api.transport;

/**
 * One way people use a transport, for "how to join".
 *
 * @param purpose {@link #PUBLISH}, {@link #WATCH} or {@link #TALK}
 * @param label what it is for people: "OBS or ffmpeg", "VLC"
 * @param address a template with {@code {host}}, {@code {room}} (the room's path) and {@code {stream}}
 * @param hint a sentence more, may be empty
 */
public record TransportEndpoint(String purpose, String label, String address, String hint) {
    public static final String PUBLISH = "publish";
    public static final String WATCH = "watch";
    public static final String TALK = "talk";

    /** Fills the template in. */
    public String address(String host, String room, String stream) {
        return address.replace("{host}", host).replace("{room}", room).replace("{stream}", stream);
    }
}
