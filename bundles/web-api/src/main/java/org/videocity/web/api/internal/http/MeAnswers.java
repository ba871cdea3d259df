package org.videocity.web.api.internal.http;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Identity;
import org.videocity.api.resident.HomeService;
import org.videocity.api.resident.ResidentService;
import org.videocity.api.resident.RoomDraft;
import org.videocity.api.room.GuestsMayPublish;
import org.videocity.api.store.BlobStore;
import org.videocity.api.store.Resident;
import org.videocity.web.api.internal.json.BadMessageException;
import org.videocity.web.api.internal.json.ResidentJson;
import org.videocity.web.api.internal.link.ResidentLink;
import org.videocity.web.api.internal.link.WebApiSettings;

/** Answers {@code /api/me} and below: what residents see and change of themselves and their rooms. */
final class MeAnswers {
    /** Largest picture of a person, in bytes and in pixels of a side. */
    static final int MAX_PHOTO_BYTES = 2 * 1024 * 1024;

    private static final int MAX_PHOTO_PIXELS = 4096;
    private static final Reason NO_PICTURE = new Reason(
            "bad-picture", "A picture is PNG or JPEG and at most " + MAX_PHOTO_PIXELS + " pixels wide and high.");

    private final ResidentLink link;
    private final SignedInPerson person;
    private final SelfAnswers self;
    private final Executor executor;

    MeAnswers(ResidentLink link, WebApiSettings settings, SignedInPerson person, Executor executor) {
        this.link = link;
        this.person = person;
        this.self = new SelfAnswers(link, settings, person, executor);
        this.executor = executor;
    }

    /**
     * Answers a request.
     *
     * @param parts the path below {@code /api/me}
     */
    CompletionStage<Answer> answer(List<String> parts, ApiRequest request) {
        String what = parts.isEmpty() ? "" : parts.get(0);
        String which = parts.size() == 2 ? parts.get(1) : "";
        String route = request.method() + " " + what + (parts.size() == 2 ? "/*" : "");
        return switch (route) {
            case "GET " ->
                me(
                        request,
                        (who, residents) ->
                                residents.me(who, executor).thenApply(me -> SignedInPerson.answer(me, this::shown)));
            case "PATCH " -> self.change(request);
            case "GET photo" -> me(request, this::photo);
            case "PUT photo" -> putPhoto(request);
            case "DELETE photo" ->
                me(
                        request,
                        (who, residents) -> residents
                                .changePhoto(who, Optional.empty(), 0, executor)
                                .thenApply(me -> SignedInPerson.answer(me, this::shown)));
            case "GET devices" ->
                me(
                        request,
                        (who, residents) -> residents
                                .devices(who, executor)
                                .thenApply(devices -> SignedInPerson.answer(
                                        devices,
                                        list -> Answer.json(
                                                200,
                                                ResidentJson.devices(
                                                        list,
                                                        who.attributes()
                                                                .getOrDefault(Identity.RESIDENT_SESSION, ""))))));
            case "DELETE devices" ->
                me(
                        request,
                        (who, residents) -> residents
                                .endDevices(who, true, executor)
                                .thenApply(ended -> SignedInPerson.answer(ended, count -> done())));
            case "DELETE devices/*" ->
                me(
                        request,
                        (who, residents) -> residents
                                .endDevice(who, which, executor)
                                .thenApply(ended -> SignedInPerson.answer(ended, was -> was ? done() : nothing())));
            case "GET rooms" ->
                homes(
                        request,
                        (who, homes) -> homes.rooms(who, executor)
                                .thenApply(rooms -> SignedInPerson.answer(
                                        rooms, list -> Answer.json(200, ResidentJson.rooms(list)))));
            case "POST rooms" -> build(request);
            case "PUT home" -> change(request, "");
            case "PUT rooms/*" -> change(request, which);
            case "DELETE rooms/*" ->
                homes(
                        request,
                        (who, homes) -> room(who, which)
                                .map(id -> homes.delete(who, id, executor)
                                        .thenApply(
                                                gone -> SignedInPerson.answer(gone, was -> was ? done() : nothing())))
                                .orElseGet(ApiAnswers::nothingHere));
            default -> self.answer(parts, request);
        };
    }

    private Answer shown(Resident me) {
        return Answer.json(200, ResidentJson.resident(me));
    }

    private static Answer done() {
        return Answer.empty(204, Map.of());
    }

    private static Answer nothing() {
        return Answer.problem(404, Reason.NO_SUCH_ROOM.saying("There is nothing of yours at this address."));
    }

