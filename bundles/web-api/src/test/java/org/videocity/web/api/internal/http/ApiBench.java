package org.videocity.web.api.internal.http;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.videocity.api.identity.AuthenticationService;
import org.videocity.api.room.RoomService;
import org.videocity.web.api.internal.link.CityLink;
import org.videocity.web.api.internal.link.ResidentLink;
import org.videocity.web.api.internal.link.SerialExecutor;
import org.videocity.web.api.internal.link.TransportBoard;
import org.videocity.web.api.internal.link.WebApiSettings;
import org.videocity.web.api.internal.testcity.TestCity;
import org.videocity.web.api.internal.testcity.TestClock;
import org.videocity.web.api.internal.testcity.TestConfig;
import org.videocity.web.api.internal.testcity.TestTransport;

/** The API before services that answer what a test lays down, by the name of the question. */
final class ApiBench {
    /** What is answered later, as stores and the city do. */
    final Map<String, Object> says = new HashMap<>();
    /** What was asked last under each name, and how often. */
    final Map<String, List<Object>> asked = new HashMap<>();

    final Map<String, Integer> times = new LinkedHashMap<>();
    final CityLink link = new CityLink();
    final ResidentLink residents = new ResidentLink();
    final ApiAnswers api;
    final ApiDescription description;

    ApiBench() throws IOException {
        TransportBoard board = new TransportBoard(new SerialExecutor(Runnable::run), new TestClock());
        board.bindTransport(new TestTransport("rtmp"));
        api = new ApiAnswers(link, residents, board, new WebApiSettings(new TestConfig()), Runnable::run);
        link.bindAuthentication(saying(AuthenticationService.class));
        link.bindRooms(saying(RoomService.class));
        description = new ApiDescription(ask("GET", "/openapi.json", ""));
    }

    /** Makes a service that answers so; the names of cookies at once. */
    <T> T saying(Class<T> service) {
        return service.cast(Proxy.newProxyInstance(
                service.getClassLoader(), new Class<?>[] {service}, (proxy, method, args) -> {
                    String question = method.getName();
                    if (question.equals("cookieName")) {
                        return "videocity-1-visit";
                    }
                    asked.put(question, args == null ? List.of() : Arrays.asList(args));
                    times.merge(question, 1, Integer::sum);
                    return CompletableFuture.completedFuture(says.get(question));
                }));
    }

    /** Asks as somebody whose page says which member they are. */
    Answer ask(String method, String path, String body) {
        return api.answer(request(
                        method,
                        path,
                        Map.of(),
                        false,
                        "application/json",
                        body.getBytes(StandardCharsets.UTF_8),
                        "",
                        "the-key"))
                .toCompletableFuture()
                .join();
    }

    /** A request of somebody near. */
    static ApiRequest request(
            String method,
            String path,
            Map<String, String> cookies,
            boolean secure,
            String type,
            byte[] body,
            String origin,
            String member) {
        return new ApiRequest(
                method,
                path,
                "localhost",
                "",
                cookies,
                TestCity.remote(),
                "Firefox",
                secure,
                type,
                body,
                origin,
                "",
                member,
                "");
    }
}
