package org.videocity.itests.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videocity.itests.browser.CardHolder.PASSPHRASE;
import static org.videocity.itests.browser.CardHolder.press;
import static org.videocity.itests.browser.CardHolder.unlock;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.videocity.testing.CityProcess;
import org.videocity.testing.Tool;

/**
 * One walk through the whole city: Ada, who lives there with a card, her friends Grace and Henry, and somebody from
 * outside come to every place there is, and every place has its picture taken.
 */
@ExtendWith(InTheBrowser.class)
class GalleryIT {
    private static final String PLAZA = "welcome@localhost";
    private static final String INSIDE = "main[data-phase=inside]";
    private static final String CLOSED = "vc-door [data-door=closed]";
    private static final String HEIR = "#members .member:has-text('Henry')";

    private final Gallery gallery = new Gallery();
    private CityProcess city;
    private Mailbox mails;
    private Browser browser;
    private Visitor ada;
    private Visitor grace;
    private Visitor henry;
    private Visitor stranger;
    private CardHolder.Cards cards;
    /** Home of Grace, which is public. */
    private String graces;

    /** Home of Ada, and her rooms: one private, one public. */
    private String home;

    private String garden;
    private String hall;

    @Test
    void everyPlaceCanBeLookedAt(CityProcess city, Mailbox mails, Browser browser) throws IOException {
        this.city = city;
        this.mails = mails;
        this.browser = browser;
        try (Visitor ada = Visitor.atADesk(browser, ColorScheme.LIGHT);
                Visitor grace = Visitor.atADesk(browser, ColorScheme.LIGHT);
                Visitor henry = Visitor.atADesk(browser, ColorScheme.LIGHT);
                Visitor stranger = Visitor.atADesk(browser, ColorScheme.LIGHT)) {
            this.ada = ada;
            this.grace = grace;
            this.henry = henry;
            this.stranger = stranger;
            movingIn();
            ownersSettings();
            closedDoor();
            media();
            try (Tool camera = Camera.film(city.rtmp(PLAZA, "plaza"), 320, 180);
                    Tool stage = Camera.film(city.rtmp(hall, "stage"), 320, 180);
                    Tool piano = Camera.film(city.rtmp(hall, "piano"), 320, 180)) {
                street();
                room();
                assertThat(List.of(camera, stage, piano)).allMatch(Tool::isAlive);
            }
            letters();
            aboutOneself();
            signingIn();
            outsideTheCity();
        }
        assertThat(gallery.flaws()).isEmpty();
    }

    private void movingIn() {
        home = CardHolder.somebody("ada");
        garden = home + "/Garden";
        hall = home + "/Hall";
        at("sign-up", ada, "/~sign-up", "vc-sign-up #name");
        cards = CardHolder.signUp(city, mails, ada, home, step -> gallery.hang("sign-up-" + step, ada));
        Newcomer.builds(ada, "Hall", true, "music", "talk");
        at("home-own", ada, "/" + home, "vc-rooms [data-room='" + garden + "']");
        press(ada, "vc-rooms #new");
        gallery.hang("home-new-room", ada);
        press(ada, "vc-panel [data-do=close]");
        gallery.hang("home", ada);
        Authenticator.in(grace.page());
        graces = Newcomer.movesIn(mails, url(grace, "/"), grace, "Grace Hopper");
        Newcomer.builds(grace, "Library", true, "books");
        Newcomer.opensHome(grace, "Grace at home");
        grace.visit(url(grace, "/" + graces));
        brings(grace, "Moths I met");
        Newcomer.movesIn(city, mails, henry, "Henry Dorsett Case");
        at("home-public", stranger, "/" + graces, "vc-home [data-room]");
        at("home-closed", stranger, "/" + home, CLOSED);
    }

