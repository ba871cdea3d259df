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

    private final CityLink link;
    private final WhoAsks who;
    private final WebApiSettings settings;
    private final Executor executor;

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
        List<String> parts = request.segments();
        String city = settings.cityOf(request.host());
        try {
            RoomId room = new RoomId(city, parts.get(1), parts.size() == 4 ? parts.get(2) : "");
            return who.identified(
                    request,
                    one -> files.get()
                            .upload(
                                    room,
                                    PlaylistAnswers.caller(one, request),
                                    page.get(),
                                    sent.query().getOrDefault("name", ""),
                                    sent.length(),
                                    executor)
                            .thenApply(this::sink),
                    FileAnswers::refusing);
        } catch (IllegalArgumentException e) {
            return CompletableFuture.completedStage(
                    refusing(Answer.problem(404, Reason.NO_SUCH_ROOM.saying(String.valueOf(e.getMessage())))));
        }
    }

    private BodySink sink(StoreResult<Upload> upload) {
        return upload instanceof StoreResult.Done<Upload> begun
                ? new FileSink(begun.value(), executor)
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
