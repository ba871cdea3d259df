package org.videocity.web.api.internal.link;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The configuration {@code org.videocity.web.api}; changes apply at once and close nothing. */
@ObjectClassDefinition(name = "VideoCity web API", description = "JSON API, room and city sockets, health, metrics")
public @interface WebApiConfig {
    @AttributeDefinition(
            type = AttributeType.PASSWORD,
            description = "Bearer token for /metrics from elsewhere; empty: from this machine only")
    String metricsToken() default "";

    @AttributeDefinition(description = "Origins whose pages may read /api, separated by commas; * for all")
    String[] corsAllowedOrigins() default {};

    @AttributeDefinition(description = "Open room and city sockets, all together")
    int maxSockets() default 20_000;

    @AttributeDefinition(description = "Open room and city sockets of one address; loopback is not counted")
    int maxSocketsPerAddress() default 64;

    @AttributeDefinition(description = "Bytes that may wait for a slow client before it is sent away (1013)")
    int maxQueuedBytes() default 1024 * 1024;

    @AttributeDefinition(description = "Messages a second one socket may send on average; five times that at once")
    int maxMessagesPerSecond() default 20;

    @AttributeDefinition(description = "How long a room socket may be open without hello")
    long helloTimeoutMillis() default 10_000;

    @AttributeDefinition(description = "How long a socket waits for the city's core while that is updated")
    long coreWaitMillis() default 15_000;

    @AttributeDefinition(
            description = "How long the next piece of a letter or file may take; then the sender is sent away")
    long bodyStallMillis() default 30_000;

    @AttributeDefinition(description = "How long a request waits for the city's core before it is answered with 503")
    long answerTimeoutMillis() default 5_000;
}
