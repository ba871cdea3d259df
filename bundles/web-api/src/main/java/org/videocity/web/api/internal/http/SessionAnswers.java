package org.videocity.web.api.internal.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.videocity.api.Reason;
import org.videocity.api.identity.Identity;
import org.videocity.api.resident.Caller;
import org.videocity.api.resident.MailedCode;
import org.videocity.api.resident.ResidentService;
import org.videocity.api.resident.SignUp;
import org.videocity.api.resident.SignedIn;
import org.videocity.api.store.StoreResult;
import org.videocity.web.api.internal.json.BadMessageException;
import org.videocity.web.api.internal.json.Json;
import org.videocity.web.api.internal.json.ResidentJson;
import org.videocity.web.api.internal.link.ResidentLink;
import org.videocity.web.api.internal.link.WebApiSettings;

/** Answers {@code /api/session}, {@code /api/sign-up} and {@code /api/sign-in}. */
final class SessionAnswers {
    private static final int MAX_TOKEN_CHARS = 200;

    private final ResidentLink link;
    private final WebApiSettings settings;
    private final SignedInPerson person;
    private final Executor executor;

    SessionAnswers(ResidentLink link, WebApiSettings settings, SignedInPerson person, Executor executor) {
        this.link = link;
        this.settings = settings;
        this.person = person;
        this.executor = executor;
    }

    CompletionStage<Answer> session(ApiRequest request) {
        ResidentService residents = link.residents().orElse(null);
        if (residents == null) {
            return CompletableFuture.completedStage(Answer.unavailable());
        }
        if (request.method().equals("DELETE")) {
            return residents
                    .signOut(token(residents, request), executor)
                    .thenApply(result -> SignedInPerson.answer(
                            result,
                            done -> Answer.empty(204, java.util.Map.of())
                                    .with("Set-Cookie", cookie(residents, request, "", 0))));
        }
        String city = settings.cityOf(request.host());
        String policy = residents.signUpPolicy(city).name().toLowerCase(Locale.ROOT);
        ObjectNode body = Json.object().put("city", city).put("signUp", policy);
        List<String> domains = residents.signUpDomains(city);
        if (!domains.isEmpty()) {
            domains.forEach(body.putArray("domains")::add);
        }
        return person.whoever(
                request,
                who -> who.isResident()
                        ? unopened(who)
                                .thenCompose(unopened -> residents
                                        .me(who, executor)
                                        .thenApply(me -> SignedInPerson.answer(me, resident -> {
                                            unopened.ifPresent(count -> body.put("unopened", count));
                                            body.put("signedIn", true).set("resident", ResidentJson.resident(resident));
                                            return Answer.json(200, body);
                                        })))
                        : CompletableFuture.completedStage(Answer.json(200, body.put("signedIn", false))));
    }

    /** How many letters wait; nobody waits for a store that does not know. */
    private CompletionStage<Optional<Integer>> unopened(Identity who) {
        return link.inbox()
                .map(inbox -> inbox.unopened(who, executor).thenApply(StoreResult::asOptional))
                .orElseGet(() -> CompletableFuture.completedStage(Optional.empty()));
    }

    static String token(ResidentService residents, ApiRequest request) {
        String plain = request.cookies().getOrDefault(residents.cookieName(false), "");
        return request.cookies().getOrDefault(residents.cookieName(true), plain);
    }

    /**
     * Answers a request for a code, or one with the code.
     *
     * @param parts {@code sign-up} or {@code sign-in}, and perhaps {@code confirm}
     */
    CompletionStage<Answer> sign(List<String> parts, ApiRequest request) {
        ResidentService residents = link.residents().orElse(null);
        if (residents == null) {
            return CompletableFuture.completedStage(Answer.unavailable());
        }
        try {
            Members members = Members.of(request);
            if (parts.size() == 2 && parts.get(1).equals("confirm")) {
                return confirm(residents, request, members);
            }
            return parts.size() == 1 ? ask(residents, parts.get(0), request, members) : ApiAnswers.nothingHere();
        } catch (BadMessageException e) {
            return CompletableFuture.completedStage(ApiAnswers.badRequest(e));
        }
    }

    private CompletionStage<Answer> ask(ResidentService residents, String what, ApiRequest request, Members members)
            throws BadMessageException {
        CompletionStage<MailedCode> sent = what.equals("sign-in")
                ? residents.requestCode(caller(request), members.text("address"), executor)
                : residents.signUp(
                        caller(request),
                        new SignUp(
                                members.text("name"),
                                members.text("address"),
                                members.text("roomName"),
                                members.texts("keywords"),
                                members.optional("invitation")),
                        executor);
        return sent.thenApply(SessionAnswers::mailed);
    }

    /** Says that a code was mailed, or why not. */
    static Answer mailed(MailedCode answer) {
        if (answer instanceof MailedCode.Sent mailed) {
            return Answer.json(
                    202,
                    Json.object()
                            .put("pending", mailed.pending())
                            .put("expires", mailed.expires().toString())
                            .put("outbox", mailed.outbox()));
        }
        MailedCode.Refused refused = (MailedCode.Refused) answer;
        return refused(refused.reason(), refused.field());
    }

    private CompletionStage<Answer> confirm(ResidentService residents, ApiRequest request, Members members)
            throws BadMessageException {
        Optional<String> linkToken = members.optional("link");
        String pending = members.text("pending");
        String code = members.text("code");
        if (pending.length() + code.length() + linkToken.orElse("").length() > MAX_TOKEN_CHARS) {
            throw new BadMessageException("The members pending, code and link are shorter than that.");
        }
        CompletionStage<SignedIn> in = linkToken.isPresent()
                ? residents.confirmLink(caller(request), linkToken.get(), executor)
                : residents.confirm(caller(request), pending, code, executor);
        return in.thenCompose(answer -> answer instanceof SignedIn.Accepted accepted
                ? entered(residents, request, accepted)
                : CompletableFuture.completedStage(refused(((SignedIn.Refused) answer).reason(), "")));
    }

    /** Answers somebody who is in now, with the cookie of the session. */
    CompletionStage<Answer> entered(ResidentService residents, ApiRequest request, SignedIn.Accepted accepted) {
        return residents
                .me(accepted.identity(), executor)
                .thenApply(me -> SignedInPerson.answer(me, resident -> {
                    ObjectNode body = Json.object().put("isNew", accepted.isNew());
                    body.set("resident", ResidentJson.resident(resident));
                    long seconds = Math.max(
                            1,
                            Duration.between(Instant.now(), accepted.expires()).toSeconds());
                    return Answer.json(200, body)
                            .with("Set-Cookie", cookie(residents, request, accepted.token(), seconds));
                }));
    }

    Caller caller(ApiRequest request) {
        return new Caller(settings.cityOf(request.host()), request.remote(), request.device(), request.language());
    }

    private static Answer refused(Reason why, String field) {
        if (why.is(Reason.LIMIT_REACHED)) {
            return Answer.problem(429, why).with("Retry-After", "3600");
        }
        return switch (why.name()) {
            case "sign-up-closed", "domain-not-allowed", "invitation-needed", "not-allowed" ->
                Answer.problem(403, why, field);
            case "bad-code" -> Answer.problem(403, why, "code");
            case "bad-name", "bad-address", "bad-room-name", "bad-keywords", "bad-text", "reserved-name" ->
                Answer.problem(400, why, field);
            default -> Answer.problem(503, why).with("Retry-After", "2");
        };
    }

    static String cookie(ResidentService residents, ApiRequest request, String token, long seconds) {
        return Cookies.lax(residents.cookieName(request.secure()), token, seconds, request.secure());
    }
}
