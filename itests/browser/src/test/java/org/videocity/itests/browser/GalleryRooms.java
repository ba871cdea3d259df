package org.videocity.itests.browser;

import static org.videocity.itests.browser.CardHolder.press;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;

/** The gallery's middle: the street, and a room in which something is live. */
final class GalleryRooms extends GalleryWalk {
    private static final String HEIR = "#members .member:has-text('Henry')";

    private final Browser browser;
    private final String hall;

    GalleryRooms(GalleryCast cast, String hall) {
        super(cast);
        this.browser = cast.browser();
        this.hall = hall;
    }

    void street() {
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

    void room() {
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
