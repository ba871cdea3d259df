package org.videocity.web.api.internal.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import org.videocity.api.Reason;
import org.videocity.api.identity.Identity;
import org.videocity.api.resident.Passkeys;
import org.videocity.api.resident.Passkeys.Assertion;
import org.videocity.api.resident.Passkeys.ClientData;
import org.videocity.api.resident.ResidentService;
import org.videocity.api.resident.SignedIn;
import org.videocity.api.store.StoredPasskey;
import org.videocity.web.api.internal.json.BadMessageException;
import org.videocity.web.api.internal.json.Json;
import org.videocity.web.api.internal.link.ResidentLink;

/** Answers {@code /api/me/passkeys} and {@code /api/sign-in/passkey}: W3C Web Authentication level 2 as JSON. */
final class PasskeyAnswers {
    private static final int MAX_CLIENT_BYTES = 2 * 1024;
    private static final int MAX_DATA_BYTES = 16 * 1024;
    private static final int MAX_ID_CHARS = 1_400;
    private static final int MAX_LABEL_CHARS = 120;

    private final ResidentLink link;
    private final SignedInPerson person;
    private final SessionAnswers sessions;
    private final Executor executor;

    PasskeyAnswers(ResidentLink link, SignedInPerson person, SessionAnswers sessions, Executor executor) {
        this.link = link;
        this.person = person;
        this.sessions = sessions;
        this.executor = executor;
    }

    /** Tells whether a path below {@code /api} is about signing in with a passkey. */
    static boolean isMeant(List<String> segments) {
        return segments.size() > 1
                && segments.get(0).equals("sign-in")
                && segments.get(1).equals("passkey");
    }

    /**
     * Answers what a resident asks about their own passkeys.
     *
     * @param parts the path below {@code /api/me/passkeys}
     */
    CompletionStage<Answer> own(List<String> parts, ApiRequest request) {
        if (parts.size() > 1 || (!parts.isEmpty() && parts.get(0).length() > MAX_ID_CHARS)) {
            return ApiAnswers.nothingHere();
        }
        boolean challenge = parts.equals(List.of("challenge"));
        try {
            return switch (request.method() + (parts.isEmpty() ? "" : challenge ? " challenge" : " *")) {
                case "GET" -> list(request);
                case "POST" -> add(request);
                case "POST challenge" -> with(request, (who, passkeys) -> challenge(passkeys, request, who));
                case "DELETE *" -> remove(request, parts.get(0));
                default ->
                    ApiAnswers.notThatWay(
                            (parts.isEmpty() ? "GET, HEAD, POST" : challenge ? "POST" : "DELETE") + ", OPTIONS");
            };
        } catch (BadMessageException e) {
            return CompletableFuture.completedStage(ApiAnswers.badRequest(e));
        }
    }

    private CompletionStage<Answer> list(ApiRequest request) {
        return with(
                request,
                (who, passkeys) -> passkeys.passkeys(who, executor)
                        .thenApply(found -> SignedInPerson.answer(found, list -> {
                            ObjectNode json = Json.object();
                            ArrayNode all = json.putArray("passkeys");
                            list.forEach(one -> all.add(passkey(one)));
                            return Answer.json(200, json);
                        })));
    }

    private static ObjectNode passkey(StoredPasskey passkey) {
        return Json.object()
                .put("id", passkey.id())
                .put("label", passkey.label())
                .put("host", passkey.host())
                .put("created", passkey.created().toString())
                .put("lastUsed", passkey.lastUsed().map(Instant::toString).orElse(null));
    }

    private CompletionStage<Answer> add(ApiRequest request) throws BadMessageException {
        Members members = Members.of(request);
        String label = members.text("label");
        if (label.length() > MAX_LABEL_CHARS || label.chars().anyMatch(Character::isISOControl)) {
            throw new BadMessageException(
                    "The member label has at most " + MAX_LABEL_CHARS + " characters on one line.");
        }
        ClientData client = client(members);
        byte[] attestation = bytes(members.bytes("attestationObject", MAX_DATA_BYTES));
        return with(
                request,
                (who, passkeys) -> passkeys.add(who, browser(passkeys, request), label, client, attestation, executor)
                        .thenApply(added -> CardProblems.answer(added, one -> Answer.json(201, passkey(one)))));
    }

    private CompletionStage<Answer> remove(ApiRequest request, String id) {
        return with(
                request,
                (who, passkeys) -> passkeys.remove(who, id, executor)
                        .thenApply(gone -> SignedInPerson.answer(
                                gone,
                                was -> was
                                        ? Answer.empty(204, Map.of())
                                        : Answer.problem(
                                                404,
                                                new Reason("no-such-passkey", "There is no such passkey of yours.")))));
    }

