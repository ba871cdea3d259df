package org.videocity.web.api.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Authentication;
import org.videocity.api.identity.Identity;
import org.videocity.api.playlist.Playlist;
import org.videocity.api.playlist.PlaylistCaller;
import org.videocity.api.playlist.PlaylistItem;
import org.videocity.api.playlist.PlaylistService;
import org.videocity.api.room.RoomPage;
import org.videocity.api.store.StoreResult;

/** Playlists over HTTP: what is asked of the city, and what is said of its answers. */
class PlaylistApiTest {
    private static final String ROOM = "/rooms/ada@example.org/Garden";
    private static final String HOME = "/rooms/ada@example.org";
    private static final String DESCRIBED = "/api/rooms/{owner}/{name}/~playlists";
    private static final Identity GUEST = new Identity("guest:127.0.0.1", Identity.GUEST, "", Map.of());
    private static final Playlist EVERYTHING = new Playlist(
            "5f0c91aa",
            "<Garden>",
            "Ada",
            List.of(
                    new PlaylistItem.Text("Hello\n🌍", 4000, "d"),
                    new PlaylistItem.Image("/ada@example.org/Garden/files/0123456789abcdef-a.jpg", ""),
                    new PlaylistItem.Video("/ada@example.org/Garden/files/0123456789abcdef-a.webm", ""),
                    new PlaylistItem.Stream("/ada@example.org/Garden", "cam", ""),
                    new PlaylistItem.Link("https://example.org/", "")));

    private ApiBench bench;
    private Map<String, Object> says;
    private Map<String, List<Object>> asked;
    private ApiDescription description;

    @BeforeEach
    void start() throws IOException {
        bench = new ApiBench();
        says = bench.says;
        asked = bench.asked;
        description = bench.description;
        bench.link.bindPlaylists(bench.saying(PlaylistService.class));
        says.put("authenticate", new Authentication.Accepted(GUEST));
        says.put("movedTo", Optional.empty());
    }

    private Answer ask(String method, String path, String body) {
        return bench.ask(method, path, body);
    }

    private static <T> StoreResult<T> done(T value) {
        return new StoreResult.Done<>(value);
    }

    @Test
    void showsBothPages() throws IOException {
        says.put(
                "look",
                done(new PlaylistService.Pages(
                        new PlaylistService.Page(3, List.of(new PlaylistService.Shown(EVERYTHING, true)), true),
                        new PlaylistService.Page(0, List.of(), false))));
        JsonNode body = description.check("get", DESCRIBED, ask("GET", ROOM + "/~playlists", ""), 200);
        assertThat(body.at("/index/revision").asInt()).isEqualTo(3);
        JsonNode playlist = body.at("/index/playlists/0");
        assertThat(playlist.path("mine").asBoolean()).isTrue();
        assertThat(playlist.path("items")).hasSize(5);
        assertThat(playlist.at("/items/3/id").asText()).isEqualTo("cam");
        assertThat(body.at("/index/may").asBoolean()).isTrue();
        assertThat(body.at("/active/playlists")).isEmpty();
        assertThat(body.at("/active/may").asBoolean()).isFalse();
        assertThat(asked.get("look").get(0)).isEqualTo(RoomId.of("ada@example.org", "Garden"));
        assertThat(((PlaylistCaller) asked.get("look").get(1)).returnKey()).isEqualTo("the-key");
        ask("GET", HOME + "/~playlists", "");
        assertThat(asked.get("look").get(0)).isEqualTo(RoomId.of("ada@example.org", ""));
    }

