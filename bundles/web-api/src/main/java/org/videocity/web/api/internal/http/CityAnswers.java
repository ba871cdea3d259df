package org.videocity.web.api.internal.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.resident.ResidentService.Owner;
import org.videocity.api.room.RoomService;
import org.videocity.api.room.RoomSnapshot;
import org.videocity.web.api.internal.json.CityJson;
import org.videocity.web.api.internal.json.Json;
import org.videocity.web.api.internal.link.CityLink;
import org.videocity.web.api.internal.link.ResidentLink;
import org.videocity.web.api.internal.link.WebApiSettings;

/**
 * Answers {@code /api/search} and {@code /api/homes/{owner}}: of public rooms alone, and of owners whose home is
 * public, so that an owner nobody knows and one who keeps everything private look alike.
 */
final class CityAnswers {
    private static final int MOST_FOUND = 50;
    private static final int MAX_WORDS = 8;

    private final CityLink link;
    private final ResidentLink residents;
    private final Faces faces;
    private final WebApiSettings settings;
    private final Executor executor;

    CityAnswers(CityLink link, ResidentLink residents, Faces faces, WebApiSettings settings, Executor executor) {
        this.link = link;
        this.residents = residents;
        this.faces = faces;
        this.settings = settings;
        this.executor = executor;
    }

    CompletionStage<Answer> search(ApiRequest request) {
        List<String> words = Arrays.stream(
                        request.search().toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .limit(MAX_WORDS)
                .toList();
        return rooms(
                request,
                all -> words.isEmpty()
                        ? List.of()
                        : all.stream()
                                .filter(room -> mentions(room, words))
                                .sorted(Comparator.comparing((RoomSnapshot room) -> !room.isOpen())
                                        .thenComparing(
                                                room -> room.settings().shownTitle(), String.CASE_INSENSITIVE_ORDER))
                                .limit(MOST_FOUND)
                                .toList());
    }

    private static boolean mentions(RoomSnapshot room, List<String> words) {
        String text = String.join(
                        "\n",
                        room.settings().shownTitle(),
                        room.settings().id().path(),
                        room.settings().description(),
                        String.join("\n", room.settings().keywords()))
                .toLowerCase(Locale.ROOT);
        return words.stream().allMatch(text::contains);
    }

    /**
     * Answers what everybody may know of a home.
     *
     * @param parts the path below {@code /api/homes}: an owner, and {@code photo} for the owner's picture
     */
    CompletionStage<Answer> home(List<String> parts, ApiRequest request) {
        RoomService rooms = link.rooms().orElse(null);
        RoomId home;
        try {
            home = new RoomId(settings.cityOf(request.host()), parts.get(0), "");
        } catch (IllegalArgumentException noHome) {
            return CompletableFuture.completedStage(
                    Answer.problem(404, Reason.NO_SUCH_ROOM.saying(String.valueOf(noHome.getMessage()))));
        }
        if (rooms == null) {
            return CompletableFuture.completedStage(Answer.unavailable());
        }
        return rooms.movedTo(home, executor)
                .thenCompose(moved -> moved.map(now -> CompletableFuture.completedStage(moved(now, parts)))
                        .orElseGet(() -> home(rooms, home, parts)));
    }

    /** Whoever keeps an old address in mind is shown the way, as everywhere. */
    private static Answer moved(RoomId now, List<String> parts) {
        String photo = parts.size() > 1 ? "/photo" : "";
        return Answer.problem(307, Reason.MOVED, Map.of("Location", "/api/homes" + CityJson.url(now) + photo));
    }

    private CompletionStage<Answer> home(RoomService rooms, RoomId home, List<String> parts) {
        return rooms.publicRooms(home.city(), executor).thenCompose(all -> {
            boolean isPublic =
                    all.stream().anyMatch(room -> room.settings().id().equals(home));
            return parts.size() > 1
                    ? owner(home, isPublic).thenCompose(owner -> faces.show(owner.flatMap(Owner::photo)))
                    : owner(home, isPublic).thenApply(owner -> home(home, all, owner));
        });
    }

    private static Answer home(RoomId home, List<RoomSnapshot> all, Optional<Owner> owner) {
        List<RoomSnapshot> own = all.stream()
                .filter(room -> room.settings().id().owner().equals(home.owner()))
                .sorted(Comparator.comparing(room -> room.settings().id().name()))
                .toList();
        ObjectNode json = Json.object().set("rooms", CityJson.rooms(own));
        owner.ifPresent(person -> json.set("owner", CityJson.owner(home, person)));
        return Answer.json(200, json);
    }

    /** Only of a public home it is asked whose it is: of a private one as little as of one that is not there. */
    private CompletionStage<Optional<Owner>> owner(RoomId home, boolean isPublic) {
        return residents
                .residents()
                .filter(service -> isPublic)
                .map(service -> service.ownerOf(home, executor)
                        .thenApply(found -> found.asOptional().flatMap(owner -> owner)))
                .orElseGet(() -> CompletableFuture.completedStage(Optional.empty()));
    }

    private interface Choice {
        List<RoomSnapshot> of(List<RoomSnapshot> all);
    }

    private CompletionStage<Answer> rooms(ApiRequest request, Choice choice) {
        RoomService rooms = link.rooms().orElse(null);
        return rooms == null
                ? CompletableFuture.completedStage(Answer.unavailable())
                : rooms.publicRooms(settings.cityOf(request.host()), executor)
                        .thenApply(all -> Answer.json(200, Json.object().set("rooms", CityJson.rooms(choice.of(all)))));
    }
}
