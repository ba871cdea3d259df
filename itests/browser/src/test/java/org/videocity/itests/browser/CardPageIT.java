package org.videocity.itests.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videocity.itests.browser.CardHolder.PASSPHRASE;
import static org.videocity.itests.browser.CardHolder.press;
import static org.videocity.itests.browser.CardHolder.problem;
import static org.videocity.itests.browser.CardHolder.signUp;
import static org.videocity.itests.browser.CardHolder.somebody;
import static org.videocity.itests.browser.CardHolder.unlock;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.videocity.itests.browser.CardHolder.Cards;
import org.videocity.testing.CityProcess;

/** People hold cards: made while they sign up, shown to come in, given away, renewed, lost. */
@ExtendWith(InTheBrowser.class)
class CardPageIT {
    /** Says of each card that a device remembers what its keys may do and whether they can be taken out, and what else is kept. */
    private static final String KEPT = """
            async () => {
              const done = (request) => new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
              const shelf = await done(indexedDB.open('videocity'));
              const cards = await done(shelf.transaction('cards').objectStore('cards').getAll());
              shelf.close();
              const said = [];
              for (const { sign, open, ...more } of cards) {
                for (const key of [sign, open]) {
                  const taken = await crypto.subtle.exportKey('pkcs8', key).then(() => 'taken', () => 'kept');
                  said.push([key.type, key.usages, key.extractable, taken].join(' '));
                }
                said.push(Object.keys(more).sort().join(' '));
              }
              return said;
            }""";

    @Test
    void aCardIsMadeSavedShownAndRemembered(CityProcess city, Mailbox mails, Browser browser) {
        String address = somebody("ada");
        String home = city.http("/" + address);
        try (Visitor ada = Visitor.atADesk(browser, ColorScheme.LIGHT).visit(city.http("/~sign-up"))) {
            Page page = ada.page();
            Cards cards = signUp(city, mails, ada, address, "desktop-light");
            page.waitForURL(home);
            signOut(ada);

            ada.visit(city.http("/~sign-in"));
            CardFiles.drop(page, "vc-card-drop .place", cards.login());
            unlock(ada, "not this one");
            assertThat(problem(ada, "unlock")).contains("not the passphrase");
            ada.photograph("card-unlock-desktop-light");
            assertThat(Accessibility.findings(page)).isEmpty();
            page.locator("#remember").check();
            unlock(ada, PASSPHRASE);
            page.waitForURL(home);
            page.reload();
            page.locator("vc-you #you").waitFor();
            signOut(ada);

            ada.visit(city.http("/~sign-in"));
            page.reload();
            page.locator("vc-kept-cards [data-owner='" + address + "']").waitFor();
            ada.photograph("card-remembered-desktop-light");
            assertThat(page.evaluate(KEPT))
                    .isEqualTo(List.of(
                            "private sign false kept",
                            "private decrypt false kept",
                            "city file id name owner publicKey"));
            assertThat(CardFiles.save(page, "vc-kept-cards [data-do=save]")).isEqualTo(cards.login());
            press(ada, "vc-kept-cards [data-do=come-in]");
            page.waitForURL(home);
            assertThat(ada.complaints()).isEmpty();
        }
    }

    @Test
    void aSpoiltCardIsRefusedInPlainWords(CityProcess city, Mailbox mails, Browser browser) {
        String address = somebody("bob");
        try (Visitor bob = Visitor.onAPhone(browser, ColorScheme.DARK).visit(city.http("/~sign-up"));
                Visitor elsewhere = Visitor.onAPhone(browser, ColorScheme.LIGHT).visit(city.http("/~sign-in"))) {
            Cards cards = signUp(city, mails, bob, address, "phone-dark");
            Page page = elsewhere.page();
            Map<byte[], String> spoilt = Map.of(
                    CardFiles.rewritten(cards.login(), "Ada Lovelace", "Eve Lovelace"), "was changed",
                    CardFiles.reencoded(cards.login(), "png"), "re-encoded",
                    CardFiles.reencoded(cards.login(), "jpg"), "re-encoded",
                    cards.visiting(), "wrong kind",
                    "No picture at all.".getBytes(StandardCharsets.UTF_8), "no picture");
            spoilt.forEach((file, words) -> {
                CardFiles.show(page, file);
                page.locator("#card-problem", new Page.LocatorOptions().setHasText(words))
                        .waitFor();
            });
            elsewhere.photograph("card-refused-phone-light");
            assertThat(Accessibility.findings(page)).isEmpty();
            CardFiles.show(page, cards.login());
            unlock(elsewhere, PASSPHRASE);
            page.waitForURL(city.http("/" + address));
            assertThat(elsewhere.complaints()).isEmpty();
            assertThat(bob.complaints()).isEmpty();
        }
    }

