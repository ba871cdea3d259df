package org.videocity.itests.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videocity.itests.browser.CardHolder.PASSPHRASE;
import static org.videocity.itests.browser.CardHolder.press;
import static org.videocity.itests.browser.CardHolder.signUp;
import static org.videocity.itests.browser.CardHolder.somebody;
import static org.videocity.itests.browser.CardHolder.unlock;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.WaitForSelectorState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.videocity.itests.browser.CardHolder.Cards;
import org.videocity.testing.CityProcess;

/** Owners make the visiting cards of a room in its settings; strangers show them at the door. */
@ExtendWith(InTheBrowser.class)
class RoomCardPageIT {
    private static final String FILE = "vc-room-cards vc-card-file [data-do=save]";

    @Test
    void aCardForOnePersonOpensThePrivateRoomToWhoeverDropsIt(CityProcess city, Mailbox mails, Browser browser) {
        String address = somebody("ada");
        String garden = city.http("/" + address + "/Garden");
        try (Visitor ada = Visitor.atADesk(browser, ColorScheme.LIGHT).visit(city.http("/~sign-up"));
                Visitor stranger = Visitor.onAPhone(browser, ColorScheme.DARK)) {
            Cards cards = signUp(city, mails, ada, address, "");
            Page page = ada.visit(garden).page();
            openCards(ada, cards);
            page.fill("vc-room-cards #label", "Henry");
            press(ada, "vc-room-cards [data-do=invite]");
            page.locator(FILE).waitFor();
            page.locator("vc-card-list li", text("Henry")).waitFor();
            assertThat(Accessibility.findings(page)).isEmpty();
            ada.photograph("settings-card-desktop-light");
            byte[] card = CardFiles.save(page, FILE);

            Page door = stranger.visit(garden).page();
            door.locator("vc-door [data-door=closed]").waitFor();
            CardFiles.drop(door, "vc-door article", card);
            door.locator("main[data-phase=inside]").waitFor();
            page.reload();
            openCards(ada, cards);
            page.locator("vc-card-list li", text("Henry"))
                    .getByText("Used once")
                    .waitFor();
            assertThat(ada.complaints()).isEmpty();
            assertThat(stranger.complaints()).isEmpty();
        }
    }

    @Test
    void aPublicRoomOffersItsCardUntilItBecomesPrivate(CityProcess city, Mailbox mails, Browser browser) {
        String address = somebody("bea");
        String garden = city.http("/" + address + "/Garden");
        try (Visitor bea = Visitor.atADesk(browser, ColorScheme.DARK).visit(city.http("/~sign-up"));
                Visitor stranger = Visitor.onAPhone(browser, ColorScheme.LIGHT)) {
            Cards cards = signUp(city, mails, bea, address, "");
            Page page = bea.visit(garden).page();
            makePublic(bea, true);
            openCards(bea, cards);
            press(bea, "vc-room-cards [data-do=publish]");
            page.locator("vc-room-cards a[href='" + garden + "/visitingCard.png']")
                    .waitFor();
            page.locator("vc-card-list li", text("for everybody")).waitFor();
            assertThat(Accessibility.findings(page)).isEmpty();
            bea.photograph("settings-card-public-desktop-dark");

            stranger.visit(garden).page().locator("main[data-phase=inside]").waitFor();
            byte[] card =
                    stranger.page().request().get(garden + "/visitingCard.png").body();
            assertThat(look(city, stranger, card)).contains("\"valid\":true");
            Page street = stranger.visit(city.http("/")).page();
            street.locator("vc-city main h1").waitFor();
            CardFiles.drop(street, "vc-city main", cards.login());
            street.locator("vc-city vc-note [data-note=wrong-kind]").waitFor();
            CardFiles.drop(street, "vc-city main", card);
            street.waitForURL(garden);
            street.locator("main[data-phase=inside]").waitFor();
            press(bea, "[data-do=close-settings]");
            makePublic(bea, false);
            stranger.visit(garden).page().locator("vc-door [data-door=closed]").waitFor();
            CardFiles.drop(stranger.page(), "vc-card-drop .place", card);
            stranger.page().locator("#card-problem", text("taken back")).waitFor();
            assertThat(stranger.page().locator("vc-door[dropping]").count()).isZero();
            stranger.photograph("card-taken-back-phone-light");
            assertThat(bea.complaints()).isEmpty();
        }
    }

    private static String look(CityProcess city, Visitor who, byte[] card) {
        RequestOptions wish = RequestOptions.create()
                .setHeader("X-Videocity", "1")
                .setHeader("Content-Type", "image/png")
                .setData(card);
        APIResponse said = who.page().request().post(city.http("/api/cards/look"), wish);
        return said.text().replace(" ", "");
    }

    /** Goes where the cards of the room are, with the login card in hand. */
    private static void openCards(Visitor owner, Cards cards) {
        press(owner, "vc-toolbar [data-do=settings]");
        press(owner, "vc-settings [data-tab=card]");
        owner.page().locator("vc-room-cards vc-card-drop").waitFor();
        CardFiles.show(owner.page(), cards.login());
        unlock(owner, PASSPHRASE);
        owner.page().locator("vc-room-cards #label").waitFor();
    }

    private static void makePublic(Visitor owner, boolean isPublic) {
        press(owner, "vc-toolbar [data-do=settings]");
        owner.page().locator("vc-room-form [value=" + isPublic + "]").check();
        press(owner, "vc-room-form button.primary");
        owner.page()
                .locator("vc-settings")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    private static Page.LocatorOptions text(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }
}
