package org.videocity.transport.http.internal.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes the policy of a page (Content Security Policy Level 3): nothing but the city's own files and sockets. Inline
 * import maps, which cannot be files, are allowed by their hashes.
 */
final class ContentSecurityPolicy {
    private static final Pattern SCRIPT =
            Pattern.compile("<script\\b([^>]*)>(.*?)</script\\s*>", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern IMPORT_MAP =
            Pattern.compile("\\btype\\s*=\\s*[\"']?importmap\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.\\-]+(:\\d{1,5})?|\\[[0-9A-Fa-f:.]+](:\\d{1,5})?");

    private final String scripts;

    private ContentSecurityPolicy(String scripts) {
        this.scripts = scripts;
    }

    /** Reads a page for its inline import maps. */
    static ContentSecurityPolicy of(String html) {
        Set<String> sources = new LinkedHashSet<>();
        sources.add("'self'");
        Matcher script = SCRIPT.matcher(html);
        while (script.find()) {
            boolean inline = !script.group(1).toLowerCase(Locale.ROOT).contains("src=");
            if (inline && IMPORT_MAP.matcher(script.group(1)).find()) {
                sources.add("'sha256-" + hash(script.group(2)) + "'");
            }
        }
        return new ContentSecurityPolicy(String.join(" ", sources));
    }

    /**
     * Returns the header's value.
     *
     * @param host the header Host of the request: some browsers do not count a page's own WebSockets as its own
     */
    String header(@Nullable String host) {
        return header(host, "'none'");
    }

    /** Tells whether a text is a host, with or without a port. */
    static boolean isHost(String text) {
        return HOST.matcher(text).matches();
    }

    /**
     * Returns the header's value of a page that others may show in a frame.
     *
     * @param ancestors the pages that may: {@code 'none'}, or {@code *} for all
     */
    String header(@Nullable String host, String ancestors) {
        boolean wellFormed = host != null && isHost(host);
        String sockets = wellFormed ? " ws://" + host + " wss://" + host : "";
        return "default-src 'none'; script-src " + scripts
                + "; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; connect-src 'self'" + sockets
                + "; font-src 'self'; manifest-src 'self'; base-uri 'none'; frame-ancestors " + ancestors
                + "; form-action 'self'"
                + "; report-uri " + CspReports.PATH;
    }

    /** Hashes a script as a browser does: after line ends became line feeds. */
    private static String hash(String script) {
        byte[] seen = script.replace("\r\n", "\n").replace('\r', '\n').getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(WebFile.sha256(seen));
    }
}
