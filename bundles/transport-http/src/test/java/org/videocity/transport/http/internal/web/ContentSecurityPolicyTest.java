package org.videocity.transport.http.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContentSecurityPolicyTest {
    @Test
    void allowsInlineImportMapsByTheirHash() {
        String page = "<html><script type=\"importmap\">alert('Hello, world.');</script><script>evil()</script>"
                + "<script type='module' src='/~plugins/x/app.js'></script>";
        // the example of CSP Level 3, section 8.2
        assertThat(ContentSecurityPolicy.of(page).header("localhost:5080"))
                .contains("script-src 'self' 'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=';")
                .contains("connect-src 'self' ws://localhost:5080 wss://localhost:5080;")
                .contains("report-uri /~csp");
    }

    @Test
    void seesLineEndsAsABrowserDoes() {
        String unix = ContentSecurityPolicy.of("<script type=importmap>\n{}\n</script>")
                .header(null);
        String windows = ContentSecurityPolicy.of("<script type=importmap>\r\n{}\r\n</script>")
                .header(null);
        assertThat(windows).isEqualTo(unix);
    }

    @Test
    void letsNobodyWriteIntoThePolicy() {
        assertThat(ContentSecurityPolicy.of("").header("x; script-src *")).doesNotContain("script-src *");
        assertThat(ContentSecurityPolicy.of("").header("[::1]:5080")).contains("ws://[::1]:5080");
    }
}
