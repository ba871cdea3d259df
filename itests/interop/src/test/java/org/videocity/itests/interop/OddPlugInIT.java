package org.videocity.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.videocity.testing.CityProcess;
import org.videocity.testing.plugin.OddPlugIn;

/** A bundle that somebody else built brings a codec that fits no container here, and files for browsers. */
@ExtendWith(InTheCity.class)
class OddPlugInIT {
    private static final String ROOM = "welcome@localhost";
    private static final String FILES = "/~plugins/" + OddPlugIn.NAME + "/";

    @BeforeAll
    static void install(CityProcess city) {
        city.console("bundle:install -s "
                + OddPlugIn.write(Path.of("target/plug-ins")).toUri());
        Await.live(city, ROOM, "odd", 1);
    }

    @AfterAll
    static void uninstall(CityProcess city) {
        city.console("bundle:uninstall " + OddPlugIn.NAME);
        Await.gone(city, ROOM, "odd");
        assertThat(city.get(FILES + "odd.js").statusCode()).isEqualTo(404);
    }

    @Test
    void whatNoContainerCarriesIsNotAcceptableAndNamed(CityProcess city) {
        for (String extension : List.of(".flv", ".mp4")) {
            String path = "/" + ROOM + "/live/odd" + extension;
            HttpResponse<String> refusal = city.get(path);
            assertThat(refusal.statusCode()).as(path).isEqualTo(406);
            assertThat(refusal.body()).isEqualTo("No installed converter makes speex playable here.\n");
            HttpResponse<String> json = city.get(path, "Accept", "application/json");
            assertThat(json.statusCode()).isEqualTo(406);
            assertThat(Await.json(json.body()).path("name").asText()).isEqualTo("no-converter");
            HttpRequest.Builder head = HttpRequest.newBuilder(URI.create(city.http(path)))
                    .method("HEAD", HttpRequest.BodyPublishers.noBody());
            assertThat(city.send(head).statusCode()).isEqualTo(406);
        }
        assertThat(Await.stream(city, ROOM, "odd").at("/tracks/0/codec").asText())
                .isEqualTo("speex");
        assertThat(city.console("videocity:streams")).containsPattern(ROOM + " +\\| odd +\\| speex");
    }

    @Test
    void filesOfABundleAreServedBelowItsName(CityProcess city) {
        HttpResponse<String> script = city.get(FILES + "odd.js");
        assertThat(script.statusCode()).isEqualTo(200);
        assertThat(script.body()).isEqualTo("document.title = 'Odd indeed';\n");
        assertThat(script.headers().firstValue("Content-Type").orElse("")).startsWith("text/javascript");
        HttpResponse<String> page = city.get(FILES + "index.html");
        assertThat(page.body()).contains("<title>Odd</title>");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .doesNotContain("unsafe")
                .isNotEmpty();
        for (String hidden : List.of("META-INF/MANIFEST.MF", "OSGI-INF/odd.xml", "web/odd.js", "nothing.txt")) {
            assertThat(city.get(FILES + hidden).statusCode()).as(hidden).isEqualTo(404);
        }
    }
}