    @Test
    void takesWhatItShows() throws IOException {
        says.put("put", done(new PlaylistService.Placed(new PlaylistService.Shown(EVERYTHING, true), 4)));
        Answer placed = ask("PUT", ROOM + "/~playlists/active/5f0c91aa", "{\"after\":\"\",\"items\":[]}");
        JsonNode body = description.check("put", DESCRIBED + "/{page}/{id}", placed, 200);
        assertThat(body.path("revision").asInt()).isEqualTo(4);
        assertThat(asked.get("put").get(2)).isEqualTo(RoomPage.ACTIVE);
        assertThat(asked.get("put").get(4)).isEqualTo(Optional.of(""));
        ask("PUT", HOME + "/~playlists/index/5f0c91aa", body.path("playlist").toString());
        assertThat(asked.get("put").get(3)).isEqualTo(EVERYTHING.from(""));
        assertThat(asked.get("put").get(4)).isEqualTo(Optional.empty());
    }

    @Test
    void takesOneAway() throws IOException {
        says.put("remove", done(5L));
        Answer answer = ask("DELETE", ROOM + "/~playlists/index/5f0c91aa", "");
        JsonNode body = description.check("delete", DESCRIBED + "/{page}/{id}", answer, 200);
        assertThat(body.path("revision").asInt()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"items\":7}",
                "{\"items\":[7]}",
                "{\"items\":[{\"kind\":\"app\"}]}",
                "{\"items\":[{\"kind\":\"text\",\"interval\":1,\"text\":\"\"}]}",
                "{\"items\":[{\"kind\":\"text\",\"text\":\"\\u0000\"}]}",
                "{\"items\":[{\"kind\":\"link\",\"src\":\"javascript:alert(1)\"}]}",
                "{\"items\":[{\"kind\":\"image\",\"src\":\"\"}]}"
            })
    void refusesWhatIsNoPlaylist(String body) throws IOException {
        Answer answer = ask("PUT", ROOM + "/~playlists/index/5f0c91aa", body);
        description.check("put", DESCRIBED + "/{page}/{id}", answer, 400);
        assertThat(asked).doesNotContainKey("put");
    }

    @ParameterizedTest
    @CsvSource({
        "not-allowed,403",
        "muted,403",
        "guests-may-not-publish,403",
        "no-such-room,404",
        "changed,409",
        "too-many,409",
        "too-large,413",
        "no-such-file,400"
    })
    void saysWhyNot(String reason, int status) throws IOException {
        says.put("put", new StoreResult.Conflict<>(new Reason(reason, "Why")));
        Answer answer = ask("PUT", ROOM + "/~playlists/index/5f0c91aa", "{}");
        JsonNode body = description.check("put", DESCRIBED + "/{page}/{id}", answer, status);
        assertThat(body.path("type").asText()).isEqualTo("urn:videocity:problem:" + reason);
    }

    @Test
    void showsTheWayToAHomeThatMoved() throws IOException {
        says.put("look", new StoreResult.Conflict<>(Reason.MOVED));
        says.put("movedTo", Optional.of(RoomId.of("eve@example.org", "Garden")));
        Answer answer = ask("GET", ROOM + "/~playlists", "");
        description.check("get", DESCRIBED, answer, 307);
        assertThat(answer.headers()).containsEntry("Location", "/api/rooms/eve@example.org/Garden/~playlists");
        says.put("remove", new StoreResult.Conflict<>(Reason.MOVED));
        answer = ask("DELETE", ROOM + "/~playlists/index/5f0c91aa", "");
        description.check("delete", DESCRIBED + "/{page}/{id}", answer, 307);
        assertThat(answer.headers())
                .containsEntry("Location", "/api/rooms/eve@example.org/Garden/~playlists/index/5f0c91aa");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/~playlists/inbox/5f0c91aa", "/~playlists/index/5F0C91AA", "/~playlists/index/1"})
    void knowsNoOtherAddresses(String path) {
        assertThat(ask("PUT", ROOM + path, "{}").status()).isEqualTo(404);
    }

    @Test
    void withoutACoreItSaysSo() throws IOException {
        bench.link.unbindPlaylists(bench.link.playlists().orElseThrow());
        description.check("get", DESCRIBED, ask("GET", ROOM + "/~playlists", ""), 503);
    }
}
