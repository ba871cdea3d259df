package org.videocity.core.mail.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What an operator sets for mail. */
@ObjectClassDefinition(
        name = "VideoCity mail",
        description = "Without a host mails are written to the outbox folder, where the operator can read them.")
public @interface MailConfiguration {
    @AttributeDefinition(name = "SMTP server", description = "Empty: mails go to the folder.")
    String host() default "";

    @AttributeDefinition(name = "Port")
    int port() default 587;

    @AttributeDefinition(
            name = "Security",
            description = "STARTTLS (asked for and insisted on), TLS (from the first byte) or NONE.")
    String security() default "STARTTLS";

    @AttributeDefinition(name = "User", description = "Empty: without signing in.")
    String user() default "";

    @AttributeDefinition(name = "Password", type = AttributeType.PASSWORD)
    String password() default "";

    @AttributeDefinition(
            name = "Trusted certificates",
            description =
                    "PEM file, relative to Karaf's etc: what the server's certificate hangs on, where that is none "
                            + "of the authorities Java knows.")
    String trustedCertificates() default "";

    @AttributeDefinition(name = "From", description = "The address mails come from.")
    String from() default "videocity@localhost";

    @AttributeDefinition(name = "Name of the sender")
    String fromName() default "VideoCity";

    @AttributeDefinition(name = "Longest wait for the server (ms)")
    int timeoutMillis() default 10_000;

    @AttributeDefinition(name = "Tries", description = "When the server is away or says: later.")
    int tries() default 3;

    @AttributeDefinition(name = "Pause between tries (ms)")
    long retryMillis() default 2_000;

    @AttributeDefinition(name = "Outbox folder", description = "Relative paths are below the city's data folder.")
    String outboxFolder() default "outbox";

    @AttributeDefinition(name = "Most mails waiting")
    int maxWaiting() default 1_000;
}
