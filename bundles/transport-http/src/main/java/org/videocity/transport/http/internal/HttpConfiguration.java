package org.videocity.transport.http.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * The file {@code etc/org.videocity.transport.http.cfg}; address and port are the server's: {@code
 * etc/org.apache.felix.http.cfg}. liveThreads, webSocketPingMillis and maxStaticFileBytes count from the next start,
 * everything else holds at once, for streams and connections made after the change.
 */
@ObjectClassDefinition(name = "VideoCity HTTP transport")
public @interface HttpConfiguration {
    @AttributeDefinition(
            description = "Pages on other servers that may use WebSockets here: origins such as "
                    + "https://example.org, * for any; this server's own pages always may")
    String[] allowedOrigins() default {};

    @AttributeDefinition(description = "Pages on other servers that may read live media: origins, * for any")
    String[] corsAllowedOrigins() default {"*"};

    @AttributeDefinition(description = "Most viewers of live media at once, .flv, .mp4 and WebSocket together")
    int maxLiveViewers() default 2000;

    @AttributeDefinition(
            description = "Most viewers of live media at once from one address; this machine itself is free of it")
    int maxLiveViewersPerAddress() default 256;

    @AttributeDefinition(
            description = "Most bytes waiting for one viewer beyond its socket; behind that it is "
                    + "skipped ahead to the next key frame")
    long maxViewerQueueBytes() default 512 * 1024;

    @AttributeDefinition(description = "Size of a viewer's socket buffer in bytes, 0 for the system's own")
    int sendBufferBytes() default 256 * 1024;

    @AttributeDefinition(description = "Most bytes kept for joiners, for each stream and container")
    long groupCacheMaxBytes() default 16 * 1024 * 1024;

    @AttributeDefinition(
            description = "Pictures written at once to a large audience: 1 for the least delay, 3 for a third of the "
                    + "processor time")
    int fragmentVideoFrames() default 3;

    @AttributeDefinition(description = "With fewer viewers of a stream each picture is written at once")
    int mergeFromViewers() default 8;

    @AttributeDefinition(description = "How long to wait for a new stream's second track before it begins with one")
    long settleMillis() default 700;

    @AttributeDefinition(description = "How long to wait for a stream that is not there when somebody asks for it")
    long watchWaitMillis() default 0;

    @AttributeDefinition(description = "How long viewers are kept waiting while the city's core is being updated")
    long restartWaitMillis() default 10_000;

    @AttributeDefinition(description = "How long a viewer may take nothing before its connection is closed")
    long stallTimeoutMillis() default 30_000;

    @AttributeDefinition(description = "Threads that build and write live media")
    int liveThreads() default 2;

    @AttributeDefinition(description = "Most WebSockets at once")
    int maxWebSockets() default 4000;

    @AttributeDefinition(description = "Most WebSockets at once from one address; loopback is free of it")
    int maxWebSocketsPerAddress() default 256;

    @AttributeDefinition(
            description = "Largest message taken from a WebSocket, also where its endpoint would take more")
    int maxWebSocketMessageBytes() default 1024 * 1024;

    @AttributeDefinition(description = "Most bytes waiting for one WebSocket; behind that it is closed")
    long maxWebSocketQueueBytes() default 4 * 1024 * 1024;

    @AttributeDefinition(description = "How long a WebSocket may be silent, not answering pings, before it is closed")
    long webSocketIdleTimeoutMillis() default 60_000;

    @AttributeDefinition(description = "How often WebSockets are pinged")
    long webSocketPingMillis() default 20_000;

    @AttributeDefinition(description = "Most publishers over WebSockets at once: cameras and screens shown from pages")
    int maxPublishers() default 500;

    @AttributeDefinition(
            description = "Most publishers over WebSockets at once from one address; this machine itself is free of it")
    int maxPublishersPerAddress() default 32;

    @AttributeDefinition(
            description = "Largest frame taken from a publisher, in bytes; at most maxWebSocketMessageBytes")
    int maxPublishMessageBytes() default 1024 * 1024;

    @AttributeDefinition(
            description = "Most bytes a second of one publisher over a WebSocket, ten seconds' worth at once; 0 is no "
                    + "limit")
    long maxPublishBytesPerSecond() default 2 * 1024 * 1024;

    @AttributeDefinition(
            description =
                    "Most messages a second of one publisher over a WebSocket, one a frame, ten seconds' worth at "
                            + "once; 0 is no limit")
    int maxPublishMessagesPerSecond() default 300;

    @AttributeDefinition(
            description = "How long stopping waits: viewers end at the next key frame, then everything is closed")
    int drainMillis() default 2000;

    @AttributeDefinition(description = "Largest static file in bytes that is served; it is kept in memory")
    int maxStaticFileBytes() default 16 * 1024 * 1024;

    @AttributeDefinition(
            description =
                    "Addresses of reverse proxies, and ranges such as 10.0.0.0/8, who are believed what they say of clients")
    String[] trustedProxies() default {};

    @AttributeDefinition(
            description =
                    "Where trusted proxies say it: X-FORWARDED (X-Forwarded-For, -Proto, -Host, -Port) or FORWARDED "
                            + "(RFC 7239); the other is not read, since proxies hand it over as clients write it")
    String proxyHeaders() default "X-FORWARDED";

    @AttributeDefinition(
            description = "TLS: AUTO (with a certificate configured, or bound beyond this machine), ON or OFF")
    String tls() default "AUTO";

    @AttributeDefinition(description = "Address to listen on with TLS; 0.0.0.0 for all")
    String tlsHost() default "127.0.0.1";

    @AttributeDefinition(description = "TCP port with TLS")
    int tlsPort() default 5443;

    @AttributeDefinition(
            description = "PEM file: the certificate and those it hangs on; relative to Karaf's etc. Without one the "
                    + "city makes itself a certificate")
    String tlsCertificate() default "";

    @AttributeDefinition(description = "PEM file: the certificate's private key (PKCS#8)")
    String tlsKey() default "";

    @AttributeDefinition(type = AttributeType.PASSWORD, description = "Opens the private key when it is encrypted")
    String tlsKeyPassphrase() default "";

    @AttributeDefinition(description = "PKCS#12 file with key and certificates, instead of the PEM files")
    String tlsKeystore() default "";

    @AttributeDefinition(type = AttributeType.PASSWORD, description = "Opens the PKCS#12 file")
    String tlsKeystorePassword() default "";

    @AttributeDefinition(description = "How often the certificate's files are looked at; changed ones are used at once")
    int tlsReloadMillis() default 5_000;

    @AttributeDefinition(
            description = "For how long browsers keep to TLS here (RFC 6797), said with a configured certificate only; "
                    + "0 says nothing")
    long hstsSeconds() default 31_536_000;
}
