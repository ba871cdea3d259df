package org.videocity.api.resident;

import java.net.InetSocketAddress;

/**
 * Who asks, as far as the connection tells.
 *
 * @param city the city that was asked, lower case
 * @param remote where from
 * @param device what the browser or program calls itself; shortened by whoever keeps it
 * @param language what they read, as browsers say it (RFC 9110 section 12.5.4); empty where nothing is said
 */
public record Caller(String city, InetSocketAddress remote, String device, String language) {
    /** Somebody who does not say what they read. */
    public Caller(String city, InetSocketAddress remote, String device) {
        this(city, remote, device, "");
    }
}
