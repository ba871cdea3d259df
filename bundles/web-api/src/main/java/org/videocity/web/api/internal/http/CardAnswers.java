package org.videocity.web.api.internal.http;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Identity;
import org.videocity.api.resident.Caller;
import org.videocity.api.resident.ResidentCards;
import org.videocity.api.resident.RoomCardOrder;
import org.videocity.api.softcard.CardBinding;
import org.videocity.api.softcard.CardVerdict;
import org.videocity.api.softcard.IssuedCard;
import org.videocity.api.store.StoreResult;
import org.videocity.web.api.internal.json.BadMessageException;
import org.videocity.web.api.internal.json.CardJson;
import org.videocity.web.api.internal.json.Json;
import org.videocity.web.api.internal.link.ResidentLink;
import org.videocity.web.api.internal.link.WebApiSettings;

/** Answers {@code /api/me/cards} and below, and {@code /api/cards/look}. */
final class CardAnswers {
    /** Largest card file. */
    static final int MAX_CARD_BYTES = 2 * 1024 * 1024;

    private static final int MAX_REQUEST_BYTES = 8 * 1024;
    private static final int MAX_LABEL_CHARS = 120;
    private static final int MAX_SERIAL_CHARS = 64;

    /** What can be done at each address below {@code /api/me/cards}. */
    private static final Map<String, String> ALLOWED =
            Map.of("", "GET, HEAD", "login", "POST", "room", "POST", "mail", "POST", "lost", "POST", "*", "DELETE");

    private final ResidentLink link;
    private final WebApiSettings settings;
    private final SignedInPerson person;
    private final Executor executor;

    CardAnswers(ResidentLink link, WebApiSettings settings, SignedInPerson person, Executor executor) {
        this.link = link;
        this.settings = settings;
        this.person = person;
        this.executor = executor;
    }

    /**
     * Answers what a resident asks about their own cards.
     *
     * @param parts the path below {@code /api/me/cards}
     */
    CompletionStage<Answer> own(List<String> parts, ApiRequest request) {
        String what = parts.isEmpty() ? "" : parts.get(0);
        String place = ALLOWED.containsKey(what) ? what : "*";
        if (parts.size() > 1 || what.length() > MAX_SERIAL_CHARS) {
            return ApiAnswers.nothingHere();
        }
        try {
            return switch (request.method() + " " + place) {
                case "GET " -> list(request);
                case "POST login" -> issueLogin(request);
                case "POST room" -> issueRoom(request);
                case "POST mail" -> mail(request);
                case "POST lost" -> lost(request);
                case "DELETE *" -> revoke(request, what);
                default -> ApiAnswers.notThatWay(ALLOWED.getOrDefault(place, "") + ", OPTIONS");
            };
        } catch (BadMessageException e) {
            return CompletableFuture.completedStage(ApiAnswers.badRequest(e));
        }
    }

    private CompletionStage<Answer> list(ApiRequest request) {
        return with(
                request,
                (who, cards) -> cards.cards(who, executor)
                        .thenApply(found -> SignedInPerson.answer(
                                found, list -> Answer.json(200, CardJson.cards(list, cards.texts(city(who)))))));
    }

    private static String city(Identity who) {
        return who.attributes().getOrDefault(Identity.RESIDENT_CITY, RoomId.DEFAULT_CITY);
    }

    private CompletionStage<Answer> issueLogin(ApiRequest request) throws BadMessageException {
        Members members = Members.of(request);
        String hash = members.text("cardHash");
        ByteBuffer signedRequest = members.bytes("request", MAX_REQUEST_BYTES);
        Optional<String> replaces = members.optional("replaces");
        if (!CardBinding.isHash(hash)) {
            throw new BadMessageException("The member cardHash is 64 lower-case hexadecimal digits.");
        }
        if (replaces.orElse("").length() > MAX_SERIAL_CHARS) {
            throw new BadMessageException("The member replaces is the serial of a card.");
        }
        return with(
                request,
                (who, cards) -> cards.issueLoginCard(who, hash, signedRequest, replaces, executor)
                        .thenApply(CardAnswers::issued));
    }

