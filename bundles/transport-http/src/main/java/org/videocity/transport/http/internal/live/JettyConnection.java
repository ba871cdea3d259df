package org.videocity.transport.http.internal.live;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;
import org.eclipse.jetty.ee10.servlet.HttpOutput;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;

/** What servlets cannot say to the server: the socket's buffer, its end, and a write without a copy. */
final class JettyConnection {
    private JettyConnection() {}

    /**
     * Bounds what the kernel holds for a viewer that does not read; without it seconds of media pile up there, out of
     * reach of any dropping.
     */
    static void limitSendBuffer(HttpServletRequest request, int bytes) throws IOException {
        Object transport = endPoint(request).getTransport();
        // with TLS the socket is one floor further down
        Object socket = transport instanceof EndPoint below ? below.getTransport() : transport;
        if (bytes > 0 && socket instanceof SocketChannel channel) {
            channel.setOption(StandardSocketOptions.SO_SNDBUF, bytes);
        }
    }

    /** Begins a response whose chunks are written without the server's response in between; only for HTTP/1.1. */
    static ChunkedOutput pastTheResponse(
            HttpServletRequest request, Runnable onWritable, Consumer<Throwable> onFailure) {
        ChunkedOutput output = new ChunkedOutput(endPoint(request), onWritable, onFailure);
        output.begin(ServletContextRequest.getServletContextRequest(request).getServletContextResponse());
        return output;
    }

    /** Ends the connection although a write is pending. */
    static void disconnect(HttpServletRequest request, String why) {
        endPoint(request).close(new IOException(why));
    }

    /** Writes all of a buffer after {@code isReady} said so, and lets it go out at once. */
    static void write(ServletOutputStream out, ByteBuffer bytes) throws IOException {
        if (out instanceof HttpOutput jetty) {
            jetty.write(bytes);
            return;
        }
        out.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
        if (out.isReady()) {
            out.flush();
        }
    }

    private static EndPoint endPoint(HttpServletRequest request) {
        return ServletContextRequest.getServletContextRequest(request)
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint();
    }
}
