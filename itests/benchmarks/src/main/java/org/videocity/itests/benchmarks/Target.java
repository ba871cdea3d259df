package org.videocity.itests.benchmarks;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * Where to send load.
 *
 * @param address host and port, on this machine
 * @param app what stands between host and stream name
 */
record Target(InetSocketAddress address, String app) {
    private static final int DEFAULT_PORT = 1935;

    Target {
        if (!address.getAddress().isLoopbackAddress()) {
            throw new BenchException("load goes to this machine only, not to " + address.getHostString());
        }
    }

    static Target loopback(int port, String app) {
        return new Target(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), app);
    }

    /** Reads {@code rtmp://127.0.0.1:1935/app}. */
    static Target parse(String text) {
        try {
            URI uri = URI.create(text);
            String path = uri.getPath();
            if (!"rtmp".equals(uri.getScheme()) || uri.getHost() == null || path == null || path.length() < 2) {
                throw new BenchException("an address reads rtmp://127.0.0.1:1935/app, not " + text);
            }
            int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
            return new Target(new InetSocketAddress(InetAddress.getByName(uri.getHost()), port), path.substring(1));
        } catch (IllegalArgumentException | UnknownHostException e) {
            throw new BenchException("an address reads rtmp://127.0.0.1:1935/app: " + e.getMessage());
        }
    }

    String url() {
        return "rtmp://" + address.getHostString() + ":" + address.getPort() + "/" + app;
    }
}
