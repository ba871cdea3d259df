package org.videocity.web.api.internal.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.identity.GrantName;
import org.videocity.api.identity.Identity;
import org.videocity.api.identity.StreamKeyAdminService;
import org.videocity.api.resident.AdmissionService;
import org.videocity.api.store.Admission;
import org.videocity.api.store.StoreResult;
import org.videocity.web.api.internal.json.AdmissionJson;
import org.videocity.web.api.internal.json.BadMessageException;
import org.videocity.web.api.internal.json.CityJson;
import org.videocity.web.api.internal.link.ResidentLink;
import org.videocity.web.api.internal.link.TransportBoard;

/**
 * Answers {@code /api/me/rooms/{name}/…} and {@code /api/me/home/…}: who may enter an owner's room ({@code admission}), the
 * links that let people in ({@code invitations}), the keys that publish ({@code keys}).
 */
final class OwnRoomAnswers {
    private static final Reason NOT_THERE = Reason.NO_SUCH_ROOM.saying("There is nothing of yours at this address.");

    private final ResidentLink link;
    private final TransportBoard board;
    private final SignedInPerson person;
    private final Executor executor;

    OwnRoomAnswers(ResidentLink link, TransportBoard board, SignedInPerson person, Executor executor) {
        this.link = link;
        this.board = board;
        this.person = person;
        this.executor = executor;
    }

    /** One question about one room. */
    private record Question(AdmissionService admissions, Identity who, RoomId room, ApiRequest request, String id) {}

    private interface Work {
        CompletionStage<Answer> answer(Question question) throws BadMessageException;
    }

    /**
     * Tells whether a path is answered here.
     *
     * @param parts the path below {@code /api/me}
     */
    static boolean isMeant(List<String> parts) {
        int what = whatOf(parts);
        return what > 0
                && parts.size() > what
                && Set.of("admission", "invitations", "keys").contains(parts.get(what));
    }

    private static int whatOf(List<String> parts) {
        return switch (parts.get(0)) {
            case "home" -> 1;
            case "rooms" -> 2;
            default -> 0;
        };
    }

    CompletionStage<Answer> answer(List<String> parts, ApiRequest request) {
        int at = whatOf(parts);
        String name = at == 2 ? parts.get(1) : "";
        boolean one = parts.size() == at + 2;
        if (parts.size() > at + 2 || (at == 2 && name.isEmpty())) {
            return ApiAnswers.nothingHere();
        }
        String what = parts.get(at) + (one ? "/*" : "");
        Optional<Work> work = work(request.method() + " " + what);
        if (work.isEmpty()) {
            return ApiAnswers.nothingHere();
        }
        Optional<AdmissionService> admissions = link.admissions();
        return admissions.isEmpty()
                ? CompletableFuture.completedStage(Answer.unavailable())
                : person.resident(
                        request,
                        who -> ask(work.get(), admissions.get(), who, name, request, one ? parts.get(at + 1) : ""));
    }

    private Optional<Work> work(String route) {
        return Optional.ofNullable(
                switch (route) {
                    case "GET admission" -> this::admission;
                    case "PUT admission" -> this::admit;
                    case "GET invitations" -> this::invitations;
                    case "POST invitations" -> this::invite;
                    case "DELETE invitations/*" -> this::uninvite;
                    case "GET keys" -> this::keys;
                    case "POST keys" -> this::issue;
                    case "DELETE keys/*" -> this::revoke;
                    default -> null;
                });
    }

    private static CompletionStage<Answer> ask(
            Work work, AdmissionService admissions, Identity who, String name, ApiRequest request, String id) {
        RoomId room;
        try {
            room = new RoomId(
                    who.attributes().getOrDefault(Identity.RESIDENT_CITY, RoomId.DEFAULT_CITY),
                    who.attributes().getOrDefault(Identity.RESIDENT_ADDRESS, ""),
                    name);
        } catch (IllegalArgumentException noName) {
            return CompletableFuture.completedStage(nothing());
        }
        try {
            return work.answer(new Question(admissions, who, room, request, id));
        } catch (BadMessageException e) {
            return CompletableFuture.completedStage(ApiAnswers.badRequest(e));
        }
    }

    private static Answer nothing() {
        return Answer.problem(404, NOT_THERE);
    }

    private static Answer gone(boolean was) {
        return was ? Answer.empty(204, Map.of()) : nothing();
    }

    private CompletionStage<Answer> admission(Question q) {
        return q.admissions()
                .admission(q.who(), q.room(), executor)
                .thenApply(result ->
                        SignedInPerson.answer(result, lists -> Answer.json(200, AdmissionJson.admission(lists))));
    }