    private void ownersSettings() {
        at("room-chat-empty", ada, "/" + garden, INSIDE);
        press(ada, "vc-panel [data-do=close]");
        gallery.hang("room-empty", ada);
        press(ada, "vc-toolbar [data-do=settings]");
        ada.page().locator("vc-settings vc-room-form").waitFor();
        gallery.hang("settings-about", ada);
        tab("admission", "vc-names[what=people] #more").fill("grace@example.org");
        press(ada, "[data-do=save-admission]");
        gallery.hang("settings-admission", ada);
        tab("invitations", "vc-invitations #label").fill("Sunday tea");
        press(ada, "vc-invitations [data-do=invite]");
        ada.page().locator("vc-invitations .made code").waitFor();
        gallery.hang("settings-invitations", ada);
        tab("keys", "vc-keys #label").fill("Camera 1");
        press(ada, "[data-do=make-key]");
        ada.page().locator("vc-keys .made code").first().waitFor();
        gallery.hang("settings-keys", ada);
        tab("card", "vc-card-drop input");
        gallery.hang("settings-card-drop", ada);
        CardFiles.show(ada.page(), cards.login());
        unlock(ada, PASSPHRASE);
        ada.page().fill("vc-room-cards #label", "Henry");
        press(ada, "vc-room-cards [data-do=invite]");
        ada.page().locator("vc-room-cards vc-card-file [data-do=save]").waitFor();
        gallery.hang("settings-card", ada);
        press(ada, "[data-do=close-settings]");
    }

    private Locator tab(String name, String sight) {
        press(ada, "vc-settings [data-tab=" + name + "]");
        Locator first = ada.page().locator("vc-settings " + sight).first();
        first.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        return first;
    }

    private void closedDoor() {
        at("door-closed", stranger, "/" + garden, CLOSED);
        press(stranger, "vc-door [data-do=key]");
        gallery.hang("door-key", stranger);
        CardFiles.show(stranger.page(), CardFiles.reencoded(cards.visiting(), "png"));
        stranger.page().locator("#card-problem:not(:empty)").waitFor();
        stranger.complaints().clear(); // browsers complain of the code that goes with a refusal
        gallery.hang("door-card-refused", stranger);
        press(stranger, "vc-knock [data-do=knock]");
        stranger.page().fill("#knock-name", "Grace Hopper");
        stranger.page().fill("#knock-text", "It is me. I brought the notes for the compiler, and a moth.");
        gallery.hang("door-knock", stranger);
        press(stranger, "vc-knock [data-do=send]");
        stranger.page().locator("[data-testid=waiting]").waitFor();
        gallery.hang("door-waiting", stranger);
        ada.page().locator("[data-knock]").waitFor();
        gallery.hang("room-knock", ada);
        press(ada, "[data-knock] [data-do=decline]");
        stranger.page().locator("[data-testid=declined]").waitFor();
        gallery.hang("door-declined", stranger);
    }

    private void media() {
        press(ada, "vc-toolbar [data-do=add]");
        ada.page().locator("vc-add-media dialog[open]").waitFor();
        gallery.hang("room-add", ada);
        press(ada, "vc-add-media [data-do=close-add]");
        brings(ada, "Our garden");
        press(ada, "vc-toolbar [data-do=playlists]");
        ada.page().locator("vc-playlists .item").first().waitFor();
        gallery.hang("room-playlists", ada);
        press(ada, "vc-panel [data-do=close]");
        gallery.hang("room-playlist", ada);
        press(ada, "vc-toolbar [data-do=record]");
        press(ada, "vc-recorder [data-do=record]");
        ada.page().locator("vc-recorder .rec").waitFor();
        gallery.hang("room-record", ada);
        press(ada, "vc-recorder [data-do=stop]");
        ada.page().locator("vc-add-media video").waitFor();
        gallery.hang("room-recorded", ada);
        press(ada, "vc-add-media [data-do=close-add]");
        press(ada, "vc-toolbar [data-do=snapshot]");
        ada.page().locator("vc-capture [data-do=shoot]").waitFor();
        gallery.hang("room-snapshot", ada);
        press(ada, "vc-capture [data-do=close-capture]");
    }

