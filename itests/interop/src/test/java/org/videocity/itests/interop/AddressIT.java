package org.videocity.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.videocity.testing.CityProcess;
import org.videocity.testing.Tool;

/** However a client cuts an address into application and stream, it leads to the same room. */
@ExtendWith(InTheCity.class)
class AddressIT {
    private static final String HOME = "welcome@localhost";
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /** One way to say where a stream goes: what ffmpeg is told, and where the stream shall appear. */
    private record Way(String room, String stream, String address, String... options) {}

    @Test
    void publishersMayCutTheirAddressAnywhere(CityProcess city) {
        String host = "rtmp://127.0.0.1:" + city.rtmpPort();
        String garden = "eve@example.org/Garden";
        city.console("videocity:room-create " + garden);
        publishAll(
                city,
                "",
                new Way(garden, "whole", host + "/call/" + garden + "/whole"),
                new Way(HOME, "encoded", host + "/call/welcome%40localhost/encoded"),
                new Way(HOME, "obs", host, "-rtmp_app", "call/" + HOME, "-rtmp_playpath", "obs"),
                new Way(garden, "obs-named", host, "-rtmp_app", "call/" + garden, "-rtmp_playpath", "obs-named"),
                new Way(HOME, "short", host, "-rtmp_app", "call", "-rtmp_playpath", HOME + "/short"),
                new Way(garden, "short-named", host, "-rtmp_app", "call", "-rtmp_playpath", garden + "/short-named"));
        city.console("videocity:room-remove " + garden);
    }

    @Test
    void aKeyMayStandInAnyPartOfTheAddress(CityProcess city) {
        String host = "rtmp://127.0.0.1:" + city.rtmpPort();
        String room = "eve@example.org/Shed";
        city.console("videocity:room-create --private " + room);
        Key key = Key.issue(city, "--publish --watch", room);
        String query = "?key=" + key.secret();
        String app = "call/" + room;
        publishAll(
                city,
                query,
                new Way(room, "end", host + "/" + app + "/end" + query),
                new Way(room, "name", host, "-rtmp_app", app, "-rtmp_playpath", "name" + query),
                new Way(room, "app", host, "-rtmp_app", app + query, "-rtmp_playpath", "app"),
                new Way(
                        room,
                        "url",
                        host,
                        "-rtmp_app",
                        app,
                        "-rtmp_playpath",
                        "url",
                        "-rtmp_tcurl",
                        host + "/" + app + query));
        city.console("videocity:room-remove " + room);
    }

    @Test
    void librtmpFindsStreamsByItsOwnCuts(CityProcess city) {
        String stream = "dumped";
        String host = "rtmp://127.0.0.1:" + city.rtmpPort();
        try (Broadcast publisher = Broadcast.start(Broadcast.clip(4, 50), city.rtmp(HOME, stream))) {
            Await.live(city, HOME, stream, 2);
            try (Tool whole = rtmpdump("whole", "-r", city.rtmp(HOME, stream));
                    Tool cut = rtmpdump("cut", "-r", host + "/call", "-a", "call/" + HOME, "-y", stream);
                    Tool bare = rtmpdump("bare", "-r", host + "/call", "-a", "call", "-y", HOME + "/" + stream)) {
                publisher.tool().await(PATIENCE).succeeded();
                for (Tool each : List.of(whole, cut, bare)) {
                    each.await(PATIENCE);
                }
            }
        }
        for (String name : List.of("whole", "cut", "bare")) {
            assertThat(Packets.of(dump(name).toString()).video())
                    .as("pictures in " + dump(name))
                    .hasSize(100);
        }
    }

    @Test
    void aWrongAddressIsExplained(CityProcess city) {
        String host = "rtmp://127.0.0.1:" + city.rtmpPort();
        assertExplained(host + "/live/" + HOME + "/x", "There is no application 'live' here; expected rtmp://");
        assertExplained(host + "/call/x", "names no room");
        assertExplained(host + "/call/nobody/x", "expected rtmp://host/call/user@domain");
        assertExplained(city.rtmp("nobody@example.org", "x"), "There is no such room here");
        assertExplained(city.rtmp(HOME, "b%20d"), "That is no name for a stream");
    }

    private static void assertExplained(String address, String why) {
        try (Broadcast publisher = Broadcast.start(Clip.LONG.file(), address)) {
            assertThat(publisher.tool().await(PATIENCE).exitCode()).as(address).isNotZero();
            assertThat(publisher.tool().errors()).contains(why);
        }
    }

    private static void publishAll(CityProcess city, String query, Way... ways) {
        List<Broadcast> publishers = new ArrayList<>();
        try {
            for (Way way : ways) {
                publishers.add(Broadcast.start(Clip.LONG.file(), way.address(), way.options()));
            }
            for (Way way : ways) {
                Await.live(city, way.room() + query, way.stream(), 2);
            }
        } finally {
            publishers.forEach(Broadcast::close);
        }
        for (Way way : ways) {
            Await.gone(city, way.room() + query, way.stream());
        }
    }

    private static Path dump(String name) {
        return Path.of("target/clips/address-" + name + ".flv");
    }

    private static Tool rtmpdump(String name, String... options) {
        List<String> command = new ArrayList<>(List.of(
                Tool.require("rtmpdump", "rtmpdump").toString(),
                "-q",
                "-v",
                "-o",
                dump(name).toString()));
        command.addAll(List.of(options));
        return Tool.start(command);
    }
}
