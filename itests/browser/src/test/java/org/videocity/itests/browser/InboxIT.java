package org.videocity.itests.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videocity.itests.browser.CardHolder.PASSPHRASE;
import static org.videocity.itests.browser.CardHolder.press;
import static org.videocity.itests.browser.CardHolder.signUp;
import static org.videocity.itests.browser.CardHolder.somebody;
import static org.videocity.itests.browser.CardHolder.unlock;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.videocity.testing.CityProcess;
import org.videocity.testing.Tool;

/** A friend leaves a video at a home, a stranger a few words; whoever lives there opens both, and nobody else could. */
@ExtendWith(InTheBrowser.class)
class InboxIT {
    private static final String WORDS = "The beans are out, and nobody but you may know.";
    /** Who has no card gets letters as they are. */
    private static final String OPEN_WORDS = "Your window stands open.";

    /** How every sealed letter begins behind its length: id-smime-ct-authEnvelopedData. */
    private static final String SEALED = "060b2a864886f70d0109100117a0";

    @Test
    void whatIsLeftAtAHomeIsOpenedByItsOwnerAlone(CityProcess city, Mailbox mails, Browser browser) throws IOException {
        String home = somebody("ada");
        String friendsHome = somebody("grace");
        try (Visitor ada = Visitor.atADesk(browser, ColorScheme.LIGHT).visit(city.http("/~sign-up"));
                Visitor grace = Visitor.atADesk(browser, ColorScheme.DARK).visit(city.http("/~sign-up"));
                Visitor stranger = Visitor.onAPhone(browser, ColorScheme.LIGHT)) {
            byte[] card = signUp(city, mails, ada, home, "").login();
            Newcomer.opensHome(ada, "Ada at home");
            ada.visit(city.http("/~inbox"))
                    .page()
                    .locator("[data-testid=empty]")
                    .waitFor();
            byte[] friends = signUp(city, mails, grace, friendsHome, "").login();
            Newcomer.opensHome(grace, "Grace at home");
            remember(grace, city, friends);

            film(grace, city, home);
            write(stranger, city, home);
            for (Visitor each : List.of(grace, stranger)) {
                assertThat(Accessibility.findings(each.page())).isEmpty();
            }
            assertNobodyElseReads(city);

            Page page = ada.visit(city.http("/")).page();
            page.locator("vc-you [data-testid=unopened]:text-is('2')").first().waitFor();
            press(ada, "vc-you #you");
            press(ada, "vc-you [data-do=inbox]");
            Locator envelopes = page.locator("vc-envelope");
            envelopes.nth(1).waitFor();
            assertThat(envelopes.locator("vc-seal").evaluateAll("seals => seals.map(({ kind }) => kind)"))
                    .isEqualTo(List.of("guest", "known"));
            ada.photograph("inbox-desktop-light");

            envelopes.nth(1).click();
            page.locator("[data-testid=locked] vc-card-drop").waitFor();
            CardFiles.show(page, card);
            page.locator("vc-unlock #remember").check();
            ada.photograph("inbox-locked-desktop-light");
            unlock(ada, PASSPHRASE);
            page.locator("vc-opened [data-seal=signed]").waitFor();
            plays(page.locator("vc-opened video"));
            ada.photograph("inbox-video-desktop-light");
            assertThat(Accessibility.findings(page)).isEmpty();

            page.reload();
            envelopes.first().click();
            page.locator("vc-opened [data-seal=guest]").waitFor();
            assertThat(page.locator("vc-opened .words").innerText()).isEqualTo(WORDS);
            page.locator("vc-you [data-testid=unopened]").waitFor(gone());

            throwAway(ada);
            press(ada, "vc-note button");
            envelopes.nth(1).waitFor();
            envelopes.first().click();
            page.locator("vc-opened .words").waitFor();
            throwAway(ada);
            page.locator("vc-note .note").waitFor(gone());
            page.reload();
            envelopes.first().waitFor();
            assertThat(envelopes.count()).isEqualTo(1);

            answer(ada);
            grace.visit(city.http("/~inbox")).page().locator("vc-envelope").click();
            grace.page().locator("vc-opened [data-seal=signed]").waitFor();
            assertThat(grace.page().locator("vc-opened .words").innerText()).isEqualTo("What a picture!");
            for (Visitor each : List.of(ada, grace, stranger)) {
                assertThat(each.complaints()).isEmpty();
            }
        }
    }

