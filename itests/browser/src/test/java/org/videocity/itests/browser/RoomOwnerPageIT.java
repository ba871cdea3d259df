package org.videocity.itests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.videocity.testing.CityProcess;
import org.videocity.testing.Tool;

/** An owner keeps order in a room, decides who comes in, and takes back what went wrong. */
@ExtendWith(InTheBrowser.class)
class RoomOwnerPageIT {
    @Test
    void mutedShownOutAndKeptOut(CityProcess city, Mailbox mails, Browser browser) {
        try (Visitor ada = Visitor.atADesk(browser, ColorScheme.LIGHT);
                Visitor bob = Visitor.onAPhone(browser, ColorScheme.DARK)) {
            String hall = openRoom(city, mails, ada, "Hall");
            bob.visit(city.http("/" + hall));
            bob.page().locator("main[data-phase=inside]").waitFor();
            press(ada, "vc-toolbar [data-do=people]");
            String guest = "#members .member:has-text('Guest')";
            ada.page().locator("#members .member:has-text('Owner')").waitFor();
            assertThat(bob.page().locator("vc-toolbar [data-do=lock]").count()).isZero();

            choose(ada, guest, "mute");
            ada.page().locator(guest + ":has-text('muted')").waitFor();
            press(bob, "vc-toolbar [data-do=chat]");
            bob.page().locator("vc-chat .silenced").waitFor();
            bob.photograph("muted-phone-dark");
            ada.photograph("people-owner-desktop-light");
            press(ada, "vc-note [data-note='act.mute'] button");
            bob.page().locator("#chat-text").waitFor();

            choose(ada, guest, "make-moderator");
            bob.page().locator("vc-note [data-note='note.moderator']").waitFor();
            ada.page().locator("#members .member:has-text('Moderator')").waitFor();
            String moderator = "#members .member:has-text('Moderator')";
            choose(ada, moderator, "end-moderator");
            ada.page().locator(guest).waitFor();

            choose(ada, guest, "remove");
            bob.page().locator("vc-door [data-reason]").waitFor();
            bob.photograph("shown-out-phone-dark");
            bob.visit(city.http("/" + hall));
            ada.page().locator(guest).waitFor();
            choose(ada, guest, "ban");
            ada.page().locator("#bans .ban").waitFor();
            bob.visit(city.http("/" + hall));
            bob.page().locator("vc-door").waitFor();
            assertThat(bob.page().locator("main[data-phase]").count()).isZero();
            press(ada, "#bans [data-do=unban]");
            ada.page().locator("#bans .ban").waitFor(gone());
            bob.visit(city.http("/" + hall));
            bob.page().locator("main[data-phase=inside]").waitFor();
            assertThat(Accessibility.findings(ada.page())).isEmpty();
            assertThat(ada.complaints()).isEmpty();
        }
    }

    @Test
    void aModeratorHandsTheTaskToSomebodyElse(CityProcess city, Mailbox mails, Browser browser) {
        try (Visitor ada = Visitor.atADesk(browser, ColorScheme.LIGHT);
                Visitor bob = Visitor.atADesk(browser, ColorScheme.DARK);
                Visitor grace = Visitor.onAPhone(browser, ColorScheme.LIGHT)) {
            String salon = openRoom(city, mails, ada, "Parlour");
            Newcomer.movesIn(city, mails, bob, "Bob Builder");
            Newcomer.movesIn(city, mails, grace, "Grace Hopper");
            for (Visitor friend : new Visitor[] {bob, grace}) {
                friend.visit(city.http("/" + salon));
                friend.page().locator("main[data-phase=inside]").waitFor();
            }
            press(ada, "vc-toolbar [data-do=people]");
            choose(ada, "#members .member:has-text('Bob Builder')", "make-moderator-lasting");
            bob.page().locator("vc-note [data-note='note.moderator']").waitFor();
            press(bob, "vc-toolbar [data-do=people]");
            String heir = "#members .member:has-text('Grace Hopper')";
            bob.page().locator(heir + " vc-menu #open").waitFor();
            assertThat(Accessibility.findings(bob.page())).isEmpty();
            choose(bob, heir, "hand-over");
            bob.page().locator("vc-note [data-note='act.hand-over']").waitFor();
            grace.page().locator("vc-note [data-note='note.moderator']").waitFor();
            bob.page().locator("vc-toolbar [data-do=lock]").waitFor(gone());
            ada.page()
                    .locator("#members .member:has-text('Grace Hopper'):has-text('Moderator')")
                    .waitFor();
            assertThat(ada.complaints()).isEmpty();
            assertThat(bob.complaints()).isEmpty();
            assertThat(grace.complaints()).isEmpty();
        }
    }

