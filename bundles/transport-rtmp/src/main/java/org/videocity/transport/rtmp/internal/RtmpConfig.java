package org.videocity.transport.rtmp.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * How RTMP is offered. Host and ports open sockets anew; eventLoops counts from the next start; everything else holds for
 * connections and fan-outs made after the change.
 */
@ObjectClassDefinition(name = "VideoCity RTMP", description = "The RTMP transport: OBS, ffmpeg and VLC come in here")
public @interface RtmpConfig {
    @AttributeDefinition(description = "Address to listen on; 0.0.0.0 for all")
    String host() default "127.0.0.1";

    @AttributeDefinition(description = "TCP port; 0 takes a free one, -1 listens with TLS only")
    int port() default 1935;

    @AttributeDefinition(description = "TCP port of RTMPS, open when there is a certificate; 0 takes a free one")
    int tlsPort() default 1936;

    @AttributeDefinition(description = "PEM file: the certificate and those it hangs on; relative to Karaf's etc")
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

    @AttributeDefinition(description = "First part of the path of every address")
    String application() default "call";

    @AttributeDefinition(description = "Event loops; 0 makes one for each core")
    int eventLoops() default 0;

    @AttributeDefinition(description = "Use epoll where the machine has it")
    boolean epoll() default true;

    @AttributeDefinition(description = "Chunk size of everything sent, at most 65536")
    int chunkSizeBytes() default 60_000;

    @AttributeDefinition(description = "A window of frames is written with every so many video frames")
    int windowVideoFrames() default 3;

    @AttributeDefinition(description = "Longest time a frame waits for its window to be full")
    int windowMillis() default 120;

    @AttributeDefinition(description = "With fewer viewers on an event loop every video frame is written at once")
    int mergeFromViewers() default 8;

    @AttributeDefinition(description = "A window is written when it has grown to this size")
    int windowBytes() default 131_072;

    @AttributeDefinition(
            description = "Windows of single publications and classes of viewers, the first that fits: <room>/<stream>"
                    + " [<class>]: pictures=<n> viewers=<n> millis=<n> bytes=<n>; * stands for anything")
    String[] windows() default {"* low: pictures=1"};

    @AttributeDefinition(description = "Classes a player may choose with ?delay=<class>")
    String[] delayClasses() default {"low"};

    @AttributeDefinition(description = "Classes of viewers by address: <class> = <range> <range>")
    String[] viewerClasses() default {};

    @AttributeDefinition(description = "Most bytes since the last key frame kept for viewers that come later")
    int gopCacheMaxBytes() default 16_777_216;

    @AttributeDefinition(
            description = "Most bytes before the last key frame kept for viewers that are a little behind, to 192 KiB")
    int backlogBytes() default 131_072;

    @AttributeDefinition(description = "Send buffer asked of the kernel for each connection; 0 leaves it to the kernel")
    int sendBufferBytes() default 131_072;

    @AttributeDefinition(description = "A viewer that takes nothing for so long is closed")
    int stallTimeoutMillis() default 20_000;

    @AttributeDefinition(description = "A connection that says nothing for so long is closed; it is pinged before")
    int idleTimeoutMillis() default 30_000;

    @AttributeDefinition(description = "Time from the first byte to a successful connect")
    int handshakeTimeoutMillis() default 10_000;

    @AttributeDefinition(description = "Most connections at a time")
    int maxConnections() default 10_000;

    @AttributeDefinition(description = "Most connections at a time from one address")
    int maxConnectionsPerAddress() default 500;

    @AttributeDefinition(description = "Addresses that are free of maxConnectionsPerAddress: this machine, or proxies")
    String[] unlimitedAddresses() default {"127.0.0.0/8", "::1"};

    @AttributeDefinition(description = "Largest message accepted")
    int maxMessageBytes() default 8_388_608;

    @AttributeDefinition(description = "Most memory for messages of one connection that are not complete")
    int maxBufferedBytes() default 12_582_912;

    @AttributeDefinition(description = "Most chunk streams of one connection")
    int maxChunkStreams() default 64;

    @AttributeDefinition(description = "Most message streams of one connection")
    int maxStreamsPerConnection() default 16;

    @AttributeDefinition(description = "Most streams one connection plays at a time")
    int maxPlaysPerConnection() default 8;

    @AttributeDefinition(description = "Most commands one connection sends a second, over ten seconds; 0 is no limit")
    int maxCommandsPerSecond() default 50;

    @AttributeDefinition(description = "Most bytes of answers that wait for a client that asks and does not read")
    int maxUnreadAnswerBytes() default 524_288;

    @AttributeDefinition(
            description = "Most media bytes a publisher may send before it is let in; then its socket waits")
    int pendingPublishBytes() default 4_194_304;

    @AttributeDefinition(description = "How long play waits for a stream that is not there yet")
    long playWaitMillis() default 0;

    @AttributeDefinition(description = "How long connections are kept while the city's core is being updated")
    int restartWaitMillis() default 30_000;

    @AttributeDefinition(description = "How long stopping waits for connections to leave by themselves")
    int drainMillis() default 2_000;

    @AttributeDefinition(description = "Most one connection may send, over five seconds; 0 is no limit")
    long maxPublishBitsPerSecond() default 50_000_000;
}
