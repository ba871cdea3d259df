package org.videocity.web.api.internal.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import org.videocity.api.Reason;
import org.videocity.api.identity.Identity;
import org.videocity.api.inbox.InboxService;
import org.videocity.api.store.BlobStore;
import org.videocity.api.store.LetterStore.Held;
import org.videocity.api.store.Resident;
import org.videocity.api.store.StoreReasons;
import org.videocity.api.store.StoredLetter;
import org.videocity.web.api.internal.json.BadMessageException;
import org.videocity.web.api.internal.json.InboxJson;
import org.videocity.web.api.internal.json.Json;
import org.videocity.web.api.internal.link.ResidentLink;

/** Answers {@code /api/me/inbox} and below: the letters somebody has. */
final class InboxAnswers {
    private static final Reason NO_LETTER = StoreReasons.GONE.saying("There is no letter of yours at this address.");

    private final ResidentLink link;
    private final SignedInPerson person;
    private final Faces faces;
    private final Executor executor;

    InboxAnswers(ResidentLink link, SignedInPerson person, Faces faces, Executor executor) {
        this.link = link;
        this.person = person;
        this.faces = faces;
        this.executor = executor;
    }

    /** Tells whether a path below {@code /api/me} leads into the inbox. */
    static boolean isMeant(List<String> parts) {
        return parts.get(0).equals("inbox");
    }

    /**
     * Answers a request.
     *
     * @param parts the path below {@code /api/me}
     */
    CompletionStage<Answer> answer(List<String> parts, ApiRequest request) {
        String id = parts.size() > 1 ? parts.get(1) : "";
        return switch (request.method() + " " + parts.size()) {
            case "GET 1" ->
                own(
                        request,
                        (who, inbox) -> inbox.look(who, executor)
                                .thenApply(found -> SignedInPerson.answer(
                                        found, letters -> Answer.json(200, InboxJson.inbox(letters)))));
            case "PATCH 1" ->
                with(
                        request,
                        "noticeByMail",
                        (wanted, who, inbox) -> inbox.noticeByMail(who, wanted, executor)
                                .thenApply(noted -> SignedInPerson.answer(
                                        noted,
                                        now -> Answer.json(200, Json.object().put("noticeByMail", now)))));
            case "GET 2" -> letter(request, id, held -> CompletableFuture.completedStage(bytes(held)));
            case "GET 3" -> letter(request, id, held -> faces.show(held.sender().flatMap(Resident::photo)));
            case "PATCH 2" ->
                with(
                        request,
                        "opened",
                        (opened, who, inbox) -> inbox.mark(who, id, opened, executor)
                                .thenApply(marked -> SignedInPerson.answer(marked, InboxAnswers::done)));
            case "DELETE 2" ->
                own(
                        request,
                        (who, inbox) -> inbox.remove(who, id, executor)
                                .thenApply(removed -> SignedInPerson.answer(removed, InboxAnswers::done)));
            default -> ApiAnswers.nothingHere();
        };
    }

    private static Answer done(boolean was) {
        return was ? Answer.empty(204, Map.of()) : Answer.problem(404, NO_LETTER);
    }

    private interface Reading {
        CompletionStage<Answer> answer(Held held);
    }

    private CompletionStage<Answer> letter(ApiRequest request, String id, Reading then) {
        return own(
                request,
                (who, inbox) -> inbox.letter(who, id, executor)
                        .thenCompose(found -> found.asOptional()
                                .flatMap(held -> held)
                                .map(then::answer)
                                .orElseGet(() -> CompletableFuture.completedStage(
                                        SignedInPerson.answer(found, gone -> done(false))))));
    }

    /** Whatever it is, it is a file to keep: nothing of it is shown or run where it comes from. */
    private Answer bytes(Held held) {
        StoredLetter letter = held.letter();
        Optional<BlobStore> blobs = link.blobs();
        if (blobs.isEmpty() || letter.blob().isEmpty()) {
            return Answer.unavailable();
        }
        String name = "letter-" + letter.id() + (letter.sealed() ? ".p7m" : ".mime");
        return new Answer(
                200,
                letter.mediaType(),
                new byte[0],
                Map.of(
                        "Content-Disposition",
                        "attachment; filename=\"" + name + "\"",
                        "Content-Security-Policy",
                        "default-src 'none'; sandbox"),
                Optional.of(new BlobPieces(blobs.get(), letter.blob().get(), 0, letter.bytes(), executor)));
    }

    private interface Saying {
        CompletionStage<Answer> answer(boolean said, Identity who, InboxService inbox);
    }

    private CompletionStage<Answer> with(ApiRequest request, String member, Saying work) {
        try {
            Members members = Members.of(request);
            if (!members.has(member)) {
                throw new BadMessageException("The member " + member + " is true or false.");
            }
            boolean said = members.truth(member, false);
            return own(request, (who, inbox) -> work.answer(said, who, inbox));
        } catch (BadMessageException e) {
            return CompletableFuture.completedStage(ApiAnswers.badRequest(e));
        }
    }

    private CompletionStage<Answer> own(
            ApiRequest request, BiFunction<Identity, InboxService, CompletionStage<Answer>> work) {
        return link.inbox()
                .map(inbox -> person.resident(request, who -> work.apply(who, inbox)))
                .orElseGet(() -> CompletableFuture.completedStage(Answer.unavailable()));
    }
}