    private static Answer issued(StoreResult<IssuedCard> result) {
        return CardProblems.answer(result, card -> Answer.json(201, CardJson.issued(card)));
    }

    private CompletionStage<Answer> issueRoom(ApiRequest request) throws BadMessageException {
        Members members = Members.withCard(request);
        String path = members.text("room");
        ByteBuffer picture = members.bytes("card", MAX_CARD_BYTES);
        ByteBuffer signedRequest = members.bytes("request", MAX_REQUEST_BYTES);
        String label = members.text("label");
        boolean isPublic = members.truth("public", false);
        if (label.length() > MAX_LABEL_CHARS || label.chars().anyMatch(Character::isISOControl)) {
            throw new BadMessageException(
                    "The member label has at most " + MAX_LABEL_CHARS + " characters on one line.");
        }
        return with(
                request,
                (who, cards) -> room(who, path)
                        .map(room -> cards.issueRoomCard(
                                        who, new RoomCardOrder(room, picture, signedRequest, label, isPublic), executor)
                                .thenApply(CardAnswers::issued))
                        .orElseGet(() ->
                                CompletableFuture.completedStage(Answer.problem(404, Reason.NO_SUCH_ROOM, "room"))));
    }

    private static Optional<RoomId> room(Identity who, String path) {
        try {
            return Optional.of(RoomId.parse(city(who), path));
        } catch (IllegalArgumentException noRoom) {
            return Optional.empty();
        }
    }

    private CompletionStage<Answer> mail(ApiRequest request) throws BadMessageException {
        ByteBuffer card = Members.withCard(request).bytes("card", MAX_CARD_BYTES);
        return with(
                request,
                (who, cards) -> cards.mail(who, card, executor)
                        .thenApply(sent -> CardProblems.answer(
                                sent, outbox -> Answer.json(202, Json.object().put("outbox", outbox)))));
    }

    private CompletionStage<Answer> lost(ApiRequest request) {
        return with(
                request,
                (who, cards) -> cards.lost(who, executor)
                        .thenApply(lost -> SignedInPerson.answer(
                                lost,
                                loss -> Answer.json(
                                        200,
                                        Json.object()
                                                .put("revoked", loss.revoked())
                                                .put("signedOut", loss.signedOut())))));
    }

    private CompletionStage<Answer> revoke(ApiRequest request, String serial) {
        return with(
                request,
                (who, cards) -> cards.revoke(who, serial, executor)
                        .thenApply(gone -> SignedInPerson.answer(
                                gone, was -> was ? Answer.empty(204, Map.of()) : CardProblems.noSuchCard())));
    }

    /**
     * Answers what anybody may ask about a card.
     *
     * @param parts the path below {@code /api/cards}
     */
    CompletionStage<Answer> anybody(List<String> parts, ApiRequest request) {
        ResidentCards cards = link.cards().orElse(null);
        if (!parts.equals(List.of("look"))) {
            return ApiAnswers.nothingHere();
        }
        if (!request.method().equals("POST")) {
            return ApiAnswers.notThatWay("POST, OPTIONS");
        }
        if (cards == null) {
            return CompletableFuture.completedStage(Answer.unavailable());
        }
        Caller caller =
                new Caller(settings.cityOf(request.host()), request.remote(), request.device(), request.language());
        return cards.look(caller, ByteBuffer.wrap(request.body()), executor).thenApply(verdict -> {
            if (verdict instanceof CardVerdict.Valid valid) {
                return Answer.json(200, CardJson.valid(valid.facts()));
            }
            return verdict instanceof CardVerdict.Invalid invalid
                    ? Answer.json(200, CardJson.invalid(invalid.reason()))
                    : CardProblems.later(((CardVerdict.Undecided) verdict).reason());
        });
    }

    private CompletionStage<Answer> with(
            ApiRequest request, BiFunction<Identity, ResidentCards, CompletionStage<Answer>> work) {
        ResidentCards cards = link.cards().orElse(null);
        return cards == null
                ? CompletableFuture.completedStage(Answer.unavailable())
                : person.resident(request, who -> work.apply(who, cards));
    }
}
