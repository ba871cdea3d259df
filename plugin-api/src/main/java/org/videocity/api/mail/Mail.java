package org.videocity.api.mail;

import java.util.List;

/**
 * A mail to one person.
 *
 * @param to the address, {@code user@domain}
 * @param subject one line
 * @param text plain text with line feeds
 * @param attachments files that go with it
 */
public record Mail(String to, String subject, String text, List<Attachment> attachments) {
    /**
     * A file in a mail.
     *
     * @param fileName as the receiver sees it
     * @param mediaType for example {@code image/png}
     * @param bytes its content; not changed after construction
     */
    public record Attachment(String fileName, String mediaType, byte[] bytes) {}

    public Mail {
        attachments = List.copyOf(attachments);
        if (to.chars().anyMatch(c -> c < ' ') || subject.chars().anyMatch(c -> c < ' ')) {
            throw new IllegalArgumentException("A mail's address and subject are one line each");
        }
    }

    /** A mail without attachments. */
    public static Mail of(String to, String subject, String text) {
        return new Mail(to, subject, text, List.of());
    }

    /** Returns the same mail with other attachments. */
    public Mail with(List<Attachment> files) {
        return new Mail(to, subject, text, files);
    }

    @Override
    public String toString() {
        return "Mail[to " + to + ": " + subject + "]";
    }
}
