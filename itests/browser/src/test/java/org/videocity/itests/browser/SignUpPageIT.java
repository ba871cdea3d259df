package org.videocity.itests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.videocity.testing.CityProcess;

/** Ada builds a home with nothing but her browser and her mail; a stranger finds its doors closed. */
@ExtendWith(InTheBrowser.class)
class SignUpPageIT {
    @Test
    void anOwnerMovesInAndAStrangerStaysOutside(CityProcess city, Mailbox mails, Browser browser) {
        String address = somebody("ada");
        try (Visitor ada = Visitor.atADesk(browser, ColorScheme.LIGHT).visit(city.http("/"));
                Visitor stranger = Visitor.onAPhone(browser, ColorScheme.DARK)) {
            Page page = ada.page();
            press(ada, "main [data-do=build]");
            page.waitForURL(city.http("/~sign-up"));
            page.locator("#name").waitFor();
            ada.photograph("sign-up-desktop-light");
            signUp(mails, ada, address, "Garden", true);
            page.waitForURL(city.http("/" + address));
            page.locator("vc-rooms [data-room='" + address + "/Garden']").waitFor();
            page.locator("vc-you img").waitFor();
            ada.photograph("home-desktop-light");
            press(ada, "vc-rooms [data-room='" + address + "/Garden'] a");
            page.waitForURL(city.http("/" + address + "/Garden"));
            page.locator("main[data-phase=inside]").waitFor();

            stranger.visit(city.http("/" + address + "/Garden"));
            stranger.page().locator("vc-door [data-do=sign-in]").waitFor();
            assertThat(stranger.page().locator("main[data-phase]").count()).isZero();
            stranger.photograph("closed-door-phone-dark");
            signOutAndIn(city, mails, ada, address);
            assertThat(ada.complaints()).isEmpty();
        }
    }

    /** Out by the menu; in again by the closed door of a room, which is where it ends. */
    private static void signOutAndIn(CityProcess city, Mailbox mails, Visitor ada, String address) {
        Page page = ada.page();
        press(ada, "#you");
        press(ada, "#menu [data-do=sign-out]");
        page.locator("vc-you [data-do=sign-in]").waitFor();
        ada.visit(city.http("/" + address + "/Garden"));
        press(ada, "vc-door [data-do=sign-in]");
        page.fill("#address", address);
        press(ada, "vc-sign-in button.primary");
        page.locator("#code").waitFor();
        ada.photograph("sign-in-code-desktop-light");
        page.fill("#code", mails.codeFor(address));
        page.waitForURL(city.http("/" + address + "/Garden"));
        page.locator("main[data-phase=inside]").waitFor();
    }

    @Test
    void whatIsWrongStandsBesideItsField(CityProcess city, Browser browser) {
        try (Visitor eve = Visitor.onAPhone(browser, ColorScheme.LIGHT).visit(city.http("/~sign-up"))) {
            Page page = eve.page();
            press(eve, "vc-sign-up button.primary");
            assertThat(problem(eve, "name")).contains("your name");
            page.fill("#name", "Eve");
            page.fill("#address", "eve@localhost");
            press(eve, "vc-sign-up button.primary");
            assertThat(problem(eve, "address")).contains("keeps homes of that name");
            page.fill("#address", "eve@example.org");
            page.fill("#roomName", "live");
            press(eve, "vc-sign-up button.primary");
            assertThat(problem(eve, "roomName")).contains("cannot be called that");
            eve.photograph("sign-up-problem-phone-light");
            page.fill("#roomName", "");
            press(eve, "vc-sign-up button.primary");
            press(eve, "[data-do=next]");
            page.fill("#code", "000000");
            assertThat(problem(eve, "code")).contains("wrong");
            page.reload();
            page.locator("#code").waitFor();
            assertThat(page.locator("vc-code .went").innerText()).contains("eve@example.org");
        }
    }