    /**
     * Answers somebody who wants in.
     *
     * @param parts the path below {@code /api/sign-in/passkey}
     */
    CompletionStage<Answer> signIn(List<String> parts, ApiRequest request) {
        Passkeys passkeys = link.passkeys().orElse(null);
        ResidentService residents = link.residents().orElse(null);
        if (passkeys == null || residents == null) {
            return CompletableFuture.completedStage(Answer.unavailable());
        }
        try {
            Members members = Members.of(request);
            if (parts.equals(List.of("challenge"))) {
                return challenge(passkeys, request, null);
            }
            if (!parts.isEmpty()) {
                return ApiAnswers.nothingHere();
            }
            String id = members.text("id");
            if (id.length() > MAX_ID_CHARS) {
                throw new BadMessageException("The member id is the id of a passkey.");
            }
            Assertion assertion = new Assertion(
                    id,
                    client(members),
                    bytes(members.bytes("authenticatorData", MAX_DATA_BYTES)),
                    bytes(members.bytes("signature", MAX_DATA_BYTES)));
            return passkeys.signIn(sessions.caller(request), browser(passkeys, request), assertion, executor)
                    .thenCompose(in -> in instanceof SignedIn.Accepted accepted
                            ? residents
                                    .signOut(SessionAnswers.token(residents, request), executor)
                                    .thenCompose(out -> sessions.entered(residents, request, accepted))
                            : CompletableFuture.completedStage(
                                    CardSignInAnswers.refused(((SignedIn.Refused) in).reason())));
        } catch (BadMessageException e) {
            return CompletableFuture.completedStage(ApiAnswers.badRequest(e));
        }
    }

    /** Says what a browser needs for a new passkey of somebody, or, of nobody yet, for signing in. */
    private CompletionStage<Answer> challenge(
            Passkeys passkeys, ApiRequest request, @org.jspecify.annotations.Nullable Identity who) {
        return passkeys.challenge(sessions.caller(request), request.origin(), executor)
                .thenApply(answer -> {
                    if (answer instanceof Passkeys.Challenge.Posed posed) {
                        ObjectNode json = Json.object()
                                .put("challenge", posed.value())
                                .put("host", posed.host())
                                .put("expiry", posed.expires().toString());
                        if (who != null) {
                            json.put("user", user(who))
                                    .put("name", who.attributes().getOrDefault(Identity.RESIDENT_ADDRESS, ""))
                                    .put("displayName", who.displayName());
                        }
                        long seconds = Math.max(
                                1,
                                Duration.between(Instant.now(), posed.expires()).toSeconds());
                        return Answer.json(200, json)
                                .with(
                                        "Set-Cookie",
                                        Cookies.strict(
                                                passkeys.cookieName(request.secure()),
                                                posed.browser(),
                                                seconds,
                                                request.secure()));
                    }
                    return CardSignInAnswers.refused(((Passkeys.Challenge.Refused) answer).reason());
                });
    }

    /** The user handle: the resident's id, which says nothing of who they are (WebAuthn level 2, section 14.6.1). */
    private static String user(Identity who) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(who.id().getBytes(StandardCharsets.UTF_8));
    }

    private static String browser(Passkeys passkeys, ApiRequest request) {
        String plain = request.cookies().getOrDefault(passkeys.cookieName(false), "");
        return request.cookies().getOrDefault(passkeys.cookieName(true), plain);
    }

    /** Reads the browser's words out of the very bytes that were signed. */
    private static ClientData client(Members members) throws BadMessageException {
        byte[] bytes = bytes(members.bytes("clientDataJSON", MAX_CLIENT_BYTES));
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            Members said = Members.ofText(text);
            return new ClientData(
                    said.text("type"),
                    said.text("challenge"),
                    said.text("origin"),
                    said.truth("crossOrigin", false),
                    bytes);
        } catch (CharacterCodingException e) {
            throw new BadMessageException("The member clientDataJSON is not UTF-8.");
        }
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    private CompletionStage<Answer> with(
            ApiRequest request, BiFunction<Identity, Passkeys, CompletionStage<Answer>> work) {
        Passkeys passkeys = link.passkeys().orElse(null);
        return passkeys == null
                ? CompletableFuture.completedStage(Answer.unavailable())
                : person.resident(request, who -> work.apply(who, passkeys));
    }
}
