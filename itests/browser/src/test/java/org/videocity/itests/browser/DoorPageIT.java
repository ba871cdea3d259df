package org.videocity.itests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.videocity.testing.CityProcess;

/** Owner, friend, guest and stranger at one door, each in a browser of their own. */
@ExtendWith(InTheBrowser.class)
class DoorPageIT {
    private static final String MARKUP = "<img src=x onerror=document.title='broken'>Hello & \"hi\"";

    @Test
    void aGuestKnocksAndIsAdmittedByKeyboard(CityProcess city, Mailbox mails, Browser browser) {
        try (Visitor ada = Visitor.atADesk(browser, ColorScheme.LIGHT);
                Visitor guest = Visitor.onAPhone(browser, ColorScheme.DARK)) {
            String room = goIn(city, mails, ada, "Ada Lovelace", "Garden");
            guest.visit(city.http("/" + room));
            guest.page().locator("vc-door [data-door=closed]").waitFor();
            assertThat(Accessibility.findings(guest.page())).isEmpty();
            guest.photograph("door-closed-phone-dark");
            knock(guest, "Grace Hopper", MARKUP, true);
            guest.page().locator("[data-testid=waiting]").waitFor();
            guest.photograph("door-waiting-phone-dark");

            Locator note = ada.page().locator("[data-knock]");
            note.waitFor();
            assertThat(note.innerText()).contains("Grace Hopper", MARKUP);
            assertThat(note.locator(".text img").count()).isZero();
            assertThat(note.locator("vc-avatar img").getAttribute("src")).startsWith("data:image/jpeg;base64,");
            assertThat(ada.page().locator("vc-knocks [role=alert]").innerText()).contains("Grace Hopper knocks");
            assertThat(Accessibility.findings(ada.page())).isEmpty();
            ada.photograph("door-knock-desktop-light");

            note.locator("[data-do=admit]").focus();
            ada.page().keyboard().press("Enter");
            guest.page().locator("main[data-phase=inside]").waitFor();
            note.waitFor(gone());
            ada.page().locator("#members .member", text("Grace Hopper")).first().waitFor(attached());
            guest.page().locator("vc-door").waitFor(gone());
            guest.photograph("door-admitted-phone-dark");
            assertThat(ada.page().title()).doesNotContain("broken");
            assertThat(ada.complaints()).isEmpty();
            assertThat(guest.complaints()).isEmpty();
        }
    }

    @Test
    void whoIsDeclinedIsToldCalmlyAndMayStopWaiting(CityProcess city, Mailbox mails, Browser browser) {
        try (Visitor ada = Visitor.atADesk(browser, ColorScheme.DARK);
                Visitor guest = Visitor.atADesk(browser, ColorScheme.LIGHT)) {
            String room = goIn(city, mails, ada, "Ada Lovelace", "Study");
            guest.visit(city.http("/" + room));
            guest.page().locator("vc-door [data-door=closed]").waitFor();
            guest.page().locator("vc-card-drop").waitFor();
            guest.photograph("door-closed-desktop-light");
            knock(guest, "Bob", "", false);
            ada.page().locator("[data-knock]").waitFor();
            press(guest, "vc-knock [data-do=stop]");
            ada.page().locator("[data-knock]").waitFor(gone());
            knock(guest, "Bob", "Please?", false);
            press(ada, "[data-knock] [data-do=decline]");
            guest.page().locator("[data-testid=declined]").waitFor();
            ada.page().locator("[data-knock]").waitFor(gone());
            guest.photograph("door-declined-desktop-light");
            assertThat(guest.page().locator("main[data-phase]").count()).isZero();
            assertThat(ada.complaints()).isEmpty();
            assertThat(guest.complaints()).isEmpty();
        }
    }

    @Test
    void aFriendComesInByALinkThatCountsOnce(CityProcess city, Mailbox mails, Browser browser) {
        try (Visitor ada = Visitor.atADesk(browser, ColorScheme.LIGHT);
                Visitor friend = Visitor.onAPhone(browser, ColorScheme.LIGHT);
                Visitor stranger = Visitor.atADesk(browser, ColorScheme.DARK)) {
            goIn(city, mails, ada, "Ada Lovelace", "Kitchen");
            Page page = ada.page();
            String link = link(ada, "Sunday tea");
            page.locator("vc-invitations li", text("Sunday tea")).waitFor();
            assertThat(Accessibility.findings(page)).isEmpty();
            ada.photograph("settings-invitations-desktop-light");
            assertThat(link).contains("#invitation=");

            friend.visit(link);
            friend.page().locator("main[data-phase=inside]").waitFor();
            assertThat(friend.page().url()).doesNotContain("invitation");
            stranger.visit(link);
            stranger.page().locator("vc-door [data-door=closed]").waitFor();
            assertThat(stranger.page().locator("main[data-phase]").count()).isZero();
            assertThat(ada.complaints()).isEmpty();
            assertThat(friend.complaints()).isEmpty();
        }
    }