    @Test
    void whatIsSentToAHomeWhileSomethingIsLiveThereArrives(CityProcess city, Mailbox mails, Browser browser) {
        try (Visitor ada = Visitor.atADesk(browser, ColorScheme.DARK);
                Visitor henry = Visitor.atADesk(browser, ColorScheme.LIGHT)) {
            String home = Newcomer.movesIn(city, mails, ada, "Ada Lovelace");
            Newcomer.opensHome(ada, "Ada at home");
            ada.visit(city.http("/")).page().locator("vc-you #you").first().waitFor();
            try (Tool camera = Camera.film(city.rtmp(home, "window"), 320, 180)) {
                henry.visit(city.http("/" + home)).box("window").waitFor();
                press(henry, "vc-toolbar [data-do=message]");
                henry.page().fill("vc-letter #text", OPEN_WORDS);
                henry.page().fill("vc-letter #name", "Henry");
                assertThat(Accessibility.findings(henry.page())).isEmpty();
                henry.photograph("letter-while-live-desktop-light");
                send(henry);
                press(henry, "vc-letter [data-do=done]");

                // nobody loaded this page anew: it looks by itself
                comesBySelf(ada.page().locator("vc-you [data-testid=unopened]:text-is('1')"));
                press(ada, "vc-you #you");
                press(ada, "vc-you [data-do=inbox]");
                ada.page().locator("vc-envelope").click();
                assertThat(ada.page().locator("vc-opened .words").innerText()).isEqualTo(OPEN_WORDS);

                press(henry, "vc-toolbar [data-do=snapshot]");
                press(henry, "vc-capture [data-do=shoot]");
                press(henry, "vc-add-media [data-do=letter]");
                henry.page().fill("vc-letter #name", "Henry");
                henry.photograph("letter-with-picture-desktop-light");
                assertThat(Accessibility.findings(henry.page())).isEmpty();
                send(henry);
                assertThat(camera.isAlive()).isTrue();
            }
            comesBySelf(ada.page().locator("vc-envelope").nth(1));
            ada.page().locator("vc-envelope").first().click();
            Locator picture = ada.page().locator("vc-opened img");
            picture.waitFor();
            Awaitility.await("the picture").pollInSameThread().until(() ->
                    (Boolean) picture.evaluate("i => i.naturalWidth > 0"));
            ada.photograph("inbox-picture-desktop-dark");
            assertThat(Accessibility.findings(ada.page())).isEmpty();
            for (Visitor each : List.of(ada, henry)) {
                assertThat(each.complaints()).isEmpty();
            }
        }
    }

    /** Ada replaces her key; letters sealed for the old one, before and after, open with the new card. A friend loses trust. */
    @Test
    void anOldKeyOpensStillAndARevokedCardProvesNothing(
            CityProcess city, Mailbox mails, Browser browser, @TempDir Path folder) {
        String home = somebody("ada");
        String friendsHome = somebody("grace");
        LetterKit kit = new LetterKit(city, folder);
        try (Visitor ada = Visitor.onAPhone(browser, ColorScheme.DARK).visit(city.http("/~sign-up"));
                Visitor grace = Visitor.atADesk(browser, ColorScheme.LIGHT).visit(city.http("/~sign-up"))) {
            byte[] card = signUp(city, mails, ada, home, "").login();
            Newcomer.opensHome(ada, "Ada at home");
            signUp(city, mails, grace, friendsHome, "");
            Page friend = grace.page();
            Path before = kit.recipient(friend, home);
            LetterKit.Signer signer = kit.card(friend);
            kit.leave(friend, home, kit.sealed(kit.signed(kit.letter(home, "It was good then."), signer), before));
            long second = Instant.now().getEpochSecond();
            byte[] renewed = replaceKey(ada, city, card);
            Awaitility.await("lists of revoked cards tell seconds, and the next one has come")
                    .until(() -> Instant.now().getEpochSecond() > second);
            kit.revoke(friend, signer);

            Path after = kit.recipient(friend, home);
            assertThat(after).isNotEqualTo(before);
            kit.leave(friend, home, kit.sealed(kit.signed(kit.letter(home, "Trust me."), signer), after));
            kit.leave(friend, home, kit.sealed(kit.letter(home, "For the key of before."), before));

            Page page = ada.visit(city.http("/~inbox")).page();
            page.locator("vc-envelope").first().click();
            CardFiles.show(page, renewed);
            unlock(ada, PASSPHRASE);
            reads(page, "known", "", "For the key of before.");
            page.locator("vc-envelope").nth(1).click();
            reads(page, "broken", "revoked", "Trust me.");
            assertThat(page.locator("vc-opened .seal").innerText()).contains(friendsHome, "revoked before this came");
            ada.photograph("inbox-revoked-phone-dark");
            assertThat(Accessibility.findings(page)).isEmpty();
            page.locator("vc-envelope").nth(2).click();
            reads(page, "signed", "past", "It was good then.");
            assertThat(page.locator("vc-opened .seal").innerText()).contains(friendsHome);
            for (Visitor each : List.of(ada, grace)) {
                assertThat(each.complaints()).isEmpty();
            }
        }
    }

    private static void comesBySelf(Locator sign) {
        sign.first().waitFor(new Locator.WaitForOptions().setTimeout(90_000));
    }

