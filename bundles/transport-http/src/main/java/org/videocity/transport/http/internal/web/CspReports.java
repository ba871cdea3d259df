package org.videocity.transport.http.internal.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.Reason;
import org.videocity.transport.http.internal.HttpCounters;

/** Takes browsers' reports that a page wanted what its policy forbids: counted, and logged at debug. */
final class CspReports {
    static final String PATH = "/~csp";

    private static final Logger LOG = LoggerFactory.getLogger(CspReports.class);
    private static final int MAX_BYTES = 8192;
    private static final Reason REPORTED = new Reason("csp-report", "");

    private final HttpCounters counters;

    CspReports(HttpCounters counters) {
        this.counters = counters;
    }

    void take(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] report = request.getInputStream().readNBytes(MAX_BYTES);
        counters.refused(REPORTED);
        if (LOG.isDebugEnabled()) {
            String text = new String(report, StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", " ");
            LOG.debug("A page of ours wanted what its policy forbids: {}", text);
        }
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}