    @Test
    void aFriendShowsACardAtTheDoorUntilItIsRevoked(CityProcess city, Mailbox mails, Browser browser) {
        String address = somebody("cleo");
        String room = city.http("/" + address + "/Garden");
        try (Visitor cleo = Visitor.atADesk(browser, ColorScheme.DARK).visit(city.http("/~sign-up"));
                Visitor friend = Visitor.onAPhone(browser, ColorScheme.LIGHT).visit(room)) {
            Cards cards = signUp(city, mails, cleo, address, "desktop-dark");
            Page door = friend.page();
            door.reload();
            CardFiles.show(door, CardFiles.reencoded(cards.visiting(), "png"));
            door.locator("#card-problem", new Page.LocatorOptions().setHasText("re-encoded"))
                    .waitFor();
            friend.photograph("card-door-phone-light");
            CardFiles.show(door, cards.visiting());
            door.locator("main[data-phase=inside]").waitFor();

            Page me = cleo.visit(city.http("/~me")).page();
            Locator row = me.locator("vc-card-list li", new Page.LocatorOptions().setHasText(address + "/Garden"));
            row.getByText("Used once").waitFor();
            row.locator("[data-do=revoke]").click();
            row.locator("[data-do=keep]").click();
            row.locator("[data-do=revoke]").click();
            row.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            friend.visit(room).page().locator("vc-door vc-card-drop").waitFor();
            CardFiles.show(door, cards.visiting());
            door.locator("#card-problem", new Page.LocatorOptions().setHasText("taken back"))
                    .waitFor();
            assertThat(cleo.complaints()).isEmpty();
        }
    }

    @Test
    void aCardIsRenewedGetsAnotherKeyAndAnotherPassphrase(CityProcess city, Mailbox mails, Browser browser) {
        String address = somebody("dora");
        try (Visitor dora = Visitor.atADesk(browser, ColorScheme.LIGHT).visit(city.http("/~sign-up"));
                Visitor other = Visitor.atADesk(browser, ColorScheme.DARK)) {
            byte[] first = signUp(city, mails, dora, address, "").login();
            Page me = dora.visit(city.http("/~me")).page();
            CardFiles.show(me, first);
            unlock(dora, PASSPHRASE);
            press(dora, "[data-do=renew]");
            said(dora, "It is renewed");
            byte[] renewed = CardFiles.save(me, "vc-own-card [data-do=save]");
            assertThat(key(renewed)).as("renewal keeps the key").isEqualTo(key(first));
            assertThat(CardFiles.entries(renewed, "vcKY")).hasSize(1);
            assertThat(CardFiles.certificate(renewed).getSerialNumber())
                    .isNotEqualTo(CardFiles.certificate(first).getSerialNumber());
            press(dora, "[data-do=replace]");
            me.fill("#old", "something else");
            press(dora, "[data-do=replace-go]");
            assertThat(problem(dora, "old")).contains("not the passphrase");
            me.fill("#old", PASSPHRASE);
            me.selectOption("#kind", "ec");
            press(dora, "[data-do=replace-go]");
            said(dora, "The new card is there");
            press(dora, "[data-do=change]");
            me.fill("#old", PASSPHRASE);
            me.fill("#passphrase", "a passphrase of june");
            press(dora, "[data-do=change-go]");
            said(dora, "The passphrase is changed");
            dora.photograph("me-cards-desktop-light");
            assertThat(Accessibility.findings(me)).isEmpty();
            byte[] last = CardFiles.save(me, "vc-own-card [data-do=save]");
            assertThat(key(last)).isNotEqualTo(key(first));
            assertThat(key(first).getAlgorithm()).isEqualTo("RSA");
            assertThat(key(last).getAlgorithm()).as("the kind that was chosen").isEqualTo("EC");
            assertThat(CardFiles.entries(last, "vcKY"))
                    .as("the key of before too")
                    .hasSize(2);

            other.visit(city.http("/~sign-in"));
            CardFiles.show(other.page(), first);
            unlock(other, PASSPHRASE);
            other.page()
                    .locator("#send-problem", new Page.LocatorOptions().setHasText("replaced by a newer one"))
                    .waitFor();
            press(other, "vc-unlock [data-do=back]");
            CardFiles.show(other.page(), last);
            unlock(other, "a passphrase of june");
            other.page().waitForURL(city.http("/" + address));
            assertThat(dora.complaints()).isEmpty();
        }
    }

