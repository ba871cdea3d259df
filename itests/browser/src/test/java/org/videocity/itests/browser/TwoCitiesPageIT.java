package org.videocity.itests.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videocity.itests.browser.CardHolder.PASSPHRASE;
import static org.videocity.itests.browser.CardHolder.press;
import static org.videocity.itests.browser.CardHolder.somebody;
import static org.videocity.itests.browser.CardHolder.unlock;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.videocity.itests.browser.CardHolder.Cards;
import org.videocity.testing.CityProcess;

/** Two cities live on one server; a card opens the one that issued it, and its owner can have a home in both. */
@ExtendWith(InTheBrowser.class)
class TwoCitiesPageIT {
    /** Browsers take names below localhost for this machine, and for secure (RFC 6761 section 6.3). */
    private static final String HARBOUR = "harbour.localhost";

    @Test
    void aCardOfOneCityIsRefusedInTheOther(CityProcess city, Mailbox mails, Browser browser) {
        if (!city.console("videocity:city-list").contains(HARBOUR)) {
            city.console("videocity:city-create --title Harbour " + HARBOUR);
        }
        String harbour = "http://" + HARBOUR + ":" + city.httpPort();
        String address = somebody("ada");
        try (Visitor ada = Visitor.atADesk(browser, ColorScheme.LIGHT).visit(city.http("/~sign-up"));
                Visitor abroad = Visitor.onAPhone(browser, ColorScheme.LIGHT)) {
            Cards here = CardHolder.signUp(city, mails, ada, address, "");
            Page page = abroad.visit(harbour + "/~sign-in").page();
            assertThat(page.title()).contains("Harbour");
            refuses(page, here.login());
            abroad.photograph("card-of-another-city-phone-light");
            assertThat(Accessibility.findings(page)).isEmpty();

            ada.visit(harbour + "/~sign-up");
            Page form = ada.page();
            assertThat(form.locator("vc-sign-up .lead").innerText()).contains("in Harbour:");
            form.fill("#name", "Ada Lovelace");
            form.fill("#address", address);
            form.fill("#passphrase", PASSPHRASE);
            press(ada, "vc-sign-up button.primary");
            press(ada, "[data-do=next]");
            form.locator("#code").waitFor();
            form.fill("#code", mails.codeFor(address));
            form.locator("vc-first-cards [data-do=home]").waitFor();
            byte[] there = CardFiles.save(form, "vc-card-file[primary] [data-do=save]");
            assertThat(CardFiles.certificate(there).getIssuerX500Principal())
                    .isNotEqualTo(CardFiles.certificate(here.login()).getIssuerX500Principal());

            refuses(page, here.login());
            abroad.visit(city.http("/~sign-in"));
            refuses(page, there);
            CardFiles.show(page, here.login());
            unlock(abroad, PASSPHRASE);
            page.waitForURL(city.http("/" + address));
            abroad.visit(harbour + "/~sign-in");
            CardFiles.show(page, there);
            unlock(abroad, PASSPHRASE);
            page.waitForURL(harbour + "/" + address);
            assertThat(abroad.complaints()).isEmpty();
            assertThat(ada.complaints()).isEmpty();
        }
    }

    private static void refuses(Page page, byte[] card) {
        CardFiles.show(page, card);
        page.locator("#card-problem", new Page.LocatorOptions().setHasText("only the city that issued it"))
                .waitFor();
        assertThat(page.locator("#unlock").count()).isZero();
    }
}
