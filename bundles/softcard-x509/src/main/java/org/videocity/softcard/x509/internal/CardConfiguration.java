package org.videocity.softcard.x509.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What an operator sets for cards. */
@ObjectClassDefinition(
        name = "VideoCity soft cards",
        description = "Each city has a certificate authority of its own, whose key is made soon after the city.")
public @interface CardConfiguration {
    @AttributeDefinition(
            name = "Folder of the authorities",
            description = "One folder per city with its key and certificate. Relative paths are below the data folder.")
    String authorityFolder() default "ca";

    @AttributeDefinition(
            name = "Passphrase of the authorities' keys",
            description =
                    "Empty: the keys are protected by file permissions alone. Keys that lie open are encrypted with it"
                            + " at the next start.",
            type = AttributeType.PASSWORD)
    String authorityPassphrase() default "";

    @AttributeDefinition(name = "Cards hold for (days)", description = "1 to 366.")
    int validityDays() default 365;

    @AttributeDefinition(name = "Most login cards that hold, per resident")
    int maxLoginCards() default 5;

    @AttributeDefinition(name = "Most visiting cards that hold, per resident")
    int maxRoomCards() default 500;

    @AttributeDefinition(
            name = "Revocation lists hold for (hours)",
            description = "A new one is made when a card is revoked, at the latest after half of this.")
    int revocationListHours() default 24;

    @AttributeDefinition(name = "Threads", description = "They compute signatures; more than cores help nobody.")
    int threads() default 2;

    @AttributeDefinition(name = "Most cards waiting", description = "Who comes then is told to try again.")
    int maxWaiting() default 500;
}