    @Test
    void whoLostACardComesInByMailAndMakesAnother(CityProcess city, Mailbox mails, Browser browser) {
        String address = somebody("emil");
        try (Visitor emil = Visitor.onAPhone(browser, ColorScheme.DARK).visit(city.http("/~sign-up"));
                Visitor thief = Visitor.atADesk(browser, ColorScheme.LIGHT)) {
            byte[] lost = signUp(city, mails, emil, address, "").login();
            emil.page().waitForURL(city.http("/" + address));
            signOut(emil);
            Page page = emil.visit(city.http("/~sign-in")).page();
            page.fill("#address", address);
            page.locator("#lost").check();
            page.locator("#lost-text").waitFor();
            emil.photograph("card-lost-phone-dark");
            press(emil, "vc-sign-in button.primary");
            page.locator("#code").waitFor();
            page.fill("#code", mails.codeFor(address));
            page.waitForURL(city.http("/~me"));
            page.locator("vc-own-card #passphrase").fill(PASSPHRASE);
            press(emil, "[data-do=make-go]");
            byte[] another = CardFiles.save(page, "vc-own-card [data-do=save]");
            assertThat(CardFiles.entries(another, "vcIN"))
                    .as("the keywords given at sign-up")
                    .anySatisfy(text ->
                            assertThat(new String(text, StandardCharsets.UTF_8)).contains("bees", "bread", "chess"));
            emil.photograph("me-cards-phone-dark");

            thief.visit(city.http("/~sign-in"));
            CardFiles.show(thief.page(), lost);
            unlock(thief, PASSPHRASE);
            thief.page()
                    .locator("#send-problem", new Page.LocatorOptions().setHasText("taken back"))
                    .waitFor();
            assertThat(emil.complaints()).isEmpty();
        }
    }

    /** The address in the mail is opened in another window, and what the city could not do at once is not passed over. */
    @Test
    void whoLostACardAndFollowsTheMailIsRidOfItToo(CityProcess city, Mailbox mails, Browser browser) {
        String address = somebody("fred");
        try (Visitor fred = Visitor.atADesk(browser, ColorScheme.LIGHT).visit(city.http("/~sign-up"));
                Visitor thief = Visitor.onAPhone(browser, ColorScheme.DARK)) {
            byte[] lost = signUp(city, mails, fred, address, "").login();
            fred.page().waitForURL(city.http("/" + address));
            signOut(fred);
            Page page = fred.visit(city.http("/~sign-in")).page();
            page.fill("#address", address);
            page.locator("#lost").check();
            press(fred, "vc-sign-in button.primary");
            page.locator("#code").waitFor();
            try (Page window = page.context().newPage()) {
                window.navigate(city.http(mails.linkFor(address)));
                window.locator("#lost:checked").waitFor();
                window.route("**/api/me/cards/lost", Route::abort, new Page.RouteOptions().setTimes(1));
                window.locator("[data-do=follow]").click();
                window.locator("#unfinished-problem:not(:empty)").waitFor();
                assertThat(window.locator("main").innerText()).contains("could not take your lost card back");
                window.locator("[data-do=finish]").click();
                window.waitForURL(city.http("/~me"));
            }
            thief.visit(city.http("/~sign-in"));
            CardFiles.show(thief.page(), lost);
            unlock(thief, PASSPHRASE);
            thief.page()
                    .locator("#send-problem", new Page.LocatorOptions().setHasText("taken back"))
                    .waitFor();
        }
    }

    private static PublicKey key(byte[] card) {
        return CardFiles.certificate(card).getPublicKey();
    }

    private static void said(Visitor who, String words) {
        who.page()
                .locator("vc-own-card [role=status]", new Page.LocatorOptions().setHasText(words))
                .waitFor();
    }

    private static void signOut(Visitor who) {
        press(who, "#you");
        press(who, "#menu [data-do=sign-out]");
        who.page().locator("vc-you [data-do=sign-in]").waitFor();
    }
}