    @Test
    void aLinkLeadsToItsRoomUnderTheNameItHasNow(CityProcess city, Mailbox mails, Browser browser) {
        try (Visitor ada = Visitor.atADesk(browser, ColorScheme.LIGHT);
                Visitor friend = Visitor.onAPhone(browser, ColorScheme.LIGHT)) {
            goIn(city, mails, ada, "Ada Lovelace", "Scullery");
            String link = link(ada, "Monday tea");
            press(ada, "vc-settings [data-tab=about]");
            ada.page().fill("vc-room-form #name", "Pantry");
            press(ada, "vc-room-form button.primary");
            ada.page().waitForURL("**/Pantry");
            friend.visit(link);
            friend.page().locator("main[data-phase=inside]").waitFor();
            assertThat(friend.page().url()).endsWith("/Pantry");
            assertThat(friend.complaints()).isEmpty();
        }
    }

    @Test
    void aLockedRoomLetsNobodyElseInUntilItIsUnlocked(CityProcess city, Mailbox mails, Browser browser) {
        try (Visitor ada = Visitor.atADesk(browser, ColorScheme.LIGHT);
                Visitor bob = Visitor.onAPhone(browser, ColorScheme.LIGHT)) {
            String address = Newcomer.movesIn(city, mails, ada, "Ada Lovelace");
            Newcomer.builds(ada, "Hall", true);
            ada.visit(city.http("/" + address + "/Hall"));
            press(ada, "vc-toolbar [data-do=lock]");
            ada.page().locator("vc-toolbar [data-do=lock][aria-pressed=true]").waitFor();
            bob.visit(city.http("/" + address + "/Hall"));
            bob.page().locator("vc-door [data-door=locked]").waitFor();
            bob.photograph("door-locked-phone-light");
            press(ada, "vc-note [data-note='act.lock'] button");
            ada.page().locator("vc-toolbar [data-do=lock][aria-pressed=false]").waitFor();
            bob.page().reload();
            bob.page().locator("main[data-phase=inside]").waitFor();
            assertThat(ada.complaints()).isEmpty();
            assertThat(bob.complaints()).isEmpty();
        }
    }

    @Test
    void anUnknownHomeAndAPrivateOneShowTheSameDoor(CityProcess city, Mailbox mails, Browser browser) {
        try (Visitor ada = Visitor.atADesk(browser, ColorScheme.LIGHT);
                Visitor stranger = Visitor.atADesk(browser, ColorScheme.LIGHT)) {
            String address = Newcomer.movesIn(city, mails, ada, "Ada Lovelace");
            Newcomer.builds(ada, "Cellar", false);
            String known = doorOf(city, stranger, address + "/Cellar").replace(address, "somebody");
            String nobody = "nobody." + address;
            String unknown = doorOf(city, stranger, nobody + "/Cellar").replace(nobody, "somebody");
            assertThat(unknown).isEqualTo(known);
            assertThat(stranger.complaints()).isEmpty();
        }
    }

    /** Opens the room's settings and makes a link. */
    private static String link(Visitor owner, String label) {
        press(owner, "vc-toolbar [data-do=settings]");
        press(owner, "vc-settings [data-tab=invitations]");
        owner.page().fill("vc-invitations #label", label);
        press(owner, "vc-invitations [data-do=invite]");
        return owner.page().locator("vc-invitations .made code").innerText().trim();
    }

    private static String doorOf(CityProcess city, Visitor who, String path) {
        who.visit(city.http("/" + path));
        Locator door = who.page().locator("vc-door [data-testid=door]");
        who.page().locator("vc-door [data-door=closed]").waitFor();
        return door.innerText();
    }

    /** Signs somebody up, builds a private room and goes in; returns its path. */
    private static String goIn(CityProcess city, Mailbox mails, Visitor who, String name, String room) {
        String address = Newcomer.movesIn(city, mails, who, name);
        Newcomer.builds(who, room, false);
        who.visit(city.http("/" + address + "/" + room));
        who.page().locator("main[data-phase=inside]").waitFor();
        who.page().locator("vc-toolbar [data-do=people]").click();
        return address + "/" + room;
    }

    private static void knock(Visitor who, String name, String text, boolean withPicture) {
        press(who, "vc-knock [data-do=knock]");
        who.page().fill("#knock-name", name);
        if (withPicture) {
            press(who, "vc-snap [data-do=camera]");
            who.page()
                    .waitForCondition(
                            () -> who.number(who.page().locator("vc-snap video").evaluate("v => v.videoWidth")) > 0);
            press(who, "vc-snap [data-do=shoot]");
            who.page().locator("vc-snap img").waitFor();
            who.photograph("door-knocking-phone-dark");
        }
        who.page().fill("#knock-text", text);
        press(who, "vc-knock [data-do=send]");
    }

    private static void press(Visitor who, String selector) {
        who.page().locator(selector).first().click();
    }

    private static Page.LocatorOptions text(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    private static Locator.WaitForOptions gone() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);
    }

    private static Locator.WaitForOptions attached() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED);
    }
}
