package org.videocity.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videocity.itests.interop.Browser.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.videocity.testing.CityProcess;
import org.videocity.testing.Tool;

/** Playlists and files of rooms with curl, ffmpeg and another parser of XML, in the real city. */
@ExtendWith(InTheCity.class)
class PlaylistIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final String owner = "ada" + Long.toString(System.nanoTime(), 36) + "@example.org";
    private final String garden = "/" + owner + "/Garden";
    private final String api = "/api/rooms" + garden;
    private CityProcess city;
    private Curl ada;
    private Curl guest;

    @BeforeEach
    void open(CityProcess shared) {
        city = shared;
        ada = new Curl(city, folder.resolve("ada"));
        guest = new Curl(city, folder.resolve("guest"));
        String pending = ada.post("/api/sign-up", json("name", "Ada Lovelace", "address", owner))
                .is(202)
                .json()
                .path("pending")
                .asText();
        ada.post("/api/sign-up/confirm", json("pending", pending, "code", Outbox.lastCode(city)))
                .is(200);
        ada.post("/api/me/rooms", "{\"name\":\"Garden\",\"public\":true}").is(201);
    }

    /** Has ffmpeg make something of moving test pictures and a tone. */
    private Path made(String name, String... options) {
        Path file = folder.resolve(name);
        List<String> command = new ArrayList<>(List.of(Clip.ffmpeg(), "-v", "error", "-y"));
        command.addAll(List.of("-f", "lavfi", "-i", "testsrc2=size=320x180:rate=25"));
        command.addAll(List.of("-f", "lavfi", "-i", "sine=frequency=440:sample_rate=48000", "-t", "2"));
        command.addAll(List.of(options));
        command.add(file.toString());
        Tool.run(PATIENCE, command).succeeded();
        return file;
    }

    private Path picture() {
        return made("beans.jpg", "-frames:v", "1");
    }

    /** Brings a file, piece by piece, whatever it is called. */
    private static Curl.Reply bring(Curl who, String api, Path file, String query, String... options) {
        List<String> all = new ArrayList<>(List.of("-X", "POST", "-H", "X-Videocity: 1", "-H", "Expect:"));
        all.addAll(List.of("-H", "Content-Type: application/octet-stream", "--data-binary", "@" + file));
        all.addAll(List.of(options));
        return who.get(api + "/files?name=" + file.getFileName() + query, all.toArray(String[]::new));
    }

    private static Curl.Reply put(Curl who, String api, String page, String id, String body, String... options) {
        return who.send(
                "PUT",
                api + "/~playlists/" + page + "/" + id,
                "application/json",
                body.getBytes(StandardCharsets.UTF_8),
                options);
    }

    private static String showing(String kind, String src) {
        return "{\"description\":\"Garden\",\"items\":[{\"kind\":\"" + kind + "\",\"src\":\"" + src + "\"}]}";
    }

    @Test
    void anOwnerDecoratesARoomWithWhatFfmpegMakes() throws IOException {
        Path film = made("bees.mp4", "-pix_fmt", "yuv420p", "-c:v", "libx264", "-c:a", "aac");
        Path webm = made("bees.webm", "-c:v", "libvpx", "-deadline", "realtime", "-c:a", "libopus");
        Path sound = made("hum.mp3", "-vn");
        Map<Path, String> types =
                Map.of(picture(), "image/jpeg", film, "video/mp4", webm, "video/webm", sound, "audio/mpeg");
        Map<Path, String> sources = new HashMap<>();
        StringBuilder items = new StringBuilder("{\"description\":\"Garden\",\"items\":[");
        types.forEach((file, type) -> {
            JsonNode brought = bring(ada, api, file, "").is(201).json();
            assertThat(brought.path("type").asText()).isEqualTo(type);
            String src = brought.path("src").asText();
            sources.put(file, src);
            String kind = type.startsWith("image") ? "image" : "video";
            items.append("{\"kind\":\"" + kind + "\",\"src\":\"" + src + "\",\"description\":\"" + type + "\"},");
        });
        items.append("{\"kind\":\"text\",\"text\":\"<b>Hello</b>\",\"interval\":4000}]}");
        try (Person grace = Person.inside(city, owner + "/Garden", "Grace", "")) {
            put(ada, api, "index", "5f0c91aa", items.toString()).is(200);
            JsonNode told =
                    grace.await("message", m -> m.at("/message/type").asText().equals("videocity:playlists"));
            assertThat(told.at("/message/body/page").asText()).isEqualTo("index");
        }
        JsonNode seen = guest.get(api + "/~playlists").is(200).json().at("/index/playlists/0");
        assertThat(seen.path("sender").asText()).isEqualTo("Ada Lovelace");
        assertThat(seen.path("mine").asBoolean()).isFalse();
        assertThat(seen.path("items")).hasSize(5);
        isServedInParts(film, sources.get(film));
        Tool probe = Tool.run(
                        PATIENCE,
                        List.of(
                                Tool.require("ffprobe", "ffmpeg").toString(),
                                "-v",
                                "error",
                                "-show_entries",
                                "stream=codec_name",
                                "-of",
                                "csv=p=0",
                                city.http(sources.get(film))))
                .succeeded();
        assertThat(probe.output()).contains("h264", "aac");
        whatOthersReadOfThePage(sources.get(film));
    }

    private void isServedInParts(Path file, String src) {
        byte[] bytes = Curl.read(file);
        Curl.Reply whole = guest.get(src).is(200);
        assertThat(whole.body()).isEqualTo(bytes);
        assertThat(whole.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(whole.header("Content-Security-Policy")).contains("default-src 'none'", "sandbox");
        assertThat(whole.header("Content-Length")).isEqualTo(String.valueOf(bytes.length));
        Curl.Reply part = guest.get(src, "-r", "1000-1999").is(206);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(bytes, 1000, 2000));
        assertThat(part.header("Content-Range")).isEqualTo("bytes 1000-1999/" + bytes.length);
        assertThat(guest.get(src, "-r", "-10").is(206).body())
                .isEqualTo(Arrays.copyOfRange(bytes, bytes.length - 10, bytes.length));
        guest.get(src, "-r", bytes.length + "-").is(416);
        guest.get(src, "-H", "If-None-Match: " + whole.header("ETag")).is(304);
        assertThat(guest.get(src, "-r", "0-9", "-H", "If-Range: \"other\"")
                        .is(200)
                        .body())
                .hasSize(bytes.length);
        assertThat(guest.get(src, "-I").is(200).header("Content-Length")).isEqualTo(String.valueOf(bytes.length));
    }

    private void whatOthersReadOfThePage(String src) {
        Curl.Reply page = guest.get(garden + "/index.xml").is(200);
        Path file = folder.resolve("index.xml");
        Curl.write(file, page.body());
        String script = "import sys,xml.etree.ElementTree as e; r=e.parse(sys.argv[1]).getroot();"
                + "print(r.tag, [c.get('src') or c.text for c in r[0]])";
        Tool python = Tool.run(
                        PATIENCE, List.of(Tool.require("python3", "python3").toString(), "-c", script, file.toString()))
                .succeeded();
        assertThat(python.output()).startsWith("page").contains(src, "'<b>Hello</b>'");
        byte[] old = ("<page><show id='48213' description='2009'><image src='http://city.example/beans.jpg' smoothing="
                        + "'true'/></show></page>")
                .getBytes(StandardCharsets.UTF_8);
        String xml = garden + "/index.xml";
        guest.send("PUT", xml, "application/xml", old).is(403, "not-allowed");
        ada.send("PUT", xml, "application/xml", old, "-H", "If-Match: \"99\"").is(412, "changed");
        ada.send("PUT", xml, "application/xml", old, "-H", "If-Match: " + page.header("ETag"))
                .is(200);
        assertThat(ada.get(api + "/~playlists")
                        .json()
                        .at("/index/playlists/0/items/0/kind")
                        .asText())
                .isEqualTo("link");
        byte[] bomb =
                "<!DOCTYPE page [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><page><show><text>&x;</text></show></page>"
                        .getBytes(StandardCharsets.UTF_8);
        ada.send("PUT", xml, "application/xml", bomb).is(400, "bad-page");
        ada.send("PUT", xml, "application/xml", page.body()).is(200);
        assertThat(guest.get(xml).text()).isEqualTo(page.text());
    }

    @Test
    void guestsShareAndTheSessionTakesIt() {
        try (Person grace = Person.inside(city, owner + "/Garden", "Grace", "");
                Person tom = Person.inside(city, owner + "/Garden", "Tom", "")) {
            String hers = "X-Videocity-Member: "
                    + grace.await("welcome").path("returnKey").asText();
            String his = "X-Videocity-Member: "
                    + tom.await("welcome").path("returnKey").asText();
            Path picture = picture();
            bring(guest, api, picture, "&page=active").is(403, "not-allowed");
            bring(guest, api, picture, "", "-H", hers).is(403, "not-allowed");
            String src = bring(guest, api, picture, "&page=active", "-H", hers)
                    .is(201)
                    .json()
                    .path("src")
                    .asText();
            put(guest, api, "active", "00000001", showing("image", src), "-H", hers)
                    .is(200);
            put(guest, api, "active", "00000001", showing("image", src), "-H", his)
                    .is(403, "not-allowed");
            tom.await("message", m -> m.at("/message/body/page").asText().equals("active"));
            JsonNode seen = guest.get(api + "/~playlists", "-H", his).json().at("/active/playlists/0");
            assertThat(seen.path("sender").asText()).isEqualTo("Grace");
            assertThat(seen.path("mine").asBoolean()).isFalse();
            assertThat(guest.get(garden + "/active.xml").is(200).text()).contains(src);
            guest.get(src).is(200);
            grace.close();
            tom.close();
            Awaitility.await().atMost(PATIENCE).until(() -> guest.get(src).status() == 404);
            assertThat(guest.get(api + "/~playlists").json().at("/active/playlists"))
                    .isEmpty();
        }
    }

    @Test
    void whatIsNotTakenIsSaid() {
        Path page = folder.resolve("beans.png");
        Curl.write(page, "<html><script>alert(1)</script></html>".repeat(5000).getBytes(StandardCharsets.UTF_8));
        bring(ada, api, page, "").is(415, "unsupported-type");
        bring(guest, api, picture(), "").is(403, "not-allowed");
        bring(ada, api, picture(), "", "-H", "Origin: https://evil.example").is(403, "other-site");
        String src = bring(ada, api, picture(), "").is(201).json().path("src").asText();
        put(ada, api, "index", "00000001", showing("image", "https://example.org/a.jpg"))
                .is(400, "bad-playlist");
        put(ada, api, "index", "00000001", showing("image", src.replaceAll("files/.{4}", "files/0000")))
                .is(400, "no-such-file");
        ada.send(
                        "PUT",
                        "/api/me/rooms/Garden",
                        "application/json",
                        "{\"public\":false}".getBytes(StandardCharsets.UTF_8))
                .is(200);
        guest.get(src).is(404, "no-such-room");
        guest.get(garden + "/index.xml").is(404, "no-such-room");
        guest.get("/nobody@example.org/index.xml").is(404, "no-such-room");
        assertThat(ada.get(src).is(200).header("Cache-Control")).contains("private");
    }

    @Test
    void aPageFollowsItsRoomAndGoesWithIt() throws IOException {
        String src = bring(ada, api, picture(), "").is(201).json().path("src").asText();
        put(ada, api, "index", "00000001", showing("image", src)).is(200);
        byte[] renamed = "{\"name\":\"Orchard\",\"public\":true}".getBytes(StandardCharsets.UTF_8);
        ada.send("PUT", "/api/me/rooms/Garden", "application/json", renamed).is(200);
        String there = src.replace("/Garden/", "/Orchard/");
        guest.get(src).is(404);
        guest.get(there).is(200);
        assertThat(guest.get("/" + owner + "/Orchard/index.xml").is(200).text()).contains(there);
        String name = src.substring(src.lastIndexOf('/') + 1);
        Map<String, String> export = unpack(ada.get("/api/me/export").is(200).body());
        assertThat(export.get("rooms/Orchard/index.xml")).contains("\"files/" + name + "\"");
        assertThat(export).containsKey("rooms/Orchard/files/" + name);
        Path blob = city.base().resolve("data/blobs/spaces/file-" + name.substring(0, 16));
        assertThat(count(blob)).isEqualTo(1);
        ada.delete("/api/me/rooms/Orchard").is(204);
        guest.get(there).is(404);
        Awaitility.await().atMost(PATIENCE).until(() -> count(blob) == 0);
    }

    private static long count(Path folder) {
        if (!Files.exists(folder)) {
            return 0;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).count();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Map<String, String> unpack(byte[] zipped) throws IOException {
        Map<String, String> files = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(zipped))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    @Test
    void slowSendersHoldNobodyUp() throws IOException {
        String src = bring(ada, api, picture(), "").is(201).json().path("src").asText();
        String[] session = ada.cookies("").stream()
                .map(line -> line.split("\t"))
                .filter(line -> !line[5].endsWith("-pre"))
                .findFirst()
                .orElseThrow();
        String cookie = session[5] + "=" + session[6];
        byte[] begun = Arrays.copyOf(Curl.read(folder.resolve("beans.jpg")), 1000);
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 8; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), city.httpPort());
                slow.add(socket);
                String head = "POST " + api + "/files HTTP/1.1\r\nHost: localhost\r\nX-Videocity: 1\r\nCookie: "
                        + cookie + "\r\nContent-Length: 1000000\r\n\r\n";
                socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().write(begun);
                socket.getOutputStream().flush();
            }
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() ->
                            bring(ada, api, folder.resolve("beans.jpg"), "").status() >= 429);
            guest.get(src).is(200);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> bring(ada, api, folder.resolve("beans.jpg"), "").status() == 201);
    }
}
