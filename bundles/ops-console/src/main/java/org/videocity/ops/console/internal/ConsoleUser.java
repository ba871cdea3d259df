package org.videocity.ops.console.internal;

import java.security.AccessController;
import java.security.Principal;
import javax.security.auth.Subject;

/** Who sits at the console. */
final class ConsoleUser {
    private static final String USER_PRINCIPAL = "UserPrincipal";

    private ConsoleUser() {}

    /** Returns the user's name; {@code console} where nobody signed in. */
    @SuppressWarnings("removal") // where Karaf keeps the session's subject on Java 17
    static String name() {
        Subject subject = Subject.getSubject(AccessController.getContext());
        return subject == null
                ? "console"
                : subject.getPrincipals().stream()
                        .filter(p -> p.getClass().getSimpleName().equals(USER_PRINCIPAL))
                        .map(Principal::getName)
                        .findFirst()
                        .orElse("console");
    }
}
