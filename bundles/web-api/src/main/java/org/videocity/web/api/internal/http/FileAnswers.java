package org.videocity.web.api.internal.http;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.playlist.RoomFileService;
import org.videocity.api.playlist.RoomFileService.Upload;
import org.videocity.api.room.RoomPage;
import org.videocity.api.store.StoreResult;
import org.videocity.web.api.internal.json.Json;
import org.videocity.web.api.internal.link.CityLink;
import org.videocity.web.api.internal.link.WebApiSettings;

/** Takes the files people bring into rooms: {@code POST …/files} below the address of a room or a home. */
final class FileAnswers {
    private static final String NAME = "files";
    /** So much is read of what is refused, so that its sender hears why. */
    static final long MOST_IGNORED_BYTES = 300L * 1024 * 1024;

    private static final Reason NO_SUCH_PAGE =
            new Reason("bad-request", "A file is brought for the page index or for the page active.");

    private static final Reason ONE_AFTER_THE_OTHER = Reason.LIMIT_REACHED.saying(
            "So many files at a time come from where you are; send this one when the others are there.");

    private final CityLink link;
    private final WhoAsks who;
    private final WebApiSettings settings;
    private final Executor executor;
    private final UploadPlaces places = new UploadPlaces();

    FileAnswers(CityLink link, WhoAsks who, WebApiSettings settings, Executor executor) {
        this.link = link;
        this.who = who;
        this.settings = settings;
        this.executor = executor;
    }

    /** Tells whether a path below {@code /api} is one of these. */
    static boolean isMeant(@Nullable String path) {
        if (path == null || !path.startsWith("/rooms/") || !path.endsWith("/" + NAME)) {
            return false;
        }
        int parts = path.split("/", -1).length;
        return parts == 4 || parts == 5;
    }

    /** Says where a file goes. */
    Supplier<CompletionStage<BodySink>> sink(SentBody sent, Optional<Answer> refusal) {
        return () -> refusal.map(FileAnswers::refusing)
                .map(CompletableFuture::completedStage)
                .orElseGet(() -> begin(sent));
    }

    private static BodySink refusing(Answer why) {
        return BodySink.refusing(why, MOST_IGNORED_BYTES);
    }

    private CompletionStage<BodySink> begin(SentBody sent) {
        ApiRequest request = sent.request();
        Optional<RoomFileService> files = link.files();
        Optional<RoomPage> page = RoomPage.of(sent.query().getOrDefault("page", RoomPage.INDEX.word()));
        if (files.isEmpty()) {
            return CompletableFuture.completedStage(refusing(Answer.unavailable()));
        }
        if (page.isEmpty()) {
            return CompletableFuture.completedStage(refusing(Answer.problem(400, NO_SUCH_PAGE)));
        }
        Optional<Runnable> place = places.take(request.remote());
        if (place.isEmpty()) {
            return CompletableFuture.completedStage(refusing(Answer.problem(429, ONE_AFTER_THE_OTHER)));
        }
        List<String> parts = request.segments();
        String city = settings.cityOf(request.host());
        CompletionStage<BodySink> begun;
        try {
            RoomId room = new RoomId(city, parts.get(1), parts.size() == 4 ? parts.get(2) : "");
            begun = who.identified(
                    request,
                    one -> files.get()
                            .upload(
                                    room,
                                    PlaylistAnswers.caller(one, request),
                                    page.get(),
                                    sent.query().getOrDefault("name", ""),
                                    sent.length(),
                                    executor)
                            .thenApply(upload -> sink(upload, place.get())),
                    FileAnswers::refusing);
        } catch (IllegalArgumentException e) {
            begun = CompletableFuture.completedStage(
                    refusing(Answer.problem(404, Reason.NO_SUCH_ROOM.saying(String.valueOf(e.getMessage())))));
        }
        return begun.whenComplete((sink, failed) -> {
            if (!(sink instanceof FileSink)) {
                place.get().run();
            }
        });
    }

    private BodySink sink(StoreResult<Upload> upload, Runnable end) {
        return upload instanceof StoreResult.Done<Upload> begun
                ? new FileSink(begun.value(), executor, end)
                : refusing(PlaylistAnswers.answer(upload, never -> Answer.unavailable()));
    }

    /** Says where a file is now. */
    static Answer brought(RoomFileService.RoomFile file) {
        return Answer.json(
                        201,
                        Json.object()
                                .put("src", file.src())
                                .put("type", file.mediaType())
                                .put("bytes", file.bytes()))
                .with("Location", file.src());
    }
}
