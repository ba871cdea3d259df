package org.videocity.web.api.internal.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * What is asked of the API.
 *
 * @param path the decoded path below {@code /api}, empty or with a leading slash
 * @param host the host name asked
 * @param key the stream key brought, empty for none
 * @param remote where from
 */
record ApiRequest(String path, String host, String key, InetSocketAddress remote) {

    static ApiRequest of(HttpServletRequest request) {
        String path = request.getPathInfo();
        String key = request.getParameter("key");
        return new ApiRequest(
                path == null ? "" : path, request.getServerName(), key == null ? "" : key, remote(request));
    }

    /** Returns the path's segments; one empty segment where there is none. */
    List<String> segments() {
        String bare = path.startsWith("/") ? path.substring(1) : path;
        return List.of(bare.split("/", -1));
    }

    /** The servlet container gives an address literal, so that nothing is looked up. */
    private static InetSocketAddress remote(HttpServletRequest request) {
        try {
            return new InetSocketAddress(InetAddress.getByName(request.getRemoteAddr()), request.getRemotePort());
        } catch (UnknownHostException e) {
            return InetSocketAddress.createUnresolved(request.getRemoteAddr(), request.getRemotePort());
        }
    }
}
