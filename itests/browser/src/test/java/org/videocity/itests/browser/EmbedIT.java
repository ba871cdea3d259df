package org.videocity.itests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.videocity.testing.CityProcess;
import org.videocity.testing.Tool;

/** A room whose owner allows it plays in a frame of somebody else's page; no other one does. */
@ExtendWith(InTheBrowser.class)
class EmbedIT {
    private static final String OPEN = "show@localhost/Window";
    private static final String CLOSED = "welcome@localhost";
    /** The page of the city has these before any of it is shown. */
    private static final String OF_THE_CITY = "link[rel=modulepreload]";

    private static final AtomicInteger PAGES = new AtomicInteger();

    /** Somebody in the room brings a playlist, as the page does. */
    private static final String PROGRAMME = """
            async () => {
              const member = sessionStorage.getItem('videocity.return.show@localhost/Window');
              const answer = await fetch('/api/rooms/show@localhost/Window/~playlists/active/5f0c91aa', {
                method: 'PUT',
                headers: { 'content-type': 'application/json', 'x-videocity': '1', 'x-videocity-member': member },
                body: JSON.stringify({ description: 'Programme', items: [{ kind: 'text', text: 'Tonight: the moon', description: '' }] }),
              });
              return answer.status;
            }
            """;

    /** Whoever is signed in opens their home to everybody, to frames too, and hangs up what stays there. */
    private static final String HOME = """
            async (address) => {
              const put = async (path, body) => {
                const headers = { 'content-type': 'application/json', 'x-videocity': '1' };
                const answer = await fetch(path, { method: 'PUT', headers, body: JSON.stringify(body) });
                return answer.status;
              };
              const items = [{ kind: 'text', text: 'Open on Sundays', description: '' }];
              return [
                await put('/api/me/home', { title: 'Gallery', public: true, embed: true }),
                await put(`/api/rooms/${address}/~playlists/index/5f0c91ab`, { description: 'Hours', items }),
              ];
            }
            """;

    @Test
    void aHomeInAFrameShowsWhatStaysThere(CityProcess city, Mailbox mails, Browser browser) throws Exception {
        HttpServer blog = HttpServer.create(new InetSocketAddress("127.0.0.2", 0), 0);
        blog.start();
        try (Visitor owner = Visitor.atADesk(browser, ColorScheme.LIGHT);
                Visitor reader = Visitor.onAPhone(browser, ColorScheme.LIGHT)) {
            String address = Newcomer.movesIn(city, mails, owner, "Gia Gallery");
            assertThat(owner.page().evaluate(HOME, address)).isEqualTo(java.util.List.of(200, 200));
            Frame frame = framed(reader.page(), blog, code(city, address));
            frame.locator("vc-box vc-playlist").getByText("Open on Sundays").waitFor();
        } finally {
            blog.stop(0);
        }
    }

    @Test
    void onlyRoomsThatAllowItAreShownInFrames(CityProcess city, Browser browser) throws Exception {
        java.nio.file.Files.writeString(
                city.base().resolve("etc/org.videocity.room-window.cfg"),
                "owner = show@localhost\nname = Window\ntitle = The window\nmayEmbed = true\n");
        HttpServer blog = HttpServer.create(new InetSocketAddress("127.0.0.2", 0), 0);
        blog.start();
        try (Visitor ada = Visitor.atADesk(browser, ColorScheme.LIGHT);
                Visitor bob = Visitor.atADesk(browser, ColorScheme.DARK)) {
            awaitRoom(city);
            bob.visit(city.http("/" + OPEN));
            bob.page().locator("main[data-phase=inside]").waitFor();
            assertThat(bob.page().evaluate(PROGRAMME)).isEqualTo(200);
            try (Tool camera = Camera.film(city.rtmp(OPEN, "window"), 320, 180)) {
                ada.visit(city.http("/" + OPEN));
                ada.awaitPlaying("window");
                ada.page().locator("vc-panel [data-tab=join]").click();
                String code = String.valueOf(ada.page()
                        .locator("vc-join vc-copy")
                        .filter(new Locator.FilterOptions().setHasText("iframe"))
                        .evaluate("copy => copy.text"));
                assertThat(code).startsWith("<iframe src=\"" + city.http("/" + OPEN + "?embed") + "\"");
                ada.photograph("join-embed-desktop-light");
                Frame frame = framed(ada.page(), blog, code);
                frame.locator("vc-box[data-stream=window] video")
                        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
                frame.waitForFunction(
                        "() => { const find = (root) => root.querySelector('video') ?? [...root.querySelectorAll('*')]"
                                + ".map((e) => e.shadowRoot && find(e.shadowRoot)).find(Boolean); const v = find(document);"
                                + " return v && v.videoWidth > 0; }");
                frame.locator("vc-box vc-playlist")
                        .getByText("Tonight: the moon")
                        .waitFor();
                assertThat(frame.locator(OF_THE_CITY).count()).isPositive();
                assertThat(frame.locator("vc-address").count()).isZero();
                assertThat(frame.locator("vc-toolbar").count()).isZero();
                ada.photograph("embedded-desktop-light");
                assertThat(camera.isAlive()).isTrue();
            }
            Frame refused = framed(ada.page(), blog, code(city, CLOSED));
            assertThat(refused.locator(OF_THE_CITY).count()).isZero();
        } finally {
            blog.stop(0);
        }
    }

    private static String code(CityProcess city, String room) {
        return "<iframe src=\"" + city.http("/" + room + "?embed") + "\" width=640 height=360></iframe>";
    }

    private static void awaitRoom(CityProcess city) {
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(30))
                .until(() -> city.get("/api/rooms/" + OPEN).statusCode() == 200);
    }

    /** Shows a page of somebody else's with a frame in it; it is another site, because its host is another one. */
    private static Frame framed(Page page, HttpServer blog, String code) {
        byte[] text = ("<!doctype html><title>Blog</title><h1>My blog</h1>" + code).getBytes(StandardCharsets.UTF_8);
        String path = "/" + PAGES.incrementAndGet();
        blog.createContext(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, text.length);
            exchange.getResponseBody().write(text);
            exchange.close();
        });
        page.navigate("http://127.0.0.2:" + blog.getAddress().getPort() + path);
        page.waitForLoadState();
        return page.frames().get(page.frames().size() - 1);
    }
}
