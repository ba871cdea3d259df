package org.videocity.transport.http.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.videocity.api.RoomId;
import org.videocity.api.transport.RoomFiles;
import org.videocity.transport.http.internal.TestCity;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RoomFilesTest {
    private static final RoomId HALL = RoomId.of("ada@example.org", "Hall");
    private static final byte[] PICTURE = new byte[300_000];

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<RoomId, String> tags = new ConcurrentHashMap<>(Map.of(HALL, "v1"));
    private TestCity city;

    @BeforeEach
    void open() throws Exception {
        city = new TestCity(0, TestCity.SETTINGS, FakeBundles.none());
        city.roomFiles.addFiles(files("visitingCard.png"));
    }

    @AfterEach
    void close() {
        city.close();
    }

    private RoomFiles files(String name) {
        return new RoomFiles() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public CompletionStage<Optional<RoomFile>> find(RoomId room, Executor executor) {
                return CompletableFuture.supplyAsync(
                        () -> Optional.ofNullable(tags.get(room))
                                .map(tag -> new RoomFile(
                                        "image/png",
                                        tag,
                                        there -> CompletableFuture.completedFuture(
                                                Optional.of(ByteBuffer.wrap(PICTURE))))),
                        executor);
            }
        };
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(city.http(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    @Test
    void aFileIsServedAndAskedForAgainEachTime() throws Exception {
        HttpResponse<byte[]> file = get("/ada@example.org/Hall/visitingCard.png");
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.body()).isEqualTo(PICTURE);
        assertThat(file.headers().firstValue("content-type")).contains("image/png");
        assertThat(file.headers().firstValue("cache-control")).contains("no-cache");
        assertThat(file.headers().firstValue("etag")).contains("\"v1\"");
        HttpResponse<byte[]> same = get("/ada@example.org/Hall/visitingCard.png", "If-None-Match", "\"v1\"");
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        tags.put(HALL, "v2");
        assertThat(get("/ada@example.org/Hall/visitingCard.png", "If-None-Match", "\"v1\"")
                        .statusCode())
                .isEqualTo(200);
        tags.remove(HALL);
        assertThat(get("/ada@example.org/Hall/visitingCard.png", "If-None-Match", "\"v2\"")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatIsNotThereIsNotThereForWhateverReason() throws Exception {
        HttpResponse<byte[]> unknown = get("/nobody@example.org/visitingCard.png");
        HttpResponse<byte[]> noRoom = get("/ada@example.org/a/b/visitingCard.png");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(noRoom.body()).isEqualTo(unknown.body());
        assertThat(get("/visitingCard.png").statusCode()).isEqualTo(404);
    }

    @Test
    void theFileOfARoomThatMovedIsWhereTheRoomIsNow() throws Exception {
        HttpResponse<byte[]> moved = get("/old@localhost/Tea.house/visitingCard.png");
        assertThat(moved.statusCode()).isEqualTo(302);
        assertThat(moved.headers().firstValue("location")).contains("/welcome@localhost/Tea.house/visitingCard.png");
        assertThat(moved.headers().firstValue("cache-control")).contains("no-store");
    }

    @Test
    void aFileHidesNoRoom() throws Exception {
        city.roomFiles.addFiles(files("Hall"));
        assertThat(get("/ada@example.org/Hall").headers().firstValue("content-type"))
                .isNotEqualTo(Optional.of("image/png"));
    }
}
