package org.videocity.web.api.internal.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import org.videocity.api.identity.Identity;
import org.videocity.api.resident.Caller;
import org.videocity.api.resident.ResidentService;
import org.videocity.api.resident.SelfService;
import org.videocity.api.store.Resident;
import org.videocity.api.store.StoreResult;
import org.videocity.web.api.internal.json.BadMessageException;
import org.videocity.web.api.internal.json.ResidentJson;
import org.videocity.web.api.internal.link.ResidentLink;
import org.videocity.web.api.internal.link.WebApiSettings;

/**
 * Answers what residents do about being residents: name and keywords, another address ({@code /api/me/address}), all their
 * data as a file ({@code /api/me/export}), leaving ({@code /api/me/deletion}).
 */
final class SelfAnswers {
    private static final int MAX_TOKEN_CHARS = 512;

    private final ResidentLink link;
    private final WebApiSettings settings;
    private final SignedInPerson person;
    private final Executor executor;

    SelfAnswers(ResidentLink link, WebApiSettings settings, SignedInPerson person, Executor executor) {
        this.link = link;
        this.settings = settings;
        this.person = person;
        this.executor = executor;
    }

    /**
     * Answers a request.
     *
     * @param parts the path below {@code /api/me}
     */
    CompletionStage<Answer> answer(List<String> parts, ApiRequest request) {
        return switch (request.method() + " " + String.join("/", parts)) {
            case "POST address" ->
                read(
                        request,
                        (members, who, self) -> self.requestMove(
                                        caller(request), who, members.text("address"), executor)
                                .thenApply(SessionAnswers::mailed));
            case "POST address/confirm" ->
                confirm(
                        request,
                        (pending, code, who, self) -> self.move(caller(request), who, pending, code, executor)
                                .thenApply(me -> SignedInPerson.answer(me, SelfAnswers::shown)));
            case "GET export" ->
                with(
                        request,
                        (who, self) -> self.export(who, executor)
                                .thenApply(export -> SignedInPerson.answer(export, Answer::file)));
            case "GET export/ready" ->
                with(
                        request,
                        (who, self) -> self.mayExport(who, executor)
                                .thenApply(may -> SignedInPerson.answer(may, yes -> Answer.empty(204, Map.of()))));
            case "POST deletion" ->
                read(
                        request,
                        (members, who, self) -> self.requestLeave(caller(request), who, executor)
                                .thenApply(SessionAnswers::mailed));
            case "POST deletion/confirm" ->
                confirm(
                        request,
                        (pending, code, who, self) -> self.leave(caller(request), who, pending, code, executor)
                                .thenApply(gone -> SignedInPerson.answer(gone, was -> goodbye(request))));
            default -> ApiAnswers.nothingHere();
        };
    }

    /** Changes name, keywords, or both. */
    CompletionStage<Answer> change(ApiRequest request) {
        try {
            Members members = Members.of(request);
            Optional<String> name = members.optional("name");
            boolean describes = members.has("keywords");
            List<String> keywords = members.texts("keywords");
            Optional<ResidentService> residents = link.residents();
            return with(request, (who, self) -> {
                CompletionStage<StoreResult<Resident>> changed = name.isPresent() && residents.isPresent()
                        ? residents.get().rename(who, name.get(), executor)
                        : describes
                                ? self.describe(who, keywords, executor)
                                : CompletableFuture.completedStage(
                                        new StoreResult.Conflict<>(new org.videocity.api.Reason(
                                                "bad-request", "Nothing was said to be changed.")));
                return changed.thenCompose(
                                first -> name.isPresent() && describes && first instanceof StoreResult.Done<Resident>
                                        ? self.describe(who, keywords, executor)
                                        : CompletableFuture.completedStage(first))
                        .thenApply(me -> SignedInPerson.answer(me, SelfAnswers::shown));
            });
        } catch (BadMessageException e) {
            return CompletableFuture.completedStage(ApiAnswers.badRequest(e));
        }
    }

    private static Answer shown(Resident me) {
        return Answer.json(200, ResidentJson.resident(me));
    }

    private Answer goodbye(ApiRequest request) {
        Answer done = Answer.empty(204, Map.of());
        return link.residents()
                .map(residents -> done.with("Set-Cookie", SessionAnswers.cookie(residents, request, "", 0)))
                .orElse(done);
    }

    private Caller caller(ApiRequest request) {
        return new Caller(settings.cityOf(request.host()), request.remote(), request.device(), request.language());
    }

    /** What is done with a body. */
    private interface Reading {
        CompletionStage<Answer> answer(Members members, Identity who, SelfService self) throws BadMessageException;
    }

    /** What is done with a code. */
    private interface Confirming {
        CompletionStage<Answer> answer(String pending, String code, Identity who, SelfService self);
    }

    private CompletionStage<Answer> confirm(ApiRequest request, Confirming work) {
        return read(request, (members, who, self) -> {
            String pending = members.text("pending");
            String code = members.text("code");
            if (pending.length() + code.length() > MAX_TOKEN_CHARS) {
                throw new BadMessageException("The members pending and code are shorter than that.");
            }
            return work.answer(pending, code, who, self);
        });
    }

    private CompletionStage<Answer> read(ApiRequest request, Reading work) {
        try {
            Members members = Members.of(request);
            return with(request, (who, self) -> {
                try {
                    return work.answer(members, who, self);
                } catch (BadMessageException e) {
                    return CompletableFuture.completedStage(ApiAnswers.badRequest(e));
                }
            });
        } catch (BadMessageException e) {
            return CompletableFuture.completedStage(ApiAnswers.badRequest(e));
        }
    }

    private CompletionStage<Answer> with(
            ApiRequest request, BiFunction<Identity, SelfService, CompletionStage<Answer>> work) {
        Optional<SelfService> self = link.self();
        return self.isEmpty()
                ? CompletableFuture.completedStage(Answer.unavailable())
                : person.resident(request, who -> work.apply(who, self.get()));
    }
}
