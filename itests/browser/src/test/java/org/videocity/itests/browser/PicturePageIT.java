package org.videocity.itests.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.videocity.itests.browser.CardHolder.press;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.videocity.testing.CityProcess;

/** People drag the parts of their card and the square of their picture; others see the picture where they are. */
@ExtendWith(InTheBrowser.class)
class PicturePageIT {
    /** Blue of what {@link CardFiles#face} has in the middle, and of what it has beside the head. */
    private static final int FACE = 0xA4;

    private static final int WALL = 0x4A;

    private static final String PAGES = "/~plugins/org.videocity.web.client/test/index.html?";

    private interface Drag {
        void drag(Page page, Locator thing, double dx, double dy);
    }

    @Test
    void thePartsOfACardAreDraggedWithTheMouse(CityProcess city, Mailbox mails, Browser browser) {
        try (Visitor ada = Visitor.atADesk(browser, ColorScheme.LIGHT)) {
            dragTheName(city, mails, ada, Hand::dragsByMouse);
            ada.photograph("card-editor-desktop-light");
            assertThat(ada.complaints()).isEmpty();
        }
    }

    @Test
    void thePartsOfACardAreDraggedWithAFinger(CityProcess city, Mailbox mails, Browser browser) {
        try (Visitor bob = Visitor.onAPhone(browser, ColorScheme.DARK)) {
            dragTheName(city, mails, bob, Hand::dragsByFinger);
            bob.photograph("card-editor-phone-dark");
            assertThat(bob.complaints()).isEmpty();
        }
    }

    private static void dragTheName(CityProcess city, Mailbox mails, Visitor who, Drag hand) {
        Newcomer.movesIn(city, mails, who, "Ada Lovelace");
        Page page = who.visit(city.http("/~me")).page();
        Locator name = page.locator("vc-card-editor [data-part=name]");
        press(who, "vc-my-cards summary");
        BoundingBox before = onTheCard(page, name);
        hand.drag(page, name, -24, 18);
        page.locator("vc-card-editor [data-do=tidy]").waitFor();
        BoundingBox after = onTheCard(page, name);
        assertThat(after.x - before.x).isCloseTo(-24, within(4.0));
        assertThat(after.y - before.y).isCloseTo(18, within(4.0));

        page.reload();
        press(who, "vc-my-cards summary");
        BoundingBox again = onTheCard(page, name);
        assertThat(again.x).as("kept on this device").isCloseTo(after.x, within(1.0));
        press(who, "vc-card-editor [data-do=tidy]");
        page.waitForCondition(() -> Math.abs(onTheCard(page, name).x - before.x) < 1);
    }

    /** Returns where a part is on its card. */
    private static BoundingBox onTheCard(Page page, Locator part) {
        return onTheCard(page.locator("vc-card-editor"), part);
    }

    private static BoundingBox onTheCard(Locator editor, Locator part) {
        BoundingBox box = Hand.boxOf(part);
        BoundingBox card = editor.locator(".card").boundingBox();
        box.x -= card.x;
        box.y -= card.y;
        return box;
    }

    /** What is moved a dot at a time, or over the edge and back, is where the hand is. */
    @Test
    void everyPartOfBothCardsIsMovedByMouseFingerAndKeys(CityProcess city, Browser browser) {
        List<List<String>> parts = List.of(
                List.of("photo", "name", "keywords", "url"), List.of("photo", "title", "name", "keywords", "url"));
        try (Visitor ada = Visitor.onAPhone(browser, ColorScheme.LIGHT)) {
            Page page = ada.visit(city.http(PAGES + "vc-card-editor")).page();
            for (int kind = 0; kind < parts.size(); kind++) {
                Locator editor = page.locator("vc-card-editor").nth(kind);
                editor.locator(".stamp").waitFor();
                assertThat(editor.locator("[data-part]").count())
                        .isEqualTo(parts.get(kind).size());
                for (String part : parts.get(kind)) {
                    moves(page, editor, part, -6, -10, thing -> Hand.dragsByMouse(page, thing, -6, -10));
                    moves(page, editor, part, -6, -10, thing -> Hand.dragsByFinger(page, thing, -6, -10));
                    double dot = editor.locator(".card").boundingBox().width / 800;
                    moves(page, editor, part, -8 * dot, -16 * dot, thing -> {
                        thing.press("ArrowLeft");
                        thing.press("ArrowUp");
                        thing.press("ArrowUp");
                    });
                }
            }
            Locator login = page.locator("vc-card-editor").first();
            moves(page, login, "photo", 0, 40, thing -> Hand.dragsSlowly(page, thing, 0, 40));
            moves(page, login, "photo", -6, 0, thing -> Hand.dragsThereAndBack(page, thing, -90, -6));
            assertThat(ada.complaints()).isEmpty();
        }
    }

    /** Moves a part, looks where it is, and puts it back. */
    private static void moves(Page page, Locator editor, String part, double dx, double dy, Consumer<Locator> hand) {
        Locator thing = editor.locator("[data-part=" + part + "]");
        BoundingBox before = onTheCard(editor, thing);
        hand.accept(thing);
        Locator tidy = editor.locator("[data-do=tidy]");
        tidy.waitFor();
        BoundingBox after = onTheCard(editor, thing);
        assertThat(after.x - before.x).as(part + " to the side").isCloseTo(dx, within(1.0));
        assertThat(after.y - before.y).as(part + " up or down").isCloseTo(dy, within(1.0));
        tidy.click();
        tidy.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        page.waitForCondition(() -> Math.abs(onTheCard(editor, thing).x - before.x) < 0.5);
    }

