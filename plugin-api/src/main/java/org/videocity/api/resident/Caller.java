package org.videocity.api.resident;

import java.net.InetSocketAddress;

/**
 * Who asks, as far as the connection tells.
 *
 * @param city the city that was asked, lower case
 * @param remote where from
 * @param device what the browser or program calls itself; shortened by whoever keeps it
 */
public record Caller(String city, InetSocketAddress remote, String device) {}
