package org.videocity.itests.interop;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.videocity.testing.CityProcess;

/** Says what no well-behaved HTTP client would and reads what comes back. */
final class RawHttp {
    private RawHttp() {}

    /**
     * Sends a request exactly as given and returns the answer as text, headers and all.
     *
     * @param lines without the line ends; {@code Connection: close} and the empty line are added
     */
    static String ask(CityProcess city, String... lines) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), city.httpPort())) {
            socket.setSoTimeout(20_000);
            String request = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
