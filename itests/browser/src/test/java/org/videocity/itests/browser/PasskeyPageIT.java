package org.videocity.itests.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videocity.itests.browser.CardHolder.press;
import static org.videocity.itests.browser.CardHolder.problem;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.videocity.testing.CityProcess;

/** People add a passkey on the page about themselves, come in with it, and remove it. */
@ExtendWith(InTheBrowser.class)
class PasskeyPageIT {
    private static final String ROW = "vc-passkeys li";
    private static final String TAKE_AWAY = """
            async () => {
              const { passkeys } = await (await fetch('/api/me/passkeys')).json();
              for (const { id } of passkeys)
                await fetch('/api/me/passkeys/' + id, { method: 'DELETE', headers: { 'X-Videocity': '1' } });
              return passkeys.length;
            }""";

    @Test
    void aPasskeyIsAddedOpensTheHomeAndIsRemoved(CityProcess city, Mailbox mails, Browser browser) {
        String street = Authenticator.street(city);
        try (Visitor ada = Visitor.atADesk(browser, ColorScheme.LIGHT)) {
            Page page = ada.page();
            Authenticator device = Authenticator.in(page);
            String address = Newcomer.movesIn(mails, street, ada, "Ada Lovelace");
            ada.visit(street + "~me");
            page.getByText("You have no passkey yet").waitFor();
            page.fill("vc-passkeys #label", "Work laptop");
            device.sees(false);
            press(ada, "vc-passkeys [data-do=add]");
            assertThat(problem(ada, "add")).contains("No passkey was made");
            device.sees(true);
            press(ada, "vc-passkeys [data-do=add]");
            page.locator(ROW, text("Work laptop")).waitFor();
            page.locator("vc-passkeys [role=status]", text("It is added")).waitFor();
            press(ada, "vc-passkeys [data-do=add]");
            assertThat(problem(ada, "add")).contains("holds a passkey of yours already");
            assertThat(Accessibility.findings(page)).isEmpty();
            page.locator("vc-passkeys").scrollIntoViewIfNeeded();
            ada.photograph("passkeys-desktop-light");

            signOut(ada);
            ada.visit(street + "~sign-in");
            page.locator("vc-sign-in [data-do=passkey]").waitFor();
            assertThat(Accessibility.findings(page)).isEmpty();
            ada.photograph("sign-in-passkey-desktop-light");
            press(ada, "vc-sign-in [data-do=passkey]");
            page.waitForURL(street + address);

            ada.visit(street + "~me");
            page.locator(ROW, text("Last used")).waitFor();
            press(ada, ROW + " [data-do=remove]");
            press(ada, ROW + " [data-do=keep]");
            page.locator(ROW + ":not([data-leaving])").waitFor();
            press(ada, ROW + " [data-do=remove]");
            page.locator(ROW).waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            page.getByText("You have no passkey yet").waitFor();
            assertThat(ada.complaints()).isEmpty();
        }
    }

    @Test
    void whatIsWrongWithAPasskeyStandsBesideTheButton(CityProcess city, Mailbox mails, Browser browser) {
        String street = Authenticator.street(city);
        try (Visitor bob = Visitor.onAPhone(browser, ColorScheme.DARK)) {
            Page page = bob.page();
            Authenticator device = Authenticator.in(page);
            Newcomer.movesIn(mails, street, bob, "Bob");
            bob.visit(street + "~me");
            press(bob, "vc-passkeys [data-do=add]");
            page.locator(ROW).waitFor();
            page.locator("vc-passkeys").scrollIntoViewIfNeeded();
            bob.photograph("passkeys-phone-dark");
            assertThat(page.evaluate(TAKE_AWAY)).isEqualTo(1);
            signOut(bob);

            bob.visit(street + "~sign-in");
            device.sees(false);
            press(bob, "vc-sign-in [data-do=passkey]");
            assertThat(problem(bob, "passkey")).contains("No passkey was shown");
            device.sees(true);
            press(bob, "vc-sign-in [data-do=passkey]");
            page.locator("#passkey-problem", text("does not know this passkey")).waitFor();
            bob.photograph("sign-in-passkey-unknown-phone-dark");
            assertThat(Accessibility.findings(page)).isEmpty();
        }
    }

    @Test
    void aPageWithoutANameSaysWhyItHasNoPasskeys(CityProcess city, Mailbox mails, Browser browser) {
        try (Visitor cleo = Visitor.atADesk(browser, ColorScheme.DARK)) {
            Newcomer.movesIn(city, mails, cleo, "Cleo");
            cleo.visit(city.http("/~me"));
            cleo.page()
                    .locator("vc-passkeys [data-lack=address]", text("Open the city under its name"))
                    .waitFor();
            assertThat(cleo.page().locator("vc-passkeys [data-do=add]").count()).isZero();
            cleo.page().locator("vc-passkeys").scrollIntoViewIfNeeded();
            cleo.photograph("passkeys-nowhere-desktop-dark");
            signOut(cleo);
            cleo.visit(city.http("/~sign-in"));
            cleo.page().locator("vc-sign-in #address").waitFor();
            assertThat(cleo.page().locator("vc-sign-in [data-do=passkey]").count())
                    .isZero();
            assertThat(cleo.complaints()).isEmpty();
        }
    }

    private static void signOut(Visitor who) {
        press(who, "vc-you #you");
        press(who, "#menu [data-do=sign-out]");
        who.page().locator("vc-you [data-do=sign-in]").waitFor();
    }

    private static Page.LocatorOptions text(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }
}
