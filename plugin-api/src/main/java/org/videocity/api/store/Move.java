package org.videocity.api.store;

import java.time.Instant;

/**
 * Somebody's home has another address: whoever comes to the old one is shown the way for a while, and nobody else gets it
 * meanwhile.
 *
 * @param city in which city
 * @param from the address they had, lower case
 * @param to the address they have now, lower case
 * @param until how long the old one leads to the new one
 */
public record Move(String city, String from, String to, Instant until) {}
