package org.videocity.api.transport;

import java.util.OptionalLong;

/**
 * Something a transport takes at most, for the operator: connections, times, sizes, rates.
 *
 * @param name the setting that holds it, for example {@code maxConnections}
 * @param value the limit in the unit; empty where there is none
 * @param unit what the value counts: {@code connections}, {@code ms}, {@code bytes}, {@code bit/s}
 */
public record TransportLimit(String name, OptionalLong value, String unit) {
    /** Describes a limit that holds. */
    public static TransportLimit of(String name, long value, String unit) {
        return new TransportLimit(name, OptionalLong.of(value), unit);
    }

    /** Describes a limit that is switched off. */
    public static TransportLimit none(String name, String unit) {
        return new TransportLimit(name, OptionalLong.empty(), unit);
    }
}
