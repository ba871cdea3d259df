package org.videocity.itests.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videocity.itests.browser.CardHolder.PASSPHRASE;
import static org.videocity.itests.browser.CardHolder.press;
import static org.videocity.itests.browser.CardHolder.problem;
import static org.videocity.itests.browser.CardHolder.signUp;
import static org.videocity.itests.browser.CardHolder.somebody;
import static org.videocity.itests.browser.CardHolder.unlock;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.videocity.itests.browser.CardHolder.Cards;
import org.videocity.testing.CityProcess;

/** Cards travel by mail and are worth the same when they arrive. */
@ExtendWith(InTheBrowser.class)
class CardMailIT {
    @Test
    void aLoginCardIsMailedLockedAndSignsInElsewhere(CityProcess city, Mailbox mails, Browser browser) {
        String address = somebody("ada");
        try (Visitor ada = Visitor.atADesk(browser, ColorScheme.DARK).visit(city.http("/~sign-up"));
                Visitor phone = Visitor.onAPhone(browser, ColorScheme.LIGHT)) {
            Cards cards = signUp(city, mails, ada, address, "");
            Page me = ada.visit(city.http("/~me")).page();
            CardFiles.show(me, cards.login());
            unlock(ada, PASSPHRASE);
            press(ada, "vc-own-card [data-do=mail]");
            me.locator("vc-own-card [role=status]", text("on its way to you by mail"))
                    .waitFor();
            ada.photograph("me-card-mailed-desktop-dark");
            byte[] mailed = mails.pictureFor(address).picture().orElseThrow();
            assertThat(mailed).as("the card, locked as it was").isEqualTo(cards.login());

            phone.visit(city.http("/~sign-in"));
            CardFiles.show(phone.page(), mailed);
            unlock(phone, "not the passphrase");
            assertThat(problem(phone, "unlock")).contains("not the passphrase");
            unlock(phone, PASSPHRASE);
            phone.page().waitForURL(city.http("/" + address));
            assertThat(ada.complaints()).isEmpty();
            assertThat(phone.complaints()).isEmpty();
        }
    }

    @Test
    void anInvitationCarriesACardThatOpensAPrivateRoomToAFriend(CityProcess city, Mailbox mails, Browser browser) {
        String address = somebody("ada");
        try (Visitor ada = Visitor.atADesk(browser, ColorScheme.LIGHT).visit(city.http("/~sign-up"));
                Visitor friend = Visitor.onAPhone(browser, ColorScheme.LIGHT)) {
            Cards cards = signUp(city, mails, ada, address, "");
            String grace = Newcomer.movesIn(city, mails, friend, "Grace Hopper");
            ada.visit(city.http("/" + address + "/Garden"));
            invite(ada, grace, cards);
            Mailbox.Mail mail = mails.pictureFor(grace);
            assertThat(mail.picture()).hasValue(cards.visiting());
            assertThat(mail.text()).contains("The beans are ready.", "#invitation=");

            friend.visit(city.http("/" + address + "/Garden"));
            friend.page().locator("vc-door [data-door=closed]").waitFor();
            CardFiles.drop(friend.page(), "vc-door article", mail.picture().orElseThrow());
            friend.page().locator("main[data-phase=inside]").waitFor();
            assertThat(friend.complaints()).isEmpty();
        }
    }

    /** Ada sends her friend the room's card by mail, after she chose a wrong one first. */
    private static void invite(Visitor ada, String friend, Cards cards) {
        Page page = ada.page();
        press(ada, "vc-toolbar [data-do=settings]");
        press(ada, "vc-settings [data-tab=invitations]");
        press(ada, "vc-invitations [data-kind=mail]");
        page.fill("vc-invitations #to", friend);
        page.fill("vc-invitations #text", "The beans are ready.");
        page.setInputFiles("vc-invitations #card", new FilePayload("card.png", "image/png", cards.login()));
        press(ada, "vc-invitations [data-do=invite]");
        page.locator("vc-invitations #card-problem", text("wrong kind of card")).waitFor();
        page.setInputFiles("vc-invitations #card", new FilePayload("card.png", "image/png", cards.visiting()));
        press(ada, "vc-invitations [data-do=invite]");
        page.locator("vc-invitations .made", text("is on its way")).waitFor();
        assertThat(Accessibility.findings(page)).isEmpty();
        ada.photograph("settings-invitation-mailed-desktop-light");
    }

    private static Page.LocatorOptions text(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }
}