    @Test
    void whoIsOnTheListComesInWithoutKnocking(CityProcess city, Mailbox mails, Browser browser) {
        try (Visitor ada = Visitor.atADesk(browser, ColorScheme.DARK);
                Visitor friend = Visitor.atADesk(browser, ColorScheme.LIGHT)) {
            String address = Newcomer.movesIn(city, mails, ada, "Ada Lovelace");
            Newcomer.builds(ada, "Library", false);
            String grace = Newcomer.movesIn(city, mails, friend, "Grace Hopper");
            friend.visit(city.http("/" + address + "/Library"));
            friend.page().locator("vc-door [data-door=closed]").waitFor();

            ada.visit(city.http("/" + address + "/Library"));
            press(ada, "vc-toolbar [data-do=settings]");
            press(ada, "vc-settings [data-tab=admission]");
            ada.page().locator("vc-names[what=people] #more").fill(grace);
            press(ada, "[data-do=save-admission]");
            ada.page()
                    .locator("vc-settings vc-note [data-note='settings.saved']")
                    .waitFor();
            assertThat(Accessibility.findings(ada.page())).isEmpty();
            ada.photograph("settings-door-desktop-dark");
            friend.page().reload();
            friend.page().locator("main[data-phase=inside]").waitFor();
            assertThat(ada.complaints()).isEmpty();
            assertThat(friend.complaints()).isEmpty();
        }
    }

    @Test
    void aKeyMadeOnThePageOpensTheRoomToAnEncoder(CityProcess city, Mailbox mails, Browser browser) {
        try (Visitor ada = Visitor.atADesk(browser, ColorScheme.LIGHT)) {
            String address = Newcomer.movesIn(city, mails, ada, "Ada Lovelace");
            Newcomer.builds(ada, "Studio", false);
            ada.visit(city.http("/" + address + "/Studio"));
            press(ada, "vc-toolbar [data-do=settings]");
            press(ada, "vc-settings [data-tab=keys]");
            ada.page().fill("vc-keys #label", "Camera 1");
            press(ada, "[data-do=make-key]");
            Locator made = ada.page().locator("vc-keys .made code");
            made.first().waitFor();
            ada.photograph("settings-keys-desktop-light");
            String server = made.nth(0).innerText().trim();
            String stream = made.nth(1).innerText().trim();
            press(ada, "[data-do=close-settings]");
            String key = stream.substring(stream.indexOf('?'));
            assertThat(server).contains(address + "/Studio");
            try (Tool camera = Camera.film(city.rtmp(address + "/Studio", "obs") + key, 320, 180)) {
                ada.awaitPlaying("obs");
                press(ada, "vc-toolbar [data-do=people]");
                press(ada, ".stream [data-do=end-stream]");
                ada.box("obs").waitFor(gone());
                assertThat(camera).isNotNull();
            }
            press(ada, "vc-toolbar [data-do=settings]");
            press(ada, "vc-settings [data-tab=keys]");
            press(ada, "vc-keys li [data-do=revoke]");
            ada.page().locator("vc-keys li").waitFor(gone());
            assertThat(ada.complaints()).isEmpty();
        }
    }

