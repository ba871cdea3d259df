package org.videocity.core.identity.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What an operator sets for signing in. */
@ObjectClassDefinition(name = "VideoCity identity", description = "Applies at once; nobody is signed out by it.")
public @interface IdentityConfiguration {
    @AttributeDefinition(
            name = "Wrong keys per address and minute",
            description = "From then on, wrong keys from that address are refused unread for the rest of the minute.")
    int wrongKeysPerMinute() default 30;

    @AttributeDefinition(name = "Most stream keys")
    int maxKeys() default 10_000;

    @AttributeDefinition(
            name = "Sign-up",
            description = "OPEN, DOMAINS (only addresses of signUpDomains), INVITATION or CLOSED.")
    String signUp() default "OPEN";

    @AttributeDefinition(name = "Mail domains that may sign up", description = "For signUp = DOMAINS.")
    String[] signUpDomains() default {};

    @AttributeDefinition(
            name = "Reserved addresses",
            description = "Nobody gets a home of these names; an entry that begins with @ is a whole domain.")
    String[] reservedAddresses() default {"@localhost"};

    @AttributeDefinition(
            name = "Public address of the city",
            description = "What links in mails begin with; empty for http://localhost and the web port.")
    String publicUrl() default "";

    @AttributeDefinition(name = "Lifetime of a mailed code (min)")
    int codeMinutes() default 15;

    @AttributeDefinition(name = "Wrong codes before a code is worthless")
    int codeTries() default 5;

    @AttributeDefinition(name = "Most mails to one address per hour")
    int mailsPerAddressAndHour() default 6;

    @AttributeDefinition(name = "Most requests for mail from one network address per hour")
    int mailsPerNetworkAndHour() default 60;

    @AttributeDefinition(name = "Most codes shown from one network address per hour")
    int codesPerNetworkAndHour() default 120;

    @AttributeDefinition(name = "Most sign-ins by card begun from one network address per hour")
    int cardChallengesPerNetworkAndHour() default 1_200;

    @AttributeDefinition(name = "Most signatures shown from one network address per hour")
    int cardSignInsPerNetworkAndHour() default 600;

    @AttributeDefinition(
            name = "Wrong signatures per card and hour",
            description = "From then on, the card is refused unread to the network address they came from.")
    int wrongSignaturesPerCardAndHour() default 10;

    @AttributeDefinition(name = "Most cards looked at from one network address per hour")
    int cardLooksPerNetworkAndHour() default 1_200;

    @AttributeDefinition(name = "Most cards issued to a resident per hour")
    int cardsPerResidentAndHour() default 120;

    @AttributeDefinition(
            name = "A shown visiting card lets in for (h)",
            description = "Unless it is taken back or expires before.")
    int cardVisitHours() default 720;

    @AttributeDefinition(name = "Unused sessions end after (days)")
    int sessionIdleDays() default 30;

    @AttributeDefinition(name = "Sessions end after (days)")
    int sessionDays() default 180;

    @AttributeDefinition(name = "Most devices signed in per resident", description = "The longest unused one goes.")
    int maxSessions() default 30;

    @AttributeDefinition(
            name = "Days an old address leads to the new one",
            description =
                    "After somebody moved; nobody else gets the old address meanwhile. Also of moves to come only.")
    int oldAddressDays() default 90;

    @AttributeDefinition(name = "Most exports per resident and hour")
    int exportsPerHour() default 6;

    @AttributeDefinition(name = "Largest letter (bytes)")
    long maxLetterBytes() default 64L * 1024 * 1024;

    @AttributeDefinition(name = "Most letters in an inbox", description = "Those included that are still coming.")
    int maxInboxLetters() default 200;

    @AttributeDefinition(name = "Most bytes of letters in an inbox")
    long maxInboxBytes() default 1024L * 1024 * 1024;

    @AttributeDefinition(
            name = "Letters guests may leave at once from one network address",
            description = "From then on it is lettersPerNetworkAndHour.")
    int lettersAtOnce() default 3;

    @AttributeDefinition(name = "Letters guests may leave from one network address per hour")
    int lettersPerNetworkAndHour() default 6;

    @AttributeDefinition(name = "Letters a resident may leave per hour")
    int lettersPerResidentAndHour() default 60;

    @AttributeDefinition(
            name = "Part of the cookie's name",
            description = "Letters and digits; the same on all nodes of a city. Empty: of the data folder's path.")
    String cookieId() default "";
}
