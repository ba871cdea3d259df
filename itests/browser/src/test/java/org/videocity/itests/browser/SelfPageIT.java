package org.videocity.itests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.videocity.testing.CityProcess;

/** Somebody says what they are about, moves, takes their data along, is signed out elsewhere, and leaves. */
@ExtendWith(InTheBrowser.class)
class SelfPageIT {
    private static final String ADA = "ada.self@example.org";
    private static final String THERE = "countess.self@example.net";

    @Test
    void fromMovingInToLeaving(CityProcess city, Mailbox mails, Browser browser) {
        try (Visitor ada = Visitor.atADesk(browser, ColorScheme.LIGHT);
                Visitor phone = Visitor.onAPhone(browser, ColorScheme.DARK)) {
            moveIn(city, mails, ada);
            ada.visit(city.http("/~me"));
            Page page = ada.page();
            page.fill("#keywords", "engines, poems");
            page.locator("vc-me form button.primary").first().click();
            page.getByText("Saved.").waitFor();
            ada.photograph("me-desktop-light");

            page.locator("vc-move [data-do=move]").click();
            page.fill("vc-move #address", THERE);
            page.locator("vc-move button.primary").click();
            page.locator("vc-move #code").waitFor();
            ada.photograph("me-moving-desktop-light");
            page.fill("vc-move #code", mails.codeFor(THERE));
            page.getByText("You live at the new address now").waitFor();
            assertThat(page.locator("vc-move strong").textContent()).isEqualTo(THERE);

            phone.visit(city.http("/" + ADA));
            phone.page().waitForURL(city.http("/" + THERE));
            signIn(city, mails, phone);
            phone.page().locator("main[data-phase=inside]").waitFor();
            Download file =
                    page.waitForDownload(() -> page.locator("[data-do=export]").click());
            assertThat(file.suggestedFilename()).startsWith("videocity-" + THERE);
            city.console("config:property-set -p org.videocity.core.identity exportsPerHour 1");
            phone.visit(city.http("/~me"));
            Locator refusal =
                    phone.page().locator("#export-problem", new Page.LocatorOptions().setHasText("Wait a while"));
            Awaitility.await("the limit holds")
                    .atMost(Duration.ofSeconds(20))
                    .pollInSameThread()
                    .until(() -> {
                        phone.page().locator("[data-do=export]").click();
                        return refusal.isVisible();
                    });
            phone.visit(city.http("/" + THERE));
            phone.page().locator("main[data-phase=inside]").waitFor();

            page.reload();
            page.locator("vc-devices [data-current=false] button").click();
            phone.page().locator("vc-door").waitFor();
            phone.photograph("signed-out-phone-dark");

            page.locator("[data-do=leave]").click();
            page.locator("[data-do=leave-code]").waitFor();
            ada.photograph("leaving-desktop-light");
            page.locator("[data-do=leave-code]").click();
            page.fill("vc-leave #code", mails.codeFor(THERE));
            page.waitForURL(city.http("/"));
            page.locator("vc-you [data-do=sign-in]").waitFor();
            assertThat(ada.complaints()).isEmpty();
        } finally {
            city.console("config:property-delete -p org.videocity.core.identity exportsPerHour");
        }
    }

    private static void moveIn(CityProcess city, Mailbox mails, Visitor ada) {
        ada.visit(city.http("/~sign-up"));
        String signUp = ask("/api/sign-up", "{name: 'Ada Lovelace', address: '" + ADA + "', roomName: 'Garden'}");
        Object pending = ada.page().evaluate(signUp);
        String code = mails.codeFor(ADA);
        ada.page().evaluate(ask("/api/sign-up/confirm", "{pending: '" + pending + "', code: '" + code + "'}"));
    }

    private static void signIn(CityProcess city, Mailbox mails, Visitor phone) {
        Object pending = phone.page().evaluate(ask("/api/sign-in", "{address: '" + THERE + "'}"));
        String code = mails.codeFor(THERE);
        phone.page().evaluate(ask("/api/sign-in/confirm", "{pending: '" + pending + "', code: '" + code + "'}"));
        phone.visit(city.http("/" + THERE));
    }

    /** Asks the API from within the page and yields what goes with the code. */
    private static String ask(String path, String body) {
        return "() => fetch('" + path + "', {method: 'POST', headers: {'X-Videocity': '1',"
                + " 'Content-Type': 'application/json'}, body: JSON.stringify(" + body
                + ")}).then((r) => r.json()).then((r) => r.pending ?? '')";
    }
}