    /** Adds a picture and a text to the room somebody is in, to stay there. */
    private static void brings(Visitor who, String name) {
        press(who, "vc-toolbar [data-do=add]");
        who.page().setInputFiles("vc-add-media #files", new FilePayload("me.png", "image/png", CardFiles.face()));
        who.page().fill("vc-add-media #words", "There is more to come.");
        who.page().fill("vc-add-media #called", name);
        press(who, "vc-add-media [data-do=keep]");
        who.page().locator("vc-playlist .item img").waitFor();
    }

    private void street() {
        at("city", stranger, "/", "[data-room='" + hall + "'] .live");
        stranger.page().fill("#find", "Hall");
        stranger.page().locator("vc-card [data-room='" + PLAZA + "']").waitFor(gone());
        gallery.hang("city-found", stranger);
        stranger.page().fill("#find", "a room that nobody has built yet");
        stranger.page().locator("vc-city .quiet h1").waitFor();
        gallery.hang("city-nothing-found", stranger);
        at("city-resident", henry, "/", "main [data-do=home]");
        gallery.hang("menu-you", henry, () -> open(henry, "vc-you #you", "vc-you #menu"));
        at("doctor", stranger, "/~doctor", "[data-thing=live][data-state=good]");
    }

    private void room() {
        for (Visitor each : List.of(ada, grace, henry, stranger)) {
            each.visit(url(each, "/" + hall));
            each.page().locator(INSIDE).waitFor();
        }
        talk();
        press(ada, "vc-toolbar [data-do=people]");
        choose(ada, "#members .member:has-text('Grace')", "make-moderator-lasting");
        people();
        boxes();
        choose(ada, HEIR, "remove");
        henry.page().locator("vc-door [data-reason]").waitFor();
        gallery.hang("door-shown-out", henry);
        press(ada, "vc-toolbar [data-do=lock]");
        ada.page().locator("vc-toolbar [data-do=lock][aria-pressed=true]").waitFor();
        at("door-locked", henry, "/" + hall, "vc-door [data-door=locked]");
        at("embed", grace, "/" + PLAZA + "?embed", "vc-box");
    }

    private void talk() {
        say(ada, "Welcome to the hall! The piano is tuned, the stage is lit.");
        say(henry, "What a picture. Who plays tonight?");
        say(grace, "Nobody yet: https://example.org/programme has the evenings to come.");
        say(ada, "Then it is open to whoever likes to.");
        for (String stream : List.of("stage", "piano")) {
            grace.awaitPlaying(stream);
        }
        gallery.hang("room-chat", grace);
        press(grace, "vc-panel [data-do=close]");
        gallery.hang("room", grace);
        try (Visitor touching = Visitor.onAPhone(browser, ColorScheme.LIGHT)) {
            at("room-touched", touching, "/" + hall, "vc-box[data-stream=stage]");
        }
    }

    private void people() {
        press(grace, "vc-toolbar [data-do=people]");
        grace.page().locator(HEIR + " vc-menu #open").waitFor();
        gallery.hang("room-people", grace);
        gallery.hang("room-people-owner", ada);
        gallery.hang("menu-member", grace, () -> open(grace, HEIR + " vc-menu #open", HEIR + " vc-menu #menu"));
        gallery.hang("menu-member-owner", ada, () -> open(ada, HEIR + " vc-menu #open", HEIR + " vc-menu #menu"));
        ada.page().keyboard().press("Escape");
        press(henry, "vc-toolbar [data-do=join]");
        henry.page().locator("vc-join vc-copy").first().waitFor();
        gallery.hang("room-join", henry);
        press(henry, "vc-panel [data-do=close]");
    }

