package org.videocity.api.identity;

import java.util.Map;
import org.videocity.api.Reason;

/** What an authenticator says to credentials. */
public sealed interface Authentication {
    /** They are good. */
    record Accepted(Identity identity) implements Authentication {}

    /** More is needed, for example a signature over a nonce. */
    record Challenge(Map<String, String> parameters) implements Authentication {}

    /** They are wrong. */
    record Rejected(Reason reason) implements Authentication {}

    /** This authenticator does not know the kind; the next one is asked. */
    record NotMine() implements Authentication {}
}