    private CompletionStage<Answer> admit(Question q) throws BadMessageException {
        Members members = Members.of(q.request());
        Admission wanted = new Admission(
                members.texts("people"), members.texts("domains"), members.truth("withCard", true), Set.of());
        return q.admissions()
                .admit(q.who(), q.room(), wanted, executor)
                .thenApply(result ->
                        SignedInPerson.answer(result, lists -> Answer.json(200, AdmissionJson.admission(lists))));
    }

    private CompletionStage<Answer> invitations(Question q) {
        return q.admissions()
                .invitations(q.who(), q.room(), executor)
                .thenApply(result ->
                        SignedInPerson.answer(result, list -> Answer.json(200, AdmissionJson.invitations(list))));
    }

    private CompletionStage<Answer> invite(Question q) throws BadMessageException {
        Members members = Members.withCard(q.request());
        String kind = members.text("kind");
        if (!kind.equals("link") && !kind.equals("mail")) {
            throw new BadMessageException("The member kind is link or mail.");
        }
        ByteBuffer card = members.bytes("card", CardAnswers.MAX_CARD_BYTES);
        Optional<AdmissionService.Letter> letter = kind.equals("link")
                ? Optional.empty()
                : Optional.of(new AdmissionService.Letter(
                        members.text("to"),
                        members.text("text"),
                        card.hasRemaining() ? Optional.of(card) : Optional.empty()));
        var wanted = new AdmissionService.NewInvitation(
                members.text("label"), instant(members, "expires"), members.number("uses"), letter);
        return q.admissions().invite(q.who(), q.room(), wanted, executor).thenApply(OwnRoomAnswers::invited);
    }

    /** What is wrong is said beside what it is about: the address, the card that is to go along, or the invitation. */
    private static Answer invited(StoreResult<AdmissionService.Made> result) {
        Optional<Reason> wrong = result.obstacle();
        if (wrong.filter(why -> why.name().equals("bad-address")).isPresent()) {
            return Answer.problem(400, wrong.get(), "to");
        }
        return wrong.filter(CardProblems::isOfCard).isPresent()
                ? Answer.problem(422, wrong.get(), "card")
                : SignedInPerson.answer(result, made -> Answer.json(201, AdmissionJson.made(made)));
    }

    private static Optional<Instant> instant(Members members, String name) throws BadMessageException {
        Optional<String> text = members.optional(name).filter(said -> !said.isBlank());
        try {
            return text.map(Instant::parse);
        } catch (DateTimeException e) {
            throw new BadMessageException("The member " + name + " is a time as in 2027-01-31T12:00:00Z.");
        }
    }

    private CompletionStage<Answer> uninvite(Question q) {
        return q.admissions()
                .uninvite(q.who(), q.room(), q.id(), executor)
                .thenApply(result -> SignedInPerson.answer(result, OwnRoomAnswers::gone));
    }

    private CompletionStage<Answer> keys(Question q) {
        return q.admissions()
                .keys(q.who(), q.room(), executor)
                .thenApply(result -> SignedInPerson.answer(result, list -> Answer.json(200, AdmissionJson.keys(list))));
    }

    private CompletionStage<Answer> issue(Question q) throws BadMessageException {
        Members members = Members.of(q.request());
        Set<GrantName> scopes = new LinkedHashSet<>();
        for (String scope : members.texts("scopes")) {
            scopes.add(
                    switch (scope) {
                        case "publish" -> GrantName.PUBLISH;
                        case "watch" -> GrantName.WATCH;
                        default -> throw new BadMessageException("A scope is publish or watch.");
                    });
        }
        return q.admissions()
                .issueKey(q.who(), q.room(), scopes, members.text("label"), instant(members, "expires"), executor)
                .thenApply(result -> SignedInPerson.answer(result, issued -> Answer.json(201, issued(q, issued))));
    }

    /** The secret is shown this once, as it is and where it goes. */
    private ObjectNode issued(Question q, StreamKeyAdminService.Issued issued) {
        boolean publishes = issued.key().scopes().contains(GrantName.PUBLISH);
        String address = publishes
                ? board.now().stream()
                        .flatMap(transport -> transport.endpoints().stream())
                        .filter(endpoint -> endpoint.purpose().equals("publish"))
                        .findFirst()
                        .map(endpoint -> endpoint.address()
                                .replace("{host}", q.request().host())
                                .replace("{room}", q.room().path())
                                .replace("{stream}", "cam"))
                        .orElse("")
                : CityJson.url(q.room());
        return AdmissionJson.key(issued.key())
                .put("secret", issued.secret())
                .put("address", address.isEmpty() ? "" : address + "?key=" + issued.secret());
    }

    private CompletionStage<Answer> revoke(Question q) {
        return q.admissions()
                .revokeKey(q.who(), q.room(), q.id(), executor)
                .thenApply(result -> SignedInPerson.answer(result, OwnRoomAnswers::gone));
    }
}