    /** The stamp lies over the picture and is not in it; the picture has two dots for each of the page's. */
    @Test
    void aCardIsStampedAsLongAsNobodyIssuedItAndHasTwiceTheDots(CityProcess city, Browser browser) {
        try (Visitor ada = Visitor.atADesk(browser, ColorScheme.LIGHT)) {
            Page page = ada.visit(city.http(PAGES + "vc-soft-card")).page();
            Locator card = page.locator("vc-soft-card").first();
            Locator stamp = card.locator(".stamp");
            stamp.waitFor();
            assertThat(stamp.innerText()).isEqualToIgnoringCase("not valid");
            Locator picture = card.locator("canvas");
            page.waitForCondition(() -> ada.number(picture.evaluate("c => c.width")) == 800);
            assertThat(ada.number(picture.evaluate("c => c.width / c.clientWidth")))
                    .isGreaterThanOrEqualTo(2);
            Object stamped = picture.evaluate("c => c.toDataURL()");
            card.evaluate("card => { card.valid = true; return card.updateComplete; }");
            assertThat(stamp.count()).isZero();
            assertThat(picture.evaluate("c => c.toDataURL()")).isEqualTo(stamped);
            assertThat(page.locator("vc-soft-card[valid] .stamp").count()).isZero();
        }
    }

    @Test
    void theSquareOfAPictureIsDraggedAndResizedAndOthersSeeIt(CityProcess city, Mailbox mails, Browser browser) {
        try (Visitor ada = Visitor.atADesk(browser, ColorScheme.DARK);
                Visitor friend = Visitor.onAPhone(browser, ColorScheme.LIGHT)) {
            String address = Newcomer.movesIn(city, mails, ada, "Ada Lovelace");
            Newcomer.builds(ada, "Hall", true);
            Page page = ada.visit(city.http("/~me")).page();
            crop(ada, Hand::dragsByMouse);
            ada.photograph("me-crop-desktop-dark");
            page.getByText("Use this picture").click();
            page.locator("vc-me vc-visiting img").waitFor();
            assertThat(middleOfThePhoto(page)).isCloseTo(WALL, within(24));

            ada.visit(city.http("/" + address + "/Hall"));
            page.locator("main[data-phase=inside]").waitFor();
            friend.visit(city.http("/" + address + "/Hall"));
            press(friend, "vc-toolbar [data-do=people]");
            Locator face = friend.page().locator("#members .member vc-avatar img");
            face.waitFor();
            friend.page().waitForCondition(() -> friend.number(face.evaluate("i => i.naturalWidth")) > 0);
            friend.photograph("people-with-photo-phone-light");
            assertThat(ada.complaints()).isEmpty();
            assertThat(friend.complaints()).isEmpty();
        }
    }

    @Test
    void aPublicHomeShowsWhoseItIsToStrangersAndAPrivateOneDoesNot(CityProcess city, Mailbox mails, Browser browser) {
        try (Visitor cleo = Visitor.onAPhone(browser, ColorScheme.DARK);
                Visitor stranger = Visitor.atADesk(browser, ColorScheme.LIGHT)) {
            String address = Newcomer.movesIn(city, mails, cleo, "Cleo Strange");
            Page page = cleo.visit(city.http("/~me")).page();
            crop(cleo, Hand::dragsByFinger);
            cleo.photograph("me-crop-phone-dark");
            page.getByText("Use this picture").click();
            page.locator("vc-me vc-visiting img").waitFor();
            stranger.visit(city.http("/" + address));
            stranger.page().locator("vc-door [data-door=closed]").waitFor();
            assertThat(stranger.page().locator("vc-door").innerText()).doesNotContain("Cleo Strange");

            cleo.visit(city.http("/" + address));
            press(cleo, "vc-toolbar [data-do=rooms]");
            press(cleo, "vc-rooms [data-room='" + address + "'] [data-do=edit]");
            page.locator("vc-room-form [value=true]").check();
            press(cleo, "vc-room-form button.primary");
            page.locator("vc-settings").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            cleo.visit(city.http("/"));
            stranger.visit(city.http("/" + address));
            Locator card = stranger.page().locator("vc-home vc-visiting");
            card.getByText("Cleo Strange").waitFor();
            Locator face = card.locator("img");
            stranger.page().waitForCondition(() -> stranger.number(face.evaluate("i => i.naturalWidth")) > 0);
            stranger.photograph("home-of-somebody-away-desktop-light");
            assertThat(stranger.complaints()).isEmpty();
        }
    }

    /** Chooses a picture, makes it larger and drags it to the right, until the wall beside the face is in the middle. */
    private static void crop(Visitor who, Drag hand) {
        Page page = who.page();
        press(who, "[data-do=photo]");
        page.setInputFiles("#photo", new FilePayload("ada.png", "image/png", CardFiles.face()));
        Locator square = page.locator("vc-crop canvas");
        square.waitFor();
        page.waitForCondition(() -> Math.abs(middle(square) - FACE) < 8);
        page.locator("vc-crop #zoom").fill("2");
        hand.drag(page, square, 130, 0);
        page.waitForCondition(() -> Math.abs(middle(square) - WALL) < 8);
    }

    private static int middle(Locator canvas) {
        return blue(canvas.evaluate("c => [...c.getContext('2d').getImageData(256, 256, 1, 1).data]"));
    }

    private static int middleOfThePhoto(Page page) {
        return blue(page.evaluate("""
                async () => {
                  const photo = await createImageBitmap(await (await fetch('/api/me/photo')).blob());
                  const pen = new OffscreenCanvas(1, 1).getContext('2d');
                  pen.drawImage(photo, -photo.width / 2, -photo.height / 2);
                  return [...pen.getImageData(0, 0, 1, 1).data];
                }"""));
    }

    private static int blue(Object pixel) {
        return ((Number) ((List<?>) pixel).get(2)).intValue();
    }
}