    private static byte[] replaceKey(Visitor who, CityProcess city, byte[] card) {
        Page page = who.visit(city.http("/~me")).page();
        CardFiles.show(page, card);
        unlock(who, PASSPHRASE);
        press(who, "vc-own-card [data-do=replace]");
        page.fill("#old", PASSPHRASE);
        press(who, "vc-own-card [data-do=replace-go]");
        page.locator("vc-own-card [role=status]", new Page.LocatorOptions().setHasText("The new card is there"))
                .first()
                .waitFor();
        return CardFiles.save(page, "vc-own-card [data-do=save]");
    }

    private static void reads(Page page, String seal, String why, String words) {
        page.locator("vc-opened [data-seal=" + seal + "][data-why='" + why + "']")
                .waitFor();
        assertThat(page.locator("vc-opened .words").innerText()).isEqualTo(words);
    }

    /** Has this device remember the card of whoever is signed in: it signs from now on. */
    private static void remember(Visitor who, CityProcess city, byte[] card) {
        Page page = who.visit(city.http("/~me")).page();
        CardFiles.show(page, card);
        unlock(who, PASSPHRASE);
        page.locator("vc-own-card #remember").check();
        page.locator("vc-own-card [data-do=renew]:enabled").waitFor();
        page.reload();
        page.locator("vc-own-card [data-do=renew]").waitFor();
    }

    private static void film(Visitor who, CityProcess city, String home) {
        Page page = begin(who, city, home);
        press(who, "vc-letter [data-do=film]");
        press(who, "vc-recorder [data-do=open]");
        press(who, "vc-recorder [data-do=record]");
        page.locator("vc-recorder .time", new Page.LocatorOptions().setHasText(Pattern.compile("^0:(0[2-9]|[1-5])")))
                .waitFor();
        who.photograph("letter-recording-desktop-dark");
        press(who, "vc-recorder [data-do=stop]");
        page.locator("vc-recorder video[controls]").waitFor();
        page.fill("vc-letter #text", "Look who is here.");
        who.photograph("letter-desktop-dark");
        assertThat(Accessibility.findings(page)).isEmpty();
        send(who);
        who.photograph("letter-sent-desktop-dark");
    }

    private static void write(Visitor who, CityProcess city, String home) {
        Page page = begin(who, city, home);
        send(who, "[data-do=send]", "#text-problem:not(:empty)");
        page.fill("vc-letter #text", WORDS);
        page.fill("vc-letter #name", "Henry");
        who.photograph("letter-phone-light");
        assertThat(Accessibility.findings(page)).isEmpty();
        send(who);
        who.photograph("letter-sent-phone-light");
    }

    private static void answer(Visitor who) {
        press(who, "vc-envelope");
        press(who, "vc-opened [data-do=reply]");
        who.page().fill("vc-letter #text", "What a picture!");
        send(who);
        press(who, "vc-letter [data-do=done]");
    }

    private static Page begin(Visitor who, CityProcess city, String home) {
        who.visit(city.http("/" + home));
        press(who, "vc-home [data-do=message]");
        who.page().locator("vc-letter #text").waitFor();
        return who.page();
    }

    private static void send(Visitor who) {
        send(who, "[data-do=send]", "[data-testid=sent]");
    }

    private static void send(Visitor who, String button, String then) {
        press(who, "vc-letter " + button);
        who.page().locator("vc-letter " + then).waitFor();
    }

    private static void throwAway(Visitor who) {
        press(who, "vc-opened [data-do=throw-away]");
        who.page().locator("vc-note .note").waitFor();
        assertThat(who.page().locator("vc-envelope").count()).isEqualTo(1);
    }

    private static void plays(Locator video) {
        video.evaluate("video => video.play()");
        Awaitility.await("the message plays")
                .atMost(Duration.ofSeconds(30))
                .pollInSameThread()
                .until(() ->
                        ((Number) video.evaluate("v => v.videoWidth > 0 ? v.currentTime : 0")).doubleValue() > 0.5);
    }

    /** Letters lie on the city's disk, each sealed, and no file there has a word of them. */
    private static void assertNobodyElseReads(CityProcess city) throws IOException {
        List<Path> sealed = new ArrayList<>();
        try (Stream<Path> files = Files.walk(city.base().resolve("data"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertThat(bytes.contains(WORDS)).as("words in %s", file).isFalse();
                byte[] head = bytes.substring(0, Math.min(48, bytes.length())).getBytes(StandardCharsets.ISO_8859_1);
                if (HexFormat.of().formatHex(head).startsWith("30")
                        && HexFormat.of().formatHex(head).contains(SEALED)) {
                    sealed.add(file);
                }
            }
        }
        assertThat(sealed).hasSizeGreaterThanOrEqualTo(2);
    }

    private static Locator.WaitForOptions gone() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);
    }
}
