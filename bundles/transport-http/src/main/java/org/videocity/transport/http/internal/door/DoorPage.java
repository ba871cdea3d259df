package org.videocity.transport.http.internal.door;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The page on which the server itself speaks to people, whole in one answer: where no application may or can be shown,
 * none of its files are to be had either. The colours are those of its {@code tokens.css}.
 */
final class DoorPage {
    private static final String STYLE = """
            :root{color-scheme:light dark;--paper:#f8fafc;--raised:#fff;--ink:#1c2029;--soft:#565c68;--line:#d9dce2;\
            --accent:#1862ce;--code:#eef0f4}
            @media(prefers-color-scheme:dark){:root{--paper:#14171c;--raised:#1f242a;--ink:#edeff2;--soft:#a9adb5;\
            --line:#343a42;--code:#2b3139}}
            body{display:grid;place-items:center;box-sizing:border-box;min-height:100vh;min-height:100dvh;margin:0;\
            padding:1rem;background:var(--paper);color:var(--ink);font:.9375rem/1.55 system-ui,-apple-system,'Segoe UI',\
            Roboto,'Noto Sans','Noto Sans Devanagari',sans-serif}
            main{box-sizing:border-box;width:100%;max-width:34rem;padding:clamp(1rem,5vw,2.5rem);border:1px solid var(--line);\
            border-radius:12px;background:var(--raised);box-shadow:0 1px 2px #0000000f,0 2px 8px #0000000d}
            svg{display:block;width:40px;height:40px}
            h1{margin:1rem 0 .5rem;font-size:clamp(1.375rem,1.1rem + 1.2vw,1.875rem);line-height:1.2;letter-spacing:-.01em}
            p{margin:.75rem 0 0;color:var(--soft)}
            code{padding:.1em .35em;border-radius:4px;background:var(--code);color:var(--ink);font-size:.875em;\
            overflow-wrap:anywhere}
            a{display:inline-block;margin:.75rem 0;padding:.55rem 1rem;border-radius:6px;background:var(--accent);color:#fff;\
            font-weight:500;text-decoration:none;overflow-wrap:anywhere}
            a:hover{background:color-mix(in oklch,var(--accent),black 12%)}
            a:focus-visible{outline:2px solid var(--ink);outline-offset:2px}
            p:last-child,p:last-child a{margin-bottom:0}
            @media(forced-colors:active){a{border:1px solid}}
            """;
    private static final String LOGO =
            "<svg viewBox=\"0 0 32 32\" aria-hidden=\"true\"><rect x=\"2\" y=\"5\" width=\"28\" height=\"22\" rx=\"5\""
                    + " fill=\"#1862ce\"/><path d=\"M8 21v-6l4-3 4 3v6z\" fill=\"#fff\"/><path d=\"M19 13.6v5.8a.9.9 0 0 0"
                    + " 1.4.8l4.2-2.9a1 1 0 0 0 0-1.6l-4.2-2.9a.9.9 0 0 0-1.4.8z\" fill=\"#fff\"/></svg>";
    /** What stands behind # goes along: invitations have their token there. */
    private static final String SCRIPT =
            "document.querySelectorAll('a.secure').forEach(function(a){a.hash=location.hash})";

    /** The content security policy it is sent with: its own style and script, and nothing else. */
    static final String POLICY = "default-src 'none'; style-src '" + hash(STYLE) + "'; script-src '" + hash(SCRIPT)
            + "'; frame-ancestors 'none'; base-uri 'none'";

    private DoorPage() {}

    /** Returns the page; title and body are HTML. */
    static String of(String language, String title, String body) {
        return "<!doctype html><html lang=\"" + language + "\"><meta charset=\"utf-8\"><meta name=\"viewport\""
                + " content=\"width=device-width\"><title>" + title + "</title><style>" + STYLE + "</style><main>"
                + LOGO
                + "<h1>" + title + "</h1>" + body + "</main><script>" + SCRIPT + "</script></html>";
    }

    private static String hash(String inline) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(inline.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
