package org.videocity.api.transport;

/**
 * Whether a transport works.
 *
 * @param name {@code starting}, {@code open}, {@code draining}, {@code failed} or {@code stopped}
 * @param detail a sentence for the operator, for example the addresses bound or why the port could not be; may be empty
 */
public record TransportState(String name, String detail) {
    public static final String STARTING = "starting";
    public static final String OPEN = "open";
    public static final String DRAINING = "draining";
    public static final String FAILED = "failed";
    public static final String STOPPED = "stopped";

    /** Tells whether people can use it. */
    public boolean isOpen() {
        return name.equals(OPEN);
    }
}
