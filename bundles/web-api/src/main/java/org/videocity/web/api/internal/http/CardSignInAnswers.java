package org.videocity.web.api.internal.http;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.videocity.api.Reason;
import org.videocity.api.resident.CardChallenge;
import org.videocity.api.resident.CardProof;
import org.videocity.api.resident.ResidentCards;
import org.videocity.api.resident.ResidentService;
import org.videocity.api.resident.SignedIn;
import org.videocity.api.store.StoreReasons;
import org.videocity.web.api.internal.json.BadMessageException;
import org.videocity.web.api.internal.json.CardJson;
import org.videocity.web.api.internal.link.ResidentLink;

/** Answers {@code /api/sign-in/card} and below: a challenge, and the signature over it. */
final class CardSignInAnswers {
    private static final int MAX_CERTIFICATE_BYTES = 8 * 1024;
    private static final int MAX_CERTIFICATES = 4;
    private static final int MAX_SIGNATURE_BYTES = 1024;
    private static final int MAX_TEXT_CHARS = 300;

    /** Nobody's fault; trying again helps. */
    private static final Set<String> LATER = Set.of(
            Reason.UNAVAILABLE.name(),
            Reason.FAILED.name(),
            StoreReasons.DATABASE_AWAY.name(),
            StoreReasons.DISK_FULL.name(),
            StoreReasons.BUSY.name());

    private final ResidentLink link;
    private final SessionAnswers sessions;
    private final Executor executor;

    CardSignInAnswers(ResidentLink link, SessionAnswers sessions, Executor executor) {
        this.link = link;
        this.sessions = sessions;
        this.executor = executor;
    }

    /** Tells whether a path below {@code /api} is about signing in by card. */
    static boolean isMeant(List<String> segments) {
        return segments.size() > 1
                && segments.get(0).equals("sign-in")
                && segments.get(1).equals("card");
    }

    /**
     * Answers a request.
     *
     * @param parts the path below {@code /api/sign-in/card}
     */
    CompletionStage<Answer> answer(List<String> parts, ApiRequest request) {
        ResidentCards cards = link.cards().orElse(null);
        ResidentService residents = link.residents().orElse(null);
        if (cards == null || residents == null) {
            return CompletableFuture.completedStage(Answer.unavailable());
        }
        try {
            Members members = Members.of(request);
            if (parts.isEmpty()) {
                return signIn(cards, residents, proof(members), request);
            }
            return parts.equals(List.of("challenge")) ? challenge(cards, request) : ApiAnswers.nothingHere();
        } catch (BadMessageException e) {
            return CompletableFuture.completedStage(ApiAnswers.badRequest(e));
        }
    }

    private CompletionStage<Answer> challenge(ResidentCards cards, ApiRequest request) {
        return cards.challenge(sessions.caller(request), request.origin(), executor)
                .thenApply(answer -> {
                    if (answer instanceof CardChallenge.Posed posed) {
                        long seconds = Math.max(
                                1,
                                Duration.between(Instant.now(), posed.expires()).toSeconds());
                        return Answer.json(200, CardJson.challenge(posed))
                                .with(
                                        "Set-Cookie",
                                        Cookies.strict(
                                                cards.cookieName(request.secure()),
                                                posed.browser(),
                                                seconds,
                                                request.secure()));
                    }
                    return refused(((CardChallenge.Refused) answer).reason());
                });
    }

    private static CardProof proof(Members members) throws BadMessageException {
        List<ByteBuffer> chain = members.byteLists("chain", MAX_CERTIFICATE_BYTES);
        if (chain.isEmpty() || chain.size() > MAX_CERTIFICATES) {
            throw new BadMessageException("The member chain has 1 to " + MAX_CERTIFICATES + " certificates.");
        }
        return new CardProof(
                chain,
                line(members, "origin"),
                line(members, "nonce"),
                line(members, "expiry"),
                members.bytes("signature", MAX_SIGNATURE_BYTES));
    }

    private static String line(Members members, String name) throws BadMessageException {
        String text = members.text(name);
        if (text.length() > MAX_TEXT_CHARS || text.chars().anyMatch(Character::isISOControl)) {
            throw new BadMessageException("The member " + name + " is one line, as it came with the challenge.");
        }
        return text;
    }

    /** Whoever was signed in before in this browser is not any more: nobody goes on under a token that was there before. */
    private CompletionStage<Answer> signIn(
            ResidentCards cards, ResidentService residents, CardProof proof, ApiRequest request) {
        String plain = request.cookies().getOrDefault(cards.cookieName(false), "");
        String browser = request.cookies().getOrDefault(cards.cookieName(true), plain);
        return cards.signIn(sessions.caller(request), browser, proof, executor).thenCompose(in -> {
            if (in instanceof SignedIn.Accepted accepted) {
                String before = SessionAnswers.token(residents, request);
                return residents
                        .signOut(before, executor)
                        .thenCompose(out -> sessions.entered(residents, request, accepted));
            }
            return CompletableFuture.completedStage(refused(((SignedIn.Refused) in).reason()));
        });
    }

    /** Says why somebody was not let in. */
    static Answer refused(Reason why) {
        if (why.is(Reason.LIMIT_REACHED)) {
            return Answer.problem(429, why, Map.of("Retry-After", "3600"));
        }
        return LATER.contains(why.name())
                ? Answer.problem(503, why, Map.of("Retry-After", "2"))
                : Answer.problem(403, why);
    }
}
