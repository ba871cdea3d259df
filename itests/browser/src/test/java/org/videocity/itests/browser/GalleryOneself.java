package org.videocity.itests.browser;

import static org.videocity.itests.browser.CardHolder.PASSPHRASE;
import static org.videocity.itests.browser.CardHolder.press;
import static org.videocity.itests.browser.CardHolder.unlock;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;

/** The gallery's end: letters, what is one's own, ways in, and what is no place of the city. */
final class GalleryOneself extends GalleryWalk {
    private final GalleryHome.Homes homes;

    GalleryOneself(GalleryCast cast, GalleryHome.Homes homes) {
        super(cast);
        this.homes = homes;
    }

    /** Messages for Grace, who has no card: nothing has to be unlocked. */
    void letters() {
        at("inbox-empty", grace, "/~inbox", "vc-inbox [data-testid=empty]");
        message(stranger);
        stranger.page().fill("vc-letter #name", "Žofie");
        press(stranger, "vc-letter [data-do=film]");
        press(stranger, "vc-recorder [data-do=open]");
        stranger.page().locator("vc-recorder [data-do=record]").waitFor();
        gallery.hang("letter-camera", stranger);
        press(stranger, "vc-recorder [data-do=off]");
        stranger.page().setInputFiles("vc-letter #attach", new FilePayload("face.png", "image/png", CardFiles.face()));
        stranger.page().locator("vc-letter [data-do=take-out]").waitFor();
        gallery.hang("letter", stranger);
        press(stranger, "vc-letter [data-do=send]");
        stranger.page().locator("vc-letter [data-testid=sent]").waitFor();
        gallery.hang("letter-sent", stranger);
        message(henry);
        press(henry, "vc-letter [data-do=send]");
        henry.page().locator("vc-letter [data-testid=sent]").waitFor();
        at("inbox", grace, "/~inbox", "vc-envelope");
        grace.page().locator("vc-envelope").nth(1).click();
        grace.page().locator("vc-opened img").waitFor();
        gallery.hang("inbox-open", grace);
    }

    private void message(Visitor who) {
        who.visit(url(who, "/" + homes.grace()));
        press(who, "vc-home [data-do=message]");
        who.page()
                .fill("vc-letter #text", "I brought the book back. It stands where it stood, third shelf from below.");
    }

    void aboutOneself() {
        Page page = grace.visit(url(grace, "/~me")).page();
        page.fill("vc-passkeys #label", "Work laptop");
        press(grace, "vc-passkeys [data-do=add]");
        page.locator("vc-passkeys li").waitFor();
        gallery.hang("me", grace);
        press(grace, "vc-media [data-do=try]");
        page.locator("vc-media video").waitFor();
        gallery.hang("me-camera", grace);
        press(grace, "vc-media [data-do=stop]");
        press(grace, "[data-do=photo]");
        page.setInputFiles("#photo", new FilePayload("grace.png", "image/png", CardFiles.face()));
        page.locator("vc-crop canvas").waitFor();
        press(grace, "vc-move [data-do=move]");
        press(grace, "[data-do=leave]");
        page.locator("[data-do=leave-code]").waitFor();
        gallery.hang("me-changing", grace);
        Page mine = ada.visit(city.http("/~me")).page();
        CardFiles.show(mine, homes.cards().login());
        mine.locator("vc-unlock #unlock").waitFor();
        gallery.hang("me-card-locked", ada);
        unlock(ada, PASSPHRASE);
        mine.locator("[data-do=renew]").waitFor();
        press(ada, "vc-my-cards summary");
        gallery.hang("me-cards", ada);
    }

    void signingIn() {
        Page page = stranger.page();
        at("sign-in", stranger, "/~sign-in", "vc-card-drop");
        CardFiles.show(page, homes.cards().visiting());
        page.locator("#card-problem:not(:empty)").waitFor();
        gallery.hang("sign-in-card-refused", stranger);
        CardFiles.show(page, homes.cards().login());
        unlock(stranger, "not this one");
        CardHolder.problem(stranger, "unlock");
        gallery.hang("sign-in-passphrase", stranger);
        page.locator("#remember").check();
        unlock(stranger, PASSPHRASE);
        page.waitForURL(city.http("/" + homes.ada()));
        press(stranger, "#you");
        press(stranger, "#menu [data-do=sign-out]");
        page.locator("vc-you [data-do=sign-in]").waitFor();
        at("sign-in-remembered", stranger, "/~sign-in", "vc-kept-cards [data-do=come-in]");
        page.fill("#address", homes.ada());
        page.locator("#lost").check();
        gallery.hang("sign-in-lost", stranger);
        press(stranger, "vc-sign-in button.primary");
        page.locator("#code").waitFor();
        gallery.hang("sign-in-code", stranger);
    }

    /** Pages of the server's own, for whoever comes to no place of a city; and a city that cannot be reached. */
    void outsideTheCity() throws IOException {
        said("nothing-here", city.http("/~nothing"));
        Path configured = city.base().resolve("etc/org.videocity.city-lane.cfg");
        Files.writeString(configured, "name = lane.localhost\npublicUrl = https://lane.example.org\n");
        String lane = city.http("/").replace("127.0.0.1", "lane.localhost");
        stranger.page().setExtraHTTPHeaders(Map.of("X-Forwarded-For", "192.0.2.7"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInSameThread()
                .until(() -> stranger.visit(lane).page().locator("a.secure").count() == 1);
        said("insecure", lane);
        Files.delete(configured);
        henry.page().routeWebSocket("**/ws/room**", WebSocketRoute::close);
        at("room-unreached", henry, "/" + homes.hall(), "[data-testid=band]");
    }

    /** A page whose code says that something is wrong, which browsers complain of. */
    private void said(String place, String address) {
        stranger.visit(address);
        stranger.complaints().clear();
        gallery.hang(place, stranger);
    }
}