    /** The home is there already: what went wrong beside it must not look as if it had gone well. */
    @Test
    void aPictureThatCouldNotBeKeptIsSaidAndTriedAgain(CityProcess city, Mailbox mails, Browser browser) {
        String address = somebody("pia");
        String photo = "**/api/me/photo";
        String full =
                "{\"type\":\"urn:videocity:problem:disk-full\",\"status\":503,\"detail\":\"No room on the disk.\"}";
        try (Visitor pia = Visitor.onAPhone(browser, ColorScheme.LIGHT).visit(city.http("/~sign-up"))) {
            Page page = pia.page();
            page.route(
                    photo,
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setStatus(503)
                            .setContentType("application/problem+json")
                            .setBody(full)));
            signUp(mails, pia, address, "", true);
            page.locator("[data-do=finish]").waitFor();
            assertThat(page.locator("#unfinished-problem").innerText()).contains("no space left");
            pia.photograph("sign-up-unfinished-phone-light");
            page.unroute(photo);
            press(pia, "[data-do=finish]");
            page.waitForURL(city.http("/" + address));
            page.locator("vc-you img").waitFor();
        }
    }

    /** Whoever opens the address in the mail in place of typing the code has said so all the same. */
    @Test
    void aLostCardIsTakenBackAlsoByTheAddressInTheMail(CityProcess city, Mailbox mails, Browser browser) {
        String address = somebody("lou");
        try (Visitor lou = Visitor.atADesk(browser, ColorScheme.LIGHT).visit(city.http("/~sign-up"))) {
            Page page = lou.page();
            signUp(mails, lou, address, "", false);
            page.waitForURL(city.http("/" + address));
            press(lou, "#you");
            press(lou, "#menu [data-do=sign-out]");
            page.locator("vc-you [data-do=sign-in]").waitFor();
            lou.visit(city.http("/~sign-in"));
            page.fill("#address", address);
            page.locator("#lost").check();
            press(lou, "vc-sign-in .without button.primary");
            page.locator("#code").waitFor();
            lou.visit(city.http("/"));
            lou.visit(city.http(mails.linkFor(address)));
            page.waitForRequest("**/api/me/cards/lost", () -> press(lou, "[data-do=follow]"));
            page.waitForURL(city.http("/~me"));
            assertThat(lou.complaints()).isEmpty();
        }
    }

    @Test
    void aCityWithoutAMailServerSaysWhereItsMailsLie(CityProcess city, Mailbox mails, Browser browser) {
        String address = somebody("eve");
        mails.without(() -> {
            try (Visitor eve = Visitor.onAPhone(browser, ColorScheme.LIGHT).visit(city.http("/~sign-up"))) {
                fill(eve, "Eve", address, "");
                press(eve, "[data-do=next]");
                assertThat(eve.page().locator("vc-code .note").innerText()).contains(address, "data/outbox");
                eve.page().reload();
                assertThat(eve.page().locator("vc-code .note").innerText()).contains(address, "data/outbox");
                assertThat(eve.complaints()).isEmpty();
            }
        });
    }

    @Test
    void theAddressInTheMailOpensTheDoorInAnotherWindow(CityProcess city, Mailbox mails, Browser browser) {
        String address = somebody("bob");
        try (Visitor bob = Visitor.atADesk(browser, ColorScheme.DARK).visit(city.http("/~sign-up"))) {
            fill(bob, "Bob", address, "");
            bob.visit(city.http(mails.linkFor(address)));
            press(bob, "[data-do=follow]");
            bob.page().waitForURL(city.http("/" + address));
            bob.page().locator("vc-rooms #new").waitFor();
            bob.photograph("home-desktop-dark");
            assertThat(bob.complaints()).isEmpty();
        }
    }

    @Test
    void roomsAreBuiltChangedAndTakenAwayWithAWayBack(CityProcess city, Mailbox mails, Browser browser) {
        String address = somebody("cleo");
        String tea = "[data-room='" + address + "/Tea.house']";
        try (Visitor cleo = Visitor.onAPhone(browser, ColorScheme.DARK).visit(city.http("/~sign-up"));
                Visitor stranger = Visitor.atADesk(browser, ColorScheme.LIGHT).visit(city.http("/"))) {
            signUp(mails, cleo, address, "", false);
            Page page = cleo.page();
            page.waitForURL(city.http("/" + address));
            press(cleo, "vc-toolbar [data-do=rooms]");
            press(cleo, "vc-rooms #new");
            page.fill("vc-room-form #name", "Tea house");
            page.fill("vc-room-form #description", "Tea, talk, quiet.");
            page.locator("vc-room-form [value=true]").check();
            cleo.photograph("room-form-phone-dark");
            press(cleo, "vc-room-form button.primary");
            page.locator("vc-rooms " + tea).waitFor();
            stranger.page().locator("vc-card " + tea).waitFor();
            cleo.photograph("rooms-phone-dark");

            press(cleo, tea + " [data-do=edit]");
            page.fill("vc-room-form #name", "Coffee house");
            press(cleo, "vc-room-form button.primary");
            String coffee = tea.replace("Tea", "Coffee");
            press(cleo, coffee + " [data-do=remove]");
            page.locator("vc-rooms " + coffee).waitFor(gone());
            press(cleo, "vc-note button");
            page.locator("vc-rooms " + coffee).waitFor();
            stranger.page().locator("vc-card " + coffee).waitFor();
            press(cleo, coffee + " [data-do=remove]");
            stranger.page().locator("vc-card " + coffee).waitFor(gone());
            assertThat(cleo.complaints()).isEmpty();
            assertThat(stranger.complaints()).isEmpty();
        }
    }

    @Test
    void devicesAreListedAndSignedOut(CityProcess city, Mailbox mails, Browser browser) {
        String address = somebody("dan");
        try (Visitor desk = Visitor.atADesk(browser, ColorScheme.LIGHT).visit(city.http("/~sign-up"));
                Visitor phone = Visitor.onAPhone(browser, ColorScheme.LIGHT).visit(city.http("/~sign-in?to=%2F~me"))) {
            signUp(mails, desk, address, "", false);
            desk.page().waitForURL(city.http("/" + address));
            phone.page().fill("#address", address);
            press(phone, "vc-sign-in button.primary");
            phone.page().locator("#code").waitFor();
            phone.page().fill("#code", mails.codeFor(address));
            phone.page().waitForURL(city.http("/~me"));
            phone.page().locator("vc-devices li").nth(1).waitFor();
            phone.photograph("me-phone-light");
            press(phone, "vc-devices li[data-current=false] button");
            phone.page().locator("vc-devices li").nth(1).waitFor(gone());
            desk.visit(city.http("/" + address));
            desk.page().locator("vc-door").waitFor();

            phone.page().fill("#name", "Dan the Second");
            press(phone, "vc-me form button.primary");
            phone.page().locator("#you[aria-label*='Dan the Second']").waitFor();
            press(phone, "[data-do=end-all]");
            phone.page().waitForURL(city.http("/"));
            phone.page().locator("vc-you [data-do=sign-in]").waitFor();
            phone.visit(city.http("/~me"));
            phone.page().locator("vc-sign-in #address").waitFor();
            assertThat(phone.complaints()).isEmpty();
        }
    }

    @Test
    void aClosedCitySaysSo(CityProcess city, Browser browser) {
        city.console("config:property-set -p org.videocity.core.identity signUp CLOSED");
        try (Visitor fay = Visitor.atADesk(browser, ColorScheme.DARK)) {
            fay.page().waitForCondition(() -> city.get("/api/session").body().contains("closed"));
            fay.visit(city.http("/~sign-up"))
                    .page()
                    .locator("[data-testid=closed]")
                    .waitFor();
            fay.photograph("sign-up-closed-desktop-dark");
            fay.visit(city.http("/"));
            fay.page().locator("vc-you [data-do=sign-in]").waitFor();
            assertThat(fay.page().locator("[data-do=build]").count()).isZero();
            assertThat(fay.complaints()).isEmpty();
        } finally {
            city.console("config:property-set -p org.videocity.core.identity signUp OPEN");
        }
    }

    private static void signUp(Mailbox mails, Visitor who, String address, String room, boolean withPicture) {
        fill(who, "Ada Lovelace", address, room);
        Page page = who.page();
        page.locator("[data-do=next]").waitFor();
        if (withPicture) {
            page.setInputFiles("#photo", new FilePayload("ada.png", "image/png", picture()));
            page.locator("vc-crop canvas").waitFor();
            who.photograph("sign-up-face-desktop-light");
        }
        press(who, "[data-do=next]");
        page.fill("#code", mails.codeFor(address));
    }

    private static void fill(Visitor who, String name, String address, String room) {
        who.page().fill("#name", name);
        who.page().fill("#address", address);
        who.page().fill("#roomName", room);
        press(who, "vc-sign-up button.primary");
        who.page().locator("vc-crop").waitFor();
    }

    /** Returns an address nobody signed up with in a run before: the city of these tests keeps its files. */
    private static String somebody(String name) {
        return name + "." + Long.toString(System.currentTimeMillis(), 36) + "@example.org";
    }

    private static void press(Visitor who, String selector) {
        who.page().locator(selector).first().click();
    }

    private static String problem(Visitor who, String field) {
        Locator problem = who.page().locator("#" + field + "-problem:not(:empty)");
        problem.waitFor();
        assertThat(who.page().locator("#" + field).getAttribute("aria-invalid")).isEqualTo("true");
        return problem.innerText();
    }

    private static Locator.WaitForOptions gone() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);
    }

    private static byte[] picture() {
        BufferedImage image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(new Color(0xE8B84A));
        pen.fillRect(0, 0, 640, 480);
        pen.setColor(new Color(0x5A3A22));
        pen.fillOval(220, 110, 200, 240);
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
