package org.videocity.transport.http.internal.tls;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Says how it was asked. */
final class SecureMirror extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String said = "mirror " + request.getScheme() + " " + request.isSecure();
        response.getOutputStream().write(said.getBytes(StandardCharsets.UTF_8));
    }
}
