package org.videocity.core.identity.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.resident.Caller;
import org.videocity.api.resident.MailedCode.Refused;
import org.videocity.api.resident.ResidentService.SignUpPolicy;
import org.videocity.api.resident.SignUp;

/** Who may have a home, and under which names. Says the same about known and unknown addresses. */
final class SignUpRules {
    static final Reason CLOSED = new Reason("sign-up-closed", "This city takes no new residents at the moment.");
    static final Reason NOT_YOUR_DOMAIN = new Reason(
            "domain-not-allowed", "This city is for mail addresses of certain domains; yours is none of them.");
    static final Reason INVITATION_NEEDED =
            new Reason("invitation-needed", "This city is for invited people; open the address of your invitation.");
    static final Reason RESERVED =
            new Reason("reserved-name", "The city keeps homes of that name for itself; use another address.");
    static final Reason BAD_ROOM = new Reason("bad-room-name", "That is no name for a room.");
    static final Reason BAD_KEYWORDS = new Reason("bad-keywords", "At most 20 keywords of at most 40 characters.");

    private static final Logger LOG = LoggerFactory.getLogger(SignUpRules.class);
    private static final int MAX_KEYWORDS = 20;
    private static final int MAX_KEYWORD_CHARS = 40;

    private final IdentitySettings settings;
    private final Cities cities;

    SignUpRules(IdentitySettings settings, Cities cities) {
        this.settings = settings;
        this.cities = cities;
    }

    /** A word nobody knows must not open the city: it counts as the strictest. So does a city that is none. */
    SignUpPolicy policy(String city) {
        Optional<CityDraft> draft = cities.draft(city);
        if (draft.isEmpty()) {
            return SignUpPolicy.CLOSED;
        }
        String word = draft.get().signUp().orElse(settings.now().signUp());
        try {
            return check(word);
        } catch (IllegalArgumentException unknown) {
            LOG.warn("{}; nobody signs up in {} until it is", unknown.getMessage(), city);
            return SignUpPolicy.CLOSED;
        }
    }

    /** Reads the word of a policy; fails with a sentence for the operator. */
    static SignUpPolicy check(String word) {
        try {
            return SignUpPolicy.valueOf(word.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(
                    "signUp = '" + word + "' is none of OPEN, DOMAINS, INVITATION, CLOSED", unknown);
        }
    }

    /** Looks at what somebody wrote, which is tidied already; yields what is wrong with it. */
    Optional<Refused> obstacle(Caller caller, SignUp request) {
        SignUpPolicy policy = policy(caller.city());
        if (policy == SignUpPolicy.CLOSED) {
            return refused(CLOSED, "");
        }
        if (Residents.name(request.name()).isEmpty()) {
            return refused(Residents.BAD_NAME, "name");
        }
        Optional<String> address = Residents.address(request.address());
        if (address.isEmpty()) {
            return refused(Residents.BAD_ADDRESS, "address");
        }
        if (Residents.isAmong(address.get(), List.of(settings.now().reservedAddresses()))) {
            return refused(RESERVED, "address");
        }
        if (policy == SignUpPolicy.DOMAINS && !inDomain(caller.city(), address.get())) {
            return refused(NOT_YOUR_DOMAIN, "address");
        }
        if (policy == SignUpPolicy.INVITATION && request.invitation().isEmpty()) {
            return refused(INVITATION_NEEDED, "invitation");
        }
        return room(caller, address.get(), request);
    }

    /** Returns the domains whose people may sign up, where that is the policy. */
    List<String> domains(String city) {
        return policy(city) == SignUpPolicy.DOMAINS ? configuredDomains(city) : List.of();
    }

    private List<String> configuredDomains(String city) {
        List<String> own = cities.draft(city).map(CityDraft::signUpDomains).orElse(List.of());
        return (own.isEmpty() ? List.of(settings.now().signUpDomains()) : own)
                .stream()
                        .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                        .filter(entry -> !entry.isEmpty())
                        .toList();
    }

    /** Tells why a resident may not move to an address, which is tidied already; an invitation is not asked for again. */
    Optional<Refused> obstacleToMove(String city, String address) {
        if (Residents.isAmong(address, List.of(settings.now().reservedAddresses()))) {
            return refused(RESERVED, "address");
        }
        return policy(city) == SignUpPolicy.DOMAINS && !inDomain(city, address)
                ? refused(NOT_YOUR_DOMAIN, "address")
                : Optional.empty();
    }

    private boolean inDomain(String city, String address) {
        String domain = address.substring(address.lastIndexOf('@') + 1);
        return configuredDomains(city).contains(domain);
    }

    private static Optional<Refused> room(Caller caller, String address, SignUp request) {
        try {
            new RoomId(caller.city(), address, request.roomName());
        } catch (IllegalArgumentException wrong) {
            return refused(BAD_ROOM.saying(String.valueOf(wrong.getMessage())), "roomName");
        }
        return areGood(request.keywords()) ? Optional.empty() : refused(BAD_KEYWORDS, "keywords");
    }

    /** Tells whether keywords are neither too many nor too long. */
    static boolean areGood(List<String> keywords) {
        return keywords.size() <= MAX_KEYWORDS
                && keywords.stream()
                        .allMatch(word -> !word.isBlank()
                                && word.length() <= MAX_KEYWORD_CHARS
                                && word.chars().noneMatch(Character::isISOControl));
    }

    private static Optional<Refused> refused(Reason why, String field) {
        return Optional.of(new Refused(why, field));
    }
}