    private CompletionStage<Answer> putPhoto(ApiRequest request) {
        if (Picture.look(request.body()).filter(p -> p.fits(MAX_PHOTO_PIXELS)).isEmpty()) {
            return CompletableFuture.completedStage(Answer.problem(415, NO_PICTURE));
        }
        BlobStore.Content content = () -> Channels.newChannel(new ByteArrayInputStream(request.body()));
        return me(
                request,
                (who, residents) -> residents
                        .changePhoto(who, Optional.of(content), MAX_PHOTO_BYTES, executor)
                        .thenApply(me -> SignedInPerson.answer(me, this::shown)));
    }

    /** The bytes are served as what they are, whatever they were said to be when they came. */
    private CompletionStage<Answer> photo(Identity who, ResidentService residents) {
        return residents.me(who, executor).thenCompose(me -> {
            Optional<Resident> resident = me.asOptional();
            if (resident.isEmpty()) {
                return CompletableFuture.completedStage(SignedInPerson.answer(me, r -> nothing()));
            }
            Optional<BlobStore> blobs = link.blobs();
            if (resident.get().photo().isEmpty() || blobs.isEmpty()) {
                return CompletableFuture.completedStage(blobs.isEmpty() ? Answer.unavailable() : nothing());
            }
            return blobs.get()
                    .read(resident.get().photo().get(), MAX_PHOTO_BYTES, executor)
                    .thenApply(read -> SignedInPerson.answer(
                            read, bytes -> bytes.map(MeAnswers::picture).orElseGet(MeAnswers::nothing)));
        });
    }

    static Answer picture(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return Picture.look(bytes)
                .map(picture -> new Answer(
                        200,
                        picture.mediaType(),
                        bytes,
                        Map.of("Content-Security-Policy", "default-src 'none'; sandbox")))
                .orElseGet(MeAnswers::nothing);
    }

    private CompletionStage<Answer> build(ApiRequest request) {
        try {
            Members members = Members.of(request);
            RoomDraft draft = draft(members, members.text("name"));
            if (draft.name().isBlank()) {
                throw new BadMessageException("A room has a name.");
            }
            return homes(
                    request,
                    (who, homes) -> homes.create(who, draft, executor)
                            .thenApply(room ->
                                    SignedInPerson.answer(room, built -> Answer.json(201, ResidentJson.room(built)))));
        } catch (BadMessageException e) {
            return CompletableFuture.completedStage(ApiAnswers.badRequest(e));
        }
    }

    private CompletionStage<Answer> change(ApiRequest request, String name) {
        try {
            Members members = Members.of(request);
            RoomDraft draft = draft(members, members.optional("name").orElse(name));
            return homes(
                    request,
                    (who, homes) -> room(who, name)
                            .map(id -> homes.change(who, id, draft, executor)
                                    .thenApply(room -> SignedInPerson.answer(
                                            room, changed -> Answer.json(200, ResidentJson.room(changed)))))
                            .orElseGet(ApiAnswers::nothingHere));
        } catch (BadMessageException e) {
            return CompletableFuture.completedStage(ApiAnswers.badRequest(e));
        }
    }

    private static RoomDraft draft(Members members, String name) throws BadMessageException {
        return new RoomDraft(
                name,
                members.text("title"),
                members.text("description"),
                members.texts("keywords"),
                members.truth("public", false),
                policy(members.text("guestsMayPublish")),
                members.truth("embed", false));
    }

    private static Optional<GuestsMayPublish> policy(String word) throws BadMessageException {
        try {
            return word.isEmpty()
                    ? Optional.empty()
                    : Optional.of(GuestsMayPublish.valueOf(word.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException unknown) {
            throw new BadMessageException("The member guestsMayPublish is loopback, everywhere or never.");
        }
    }

    private static Optional<RoomId> room(Identity who, String name) {
        try {
            return Optional.of(new RoomId(
                    who.attributes().getOrDefault(Identity.RESIDENT_CITY, RoomId.DEFAULT_CITY),
                    who.attributes().getOrDefault(Identity.RESIDENT_ADDRESS, ""),
                    name));
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
    }

    private CompletionStage<Answer> me(
            ApiRequest request, BiFunction<Identity, ResidentService, CompletionStage<Answer>> work) {
        return with(request, link.residents(), work);
    }

    private CompletionStage<Answer> homes(
            ApiRequest request, BiFunction<Identity, HomeService, CompletionStage<Answer>> work) {
        return with(request, link.homes(), work);
    }

    private <T> CompletionStage<Answer> with(
            ApiRequest request, Optional<T> service, BiFunction<Identity, T, CompletionStage<Answer>> work) {
        return service.isEmpty()
                ? CompletableFuture.completedStage(Answer.unavailable())
                : person.resident(request, who -> work.apply(who, service.get()));
    }
}