    @Test
    void thoseInsideSeeWhoComesWritesAndLeaves(CityProcess city, Mailbox mails, Browser browser) {
        try (Visitor ada = Visitor.atADesk(browser, ColorScheme.LIGHT)) {
            String salon = openRoom(city, mails, ada, "Salon");
            say(ada, "Before anybody came");
            try (Visitor bob = Visitor.onAPhone(browser, ColorScheme.LIGHT).visit(city.http("/" + salon))) {
                bob.page().locator("main[data-phase=inside]").waitFor();
                ada.page().locator("vc-chat [data-event=came]").waitFor();
                press(bob, "vc-toolbar [data-do=chat]");
                bob.page()
                        .locator("vc-chat .line:has-text('Before anybody came')")
                        .waitFor();
                bob.page().locator("#chat-text").pressSequentially("Is anybody");
                ada.page().locator("[data-testid=typing]:has-text('writing')").waitFor();
                ada.photograph("chat-typing-desktop-light");
                bob.page().keyboard().press("Enter");
                ada.page().locator("vc-chat .line:has-text('Is anybody')").waitFor();
                bob.page().context().setOffline(true);
                say(ada, "You missed this");
                bob.page().context().setOffline(false);
                bob.page().reload();
                press(bob, "vc-toolbar [data-do=chat]");
                Locator missed = bob.page().locator("vc-chat .line:has-text('You missed this')");
                missed.waitFor();
                assertThat(missed.count()).isEqualTo(1);
            }
            ada.page().locator("vc-chat [data-event=left]").last().waitFor();
            assertThat(ada.complaints()).isEmpty();
        }
    }

    @Test
    void roomsAreFoundByTheirKeywordsAndSeenInTheHome(CityProcess city, Mailbox mails, Browser browser) {
        String word = "k" + Long.toString(System.nanoTime(), 36);
        try (Visitor ada = Visitor.atADesk(browser, ColorScheme.DARK);
                Visitor stranger = Visitor.onAPhone(browser, ColorScheme.LIGHT)) {
            String address = Newcomer.movesIn(city, mails, ada, "Ada Lovelace");
            Newcomer.builds(ada, "Orangery", true, word);
            Newcomer.builds(ada, "Attic", false, word);
            stranger.visit(city.http("/"));
            stranger.page().locator("#find").pressSequentially(word);
            String card = "vc-card [data-room='" + address + "/Orangery']";
            stranger.page().locator(card).waitFor();
            assertThat(stranger.page().locator("vc-card").count()).isEqualTo(1);
            stranger.photograph("search-phone-light");
            ada.visit(city.http("/" + address));
            ada.page().locator("vc-home [data-room='" + address + "/Orangery']").waitFor();
            assertThat(ada.page().locator("vc-home [data-room]").count()).isEqualTo(1);
            assertThat(Accessibility.findings(ada.page())).isEmpty();
            ada.photograph("home-with-rooms-desktop-dark");
            assertThat(ada.complaints()).isEmpty();
            assertThat(stranger.complaints()).isEmpty();
        }
    }

    @Test
    void aRoomTakenAwayComesBackWithUndo(CityProcess city, Mailbox mails, Browser browser) {
        try (Visitor ada = Visitor.onAPhone(browser, ColorScheme.DARK)) {
            String address = Newcomer.movesIn(city, mails, ada, "Ada Lovelace");
            Newcomer.builds(ada, "Shed", false);
            String shed = "vc-rooms [data-room='" + address + "/Shed']";
            ada.visit(city.http("/" + address));
            press(ada, "vc-toolbar [data-do=rooms]");
            press(ada, shed + " [data-do=edit]");
            ada.page().locator("vc-settings vc-room-form").waitFor();
            assertThat(Accessibility.findings(ada.page())).isEmpty();
            ada.photograph("settings-phone-dark");
            press(ada, "[data-do=delete-room]");
            ada.page().locator(shed).waitFor(gone());
            press(ada, "vc-note button");
            ada.page().locator(shed).waitFor();
            assertThat(ada.complaints()).isEmpty();
        }
    }

    private static String openRoom(CityProcess city, Mailbox mails, Visitor owner, String room) {
        String address = Newcomer.movesIn(city, mails, owner, "Ada Lovelace");
        Newcomer.builds(owner, room, true);
        owner.visit(city.http("/" + address + "/" + room));
        owner.page().locator("main[data-phase=inside]").waitFor();
        return address + "/" + room;
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

    private static void press(Visitor who, String selector) {
        who.page().locator(selector).first().click();
    }

    private static Locator.WaitForOptions gone() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);
    }
}