    private void boxes() {
        Page page = henry.page();
        henry.awaitPlaying("stage");
        gallery.hang("room-box-hover", henry, () -> henry.box("stage").hover());
        henry.box("stage").locator("section").dblclick();
        page.locator("vc-box[maximised]").waitFor();
        gallery.hang("room-maximised", henry);
        henry.box("stage").locator("section").dblclick();
        press(henry, "vc-toolbar [data-do=layout]");
        gallery.hang("room-one-large", henry);
        henry.box("piano").hover();
        press(henry, "vc-box[data-stream=piano] [data-do=dock]");
        page.locator("vc-stage .dock button").waitFor();
        gallery.hang("room-dock", henry);
        henry.box("stage").hover();
        press(henry, "vc-box[data-stream=stage] [data-do=close]");
        page.locator("vc-invitation").waitFor();
        gallery.hang("room-put-away", henry);
    }

    /** Messages for Grace, who has no card: nothing has to be unlocked. */
    private void letters() {
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
        who.visit(url(who, "/" + graces));
        press(who, "vc-home [data-do=message]");
        who.page()
                .fill("vc-letter #text", "I brought the book back. It stands where it stood, third shelf from below.");
    }

    private void aboutOneself() {
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
        CardFiles.show(mine, cards.login());
        mine.locator("vc-unlock #unlock").waitFor();
        gallery.hang("me-card-locked", ada);
        unlock(ada, PASSPHRASE);
        mine.locator("[data-do=renew]").waitFor();
        press(ada, "vc-my-cards summary");
        gallery.hang("me-cards", ada);
    }

    private void signingIn() {
        Page page = stranger.page();
        at("sign-in", stranger, "/~sign-in", "vc-card-drop");
        CardFiles.show(page, cards.visiting());
        page.locator("#card-problem:not(:empty)").waitFor();
        gallery.hang("sign-in-card-refused", stranger);
        CardFiles.show(page, cards.login());
        unlock(stranger, "not this one");
        CardHolder.problem(stranger, "unlock");
        gallery.hang("sign-in-passphrase", stranger);
        page.locator("#remember").check();
        unlock(stranger, PASSPHRASE);
        page.waitForURL(city.http("/" + home));
        press(stranger, "#you");
        press(stranger, "#menu [data-do=sign-out]");
        page.locator("vc-you [data-do=sign-in]").waitFor();
        at("sign-in-remembered", stranger, "/~sign-in", "vc-kept-cards [data-do=come-in]");
        page.fill("#address", home);
        page.locator("#lost").check();
        gallery.hang("sign-in-lost", stranger);
        press(stranger, "vc-sign-in button.primary");
        page.locator("#code").waitFor();
        gallery.hang("sign-in-code", stranger);
    }

    /** Pages of the server's own, for whoever comes to no place of a city; and a city that cannot be reached. */
    private void outsideTheCity() throws IOException {
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
        at("room-unreached", henry, "/" + hall, "[data-testid=band]");
    }

    /** A page whose code says that something is wrong, which browsers complain of. */
    private void said(String place, String address) {
        stranger.visit(address);
        stranger.complaints().clear();
        gallery.hang(place, stranger);
    }

    /** Goes to a place, waits for what tells that one is there, and has its picture taken. */
    private void at(String place, Visitor who, String path, String sight) {
        who.visit(url(who, path));
        who.page().locator(sight).first().waitFor();
        gallery.hang(place, who);
    }

    /** Grace knows the city by its name, for she has a passkey; the others by its number. */
    private String url(Visitor who, String path) {
        return who == grace ? Authenticator.street(city) + path.substring(1) : city.http(path);
    }

    private static void open(Visitor who, String button, String menu) {
        Locator shown = who.page().locator(menu + ":popover-open");
        if (shown.count() == 0) {
            press(who, button);
            shown.waitFor();
        }
    }

    private static void choose(Visitor who, String row, String act) {
        press(who, row + " vc-menu #open");
        press(who, row + " vc-menu [data-do=" + act + "]");
    }

    private static void say(Visitor who, String text) {
        who.page().fill("#chat-text", text);
        who.page().locator("#chat-text").press("Enter");
        who.page().locator("vc-chat .line:has-text('" + text + "')").waitFor();
    }

    private static Locator.WaitForOptions gone() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);
    }
}
