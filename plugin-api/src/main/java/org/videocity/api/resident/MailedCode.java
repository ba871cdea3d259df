package org.videocity.api.resident;

import java.time.Instant;
import org.videocity.api.Reason;

/** What is answered to somebody who has to prove that mail reaches them. Known and unknown addresses get the same. */
public sealed interface MailedCode {
    /**
     * A mail with a code of six digits and a link is on its way.
     *
     * @param pending goes with the code; not secret against its holder, unguessable for others
     * @param expires until when the code counts
     * @param outbox mails are only written to the city's folder: the operator finds it there
     */
    record Sent(String pending, Instant expires, boolean outbox) implements MailedCode {}

    /**
     * Nothing was sent.
     *
     * @param reason why
     * @param field which part of the request is wrong, for example {@code address}; empty when none is
     */
    record Refused(Reason reason, String field) implements MailedCode {}
}
