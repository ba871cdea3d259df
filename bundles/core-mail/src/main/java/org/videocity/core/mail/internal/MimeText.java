package org.videocity.core.mail.internal;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.videocity.api.mail.Mail;

/**
 * A mail as the bytes of RFC 5322 and MIME (RFC 2045 to 2047): plain text in UTF-8, quoted-printable, attachments in
 * base64. What goes to a server and what goes to the folder are the same bytes.
 */
final class MimeText {
    private static final String CRLF = "\r\n";
    private static final int MAX_LINE_CHARS = 76;
    /** RFC 2047 section 2: an encoded word has at most 75 characters; this many bytes of text fit one. */
    private static final int MAX_WORD_BYTES = 42;

    private MimeText() {}

    /**
     * Writes a mail.
     *
     * @param id random, makes the message's id and the boundary
     */
    static byte[] of(Mail mail, String from, String fromName, String id, ZonedDateTime at) {
        StringBuilder out = new StringBuilder();
        header(out, "Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(at.withZoneSameInstant(ZoneOffset.UTC)));
        header(out, "From", fromName.isBlank() ? from : phrase(fromName) + " <" + from + ">");
        header(out, "To", mail.to());
        header(out, "Subject", words(mail.subject()));
        header(out, "Message-ID", "<" + id + "@" + from.substring(from.lastIndexOf('@') + 1) + ">");
        header(out, "Auto-Submitted", "auto-generated");
        header(out, "MIME-Version", "1.0");
        if (mail.attachments().isEmpty()) {
            text(out, mail.text());
        } else {
            mixed(out, mail, "part-" + id);
        }
        return out.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static void mixed(StringBuilder out, Mail mail, String boundary) {
        header(out, "Content-Type", "multipart/mixed; boundary=\"" + boundary + "\"");
        out.append(CRLF).append("--").append(boundary).append(CRLF);
        text(out, mail.text());
        for (Mail.Attachment attachment : mail.attachments()) {
            out.append(CRLF).append("--").append(boundary).append(CRLF);
            header(out, "Content-Type", attachment.mediaType().replaceAll("[^a-zA-Z0-9/.+-]", ""));
            header(out, "Content-Transfer-Encoding", "base64");
            header(
                    out,
                    "Content-Disposition",
                    "attachment; filename=\"" + attachment.fileName().replaceAll("[^a-zA-Z0-9._-]", "_") + "\"");
            out.append(CRLF);
            out.append(Base64.getMimeEncoder().encodeToString(attachment.bytes()))
                    .append(CRLF);
        }
        out.append("--").append(boundary).append("--").append(CRLF);
    }

    private static void text(StringBuilder out, String text) {
        header(out, "Content-Type", "text/plain; charset=utf-8");
        header(out, "Content-Transfer-Encoding", "quoted-printable");
        out.append(CRLF);
        for (String line : text.split("\n", -1)) {
            quotedPrintable(out, line);
            out.append(CRLF);
        }
    }

    /** RFC 2045 section 6.7, a line at a time. */
    private static void quotedPrintable(StringBuilder out, String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        int column = 0;
        for (int i = 0; i < bytes.length; i++) {
            int b = bytes[i] & 0xff;
            boolean last = i == bytes.length - 1;
            boolean plain = b > ' ' && b <= '~' && b != '=' || b == ' ' && !last;
            String piece = plain ? String.valueOf((char) b) : String.format(Locale.ROOT, "=%02X", b);
            if (column + piece.length() > MAX_LINE_CHARS - 1) {
                out.append('=').append(CRLF);
                column = 0;
            }
            out.append(piece);
            column += piece.length();
        }
    }

    private static void header(StringBuilder out, String name, String value) {
        out.append(name).append(": ").append(value).append(CRLF);
    }

    private static String phrase(String text) {
        return isPlain(text) ? "\"" + text.replaceAll("[\"\\\\]", "") + "\"" : words(text);
    }

    private static boolean isPlain(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c <= '~') && text.length() <= MAX_LINE_CHARS;
    }

    /** Encoded words of RFC 2047 where the text is not plain; no character is cut in two. */
    private static String words(String text) {
        if (isPlain(text)) {
            return text;
        }
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        text.codePoints().forEach(c -> {
            String next = Character.toString(c);
            if ((word + next).getBytes(StandardCharsets.UTF_8).length > MAX_WORD_BYTES) {
                words.add(encoded(word.toString()));
                word.setLength(0);
            }
            word.append(next);
        });
        words.add(encoded(word.toString()));
        return String.join(CRLF + " ", words);
    }

    private static String encoded(String text) {
        return "=?utf-8?B?" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + "?=";
    }
}
