package org.videocity.web.api.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.videocity.api.Reason;
import org.videocity.web.api.internal.json.CityJson;
import org.videocity.web.api.internal.json.Json;
import org.videocity.web.api.internal.link.CityLink;
import org.videocity.web.api.internal.link.TransportBoard;
import org.videocity.web.api.internal.link.WebApiSettings;
import org.videocity.web.api.internal.link.WebThreads;

/** Answers everything below {@code /api}. Thread: safe from any, never blocks. */
@Component(service = ApiAnswers.class)
public final class ApiAnswers {
    private static final Reason NOTHING_HERE =
            new Reason("nothing-here", "There is nothing at this address; /api/openapi.json says what there is.");

    private final RoomAnswers rooms;
    private final TransportBoard board;
    private final Answer openApi;

    @Activate
    public ApiAnswers(
            @Reference CityLink link,
            @Reference TransportBoard board,
            @Reference WebApiSettings settings,
            @Reference WebThreads threads) {
        this(link, board, settings, (Executor) threads);
    }

    ApiAnswers(CityLink link, TransportBoard board, WebApiSettings settings, Executor executor) {
        this.rooms = new RoomAnswers(link, settings, executor);
        this.board = board;
        this.openApi = Answer.text(200, "application/json", openApiText());
    }

    CompletionStage<Answer> answer(ApiRequest request) {
        List<String> segments = request.segments();
        return switch (segments.get(0)) {
            case "rooms" -> rooms.answer(segments.subList(1, segments.size()), request);
            case "transports" -> only(segments, transports());
            case "openapi.json" -> only(segments, openApi);
            default -> nothingHere();
        };
    }

    private Answer transports() {
        return Answer.json(200, Json.object().set("transports", CityJson.transports(board.now())));
    }

    private static CompletionStage<Answer> only(List<String> segments, Answer answer) {
        return segments.size() == 1 ? CompletableFuture.completedStage(answer) : nothingHere();
    }

    static CompletionStage<Answer> nothingHere() {
        return CompletableFuture.completedStage(Answer.problem(404, NOTHING_HERE));
    }

    private static String openApiText() {
        try (InputStream in = ApiAnswers.class.getResourceAsStream("openapi.json")) {
            if (in == null) {
                throw new IllegalStateException("openapi.json is missing in the bundle");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
