package org.videocity.itests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.util.function.Consumer;
import org.videocity.testing.CityProcess;

/** Somebody who has a login card, and a visiting card of a room of theirs: signed up on the pages themselves. */
final class CardHolder {
    static final String PASSPHRASE = "zwölf bunte bohnen";

    /** The files that are kept: the login card, and the visiting card of the private room {@code Garden}. */
    record Cards(byte[] login, byte[] visiting) {}

    private CardHolder() {}

    /** Signs up with a card, moves and colours it, keeps the files, and goes home; photographs the way if it has a name. */
    static Cards signUp(CityProcess city, Mailbox mails, Visitor who, String address, String how) {
        return signUp(city, mails, who, address, step -> {
            if (!how.isEmpty()) {
                who.photograph("card-" + step + "-" + how);
            }
        });
    }

    /** The same with something done at each step: {@code problem}, {@code face}, {@code code}, {@code ready}. */
    static Cards signUp(CityProcess city, Mailbox mails, Visitor who, String address, Consumer<String> atStep) {
        Page page = who.page();
        page.fill("#name", "Ada Lovelace");
        page.fill("#address", address);
        page.fill("#roomName", "Garden");
        page.fill("#keywords", "bees; bread; chess");
        page.fill("#passphrase", "too short");
        press(who, "vc-sign-up button.primary");
        assertThat(problem(who, "passphrase")).contains("at least 12");
        atStep.accept("problem");
        page.fill("#passphrase", PASSPHRASE);
        press(who, "vc-sign-up button.primary");
        page.setInputFiles("#photo", new FilePayload("ada.png", "image/png", CardFiles.face()));
        page.locator("vc-crop canvas").waitFor();
        page.locator("[name=skin][value=garden]").check();
        page.locator("[data-part=url]").press("ArrowDown");
        page.locator("[data-do=tidy]").waitFor();
        page.locator("vc-sign-up .stamp").waitFor();
        atStep.accept("face");
        press(who, "[data-do=next]");
        page.locator("#code").waitFor();
        atStep.accept("code");
        page.fill("#code", mails.codeFor(address));
        page.locator("vc-first-cards [data-do=home]").waitFor();
        page.locator(".visiting vc-card-file").nth(1).waitFor();
        assertThat(page.locator("vc-sign-up vc-soft-card[valid]").count()).isEqualTo(1);
        assertThat(page.locator("vc-sign-up .stamp").count()).isZero();
        atStep.accept("ready");
        assertThat(Accessibility.findings(page)).isEmpty();
        byte[] login = CardFiles.save(page, "vc-card-file[primary] [data-do=save]");
        byte[] visiting = CardFiles.save(page, "vc-card-file[data-room$='/Garden'] [data-do=save]");
        press(who, "vc-first-cards [data-do=home]");
        page.waitForURL(city.http("/" + address));
        return new Cards(login, visiting);
    }

    static void unlock(Visitor who, String passphrase) {
        who.page().fill("#unlock", passphrase);
        press(who, "vc-unlock [data-do=unlock]");
    }

    static void press(Visitor who, String selector) {
        who.page().locator(selector).first().click();
    }

    static String problem(Visitor who, String field) {
        Locator problem =
                who.page().locator("#" + field + "-problem:not(:empty)").first();
        problem.waitFor();
        return problem.innerText();
    }

    /** Returns an address nobody signed up with in a run before: the city of these tests keeps its files. */
    static String somebody(String name) {
        return name + "." + Long.toString(System.nanoTime(), 36) + "@example.org";
    }
}
