package org.videocity.itests.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videocity.itests.browser.CardHolder.press;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.videocity.testing.CityProcess;
import org.videocity.testing.Tool;

/** What somebody brings into a room, others there see at once; what stays in a home, its visitors find. */
@ExtendWith(InTheBrowser.class)
class PlaylistPageIT {
    private static final String INSIDE = "main[data-phase=inside]";
    private static final String GARDEN = "vc-playlist:has(.name strong:text-is('Garden'))";
    private static final String ROWS = "vc-playlists .playlist:has(.by:has-text('Ada')) .item";
    /** Whether a picture has the ground of {@link CardFiles#face} in its corner, which no camera here has. */
    private static final String CORNER = """
            (image) => {
              const pen = Object.assign(document.createElement('canvas'), { width: 640, height: 480 }).getContext('2d');
              pen.drawImage(image, 0, 0);
              const [red, green, blue] = pen.getImageData(9, 9, 1, 1).data;
              return image.naturalWidth === 640 && red > 200 && green > 150 && blue < 110;
            }""";
    /** Drops a file where an element is, as a hand with a mouse does. */
    private static final String FILE = """
            (bytes) => {
              const held = new DataTransfer();
              held.items.add(new File([new Uint8Array(bytes)], 'dropped.png', { type: 'image/png' }));
              return held;
            }""";

    @Test
    void whatIsAddedIsSeenByEverybodyAndStays(CityProcess city, Mailbox mails, Browser browser) {
        try (Visitor ada = Visitor.atADesk(browser, ColorScheme.LIGHT);
                Visitor bob = Visitor.onAPhone(browser, ColorScheme.DARK)) {
            String garden = Newcomer.movesIn(city, mails, ada, "Ada Lovelace") + "/Garden";
            Newcomer.builds(ada, "Garden", true);
            goIn(city, garden, ada, bob);

            press(ada, "vc-toolbar [data-do=add]");
            ada.page().setInputFiles("vc-add-media #files", picture("beans.png"));
            ada.page().fill("vc-add-media #words", "Pictures from the allotment");
            ada.page().fill("vc-add-media #called", "Garden");
            assertThat(Accessibility.findings(ada.page())).isEmpty();
            ada.photograph("add-media-desktop-light");
            press(ada, "vc-add-media [data-do=keep]");
            for (Visitor each : List.of(ada, bob)) {
                seesPicture(each, GARDEN);
                assertThat(each.page().locator(GARDEN + " .count").innerText()).isEqualTo("1/2");
            }
            press(bob, GARDEN + " [data-do=next]");
            bob.page().locator(GARDEN + " .words:has-text('allotment')").waitFor();
            press(bob, GARDEN + " [data-do=previous]");
            seesPicture(bob, GARDEN);

            press(ada, "vc-toolbar [data-do=playlists]");
            addTo(ada, () -> ada.page().setInputFiles("vc-add-media #files", film()));
            addTo(ada, () -> ada.page().fill("vc-add-media #words", "https://example.org/compost"));
            bob.page().locator(GARDEN + " .count:text-is('1/4')").waitFor();
            press(bob, GARDEN + " [data-do=list]");
            bob.page()
                    .locator(GARDEN + " .list [data-item='3']:has-text('example.org')")
                    .waitFor();
            bob.photograph("playlist-list-phone-dark");
            press(bob, GARDEN + " [data-item='2']");
            press(bob, GARDEN + " [data-do=play]");
            plays(bob, GARDEN);
            bob.photograph("playlist-video-phone-dark");

            assertThat(order(ada)).containsExactly("beans", "Text", "bees", "Link");
            drag(ada, 0, 2);
            await("the new order").until(() -> order(ada).equals(List.of("Text", "bees", "beans", "Link")));
            assertThat(Accessibility.findings(ada.page())).isEmpty();
            ada.photograph("playlists-desktop-light");
            choose(ada, ROWS + "[data-at='0'] vc-menu", "down");
            await("the order by keys").until(() -> order(ada).equals(List.of("bees", "Text", "beans", "Link")));
            choose(ada, ROWS + "[data-at='3'] vc-menu", "remove");
            await("an item less").until(() -> order(ada).size() == 3);
            press(ada, "vc-note [data-note='note.removed'] button");
            await("the item again").until(() -> order(ada).size() == 4);
            choose(ada, "vc-playlists .head vc-menu", "remove");
            ada.page().locator(GARDEN).waitFor(gone());
            press(ada, "vc-note [data-note='note.removed'] button");
            ada.page().locator(GARDEN).waitFor();

            for (Visitor each : List.of(ada, bob)) {
                each.page().reload();
                each.page().locator(GARDEN + " .count:text-is('1/4')").waitFor();
                assertThat(Accessibility.findings(each.page())).isEmpty();
                assertThat(each.complaints()).isEmpty();
            }
        }
    }

    @Test
    void oneRecordsOneselfTakesPicturesAndDropsFiles(CityProcess city, Mailbox mails, Browser browser) {
        try (Visitor ada = Visitor.atADesk(browser, ColorScheme.DARK);
                Visitor bob = Visitor.atADesk(browser, ColorScheme.LIGHT)) {
            String studio = Newcomer.movesIn(city, mails, ada, "Ada Lovelace") + "/Studio";
            Newcomer.builds(ada, "Studio", true);
            goIn(city, studio, ada, bob);

            press(ada, "vc-toolbar [data-do=record]");
            press(ada, "vc-recorder [data-do=record]");
            ada.page().locator("vc-toolbar [data-do=record]:has-text('0:02')").waitFor();
            assertThat(Accessibility.findings(ada.page())).isEmpty();
            ada.photograph("recording-desktop-dark");
            press(ada, "vc-toolbar [data-do=record]");
            ada.page().locator("vc-add-media video").waitFor();
            Download file = ada.page().waitForDownload(() -> press(ada, "vc-add-media [data-do=save]"));
            assertThat(file.suggestedFilename()).startsWith("recording-");
            assertThat(Accessibility.findings(ada.page())).isEmpty();
            ada.photograph("recorded-desktop-dark");
            share(ada, "Ada speaks");
            String spoken = called("Ada speaks");
            bob.page().locator("vc-note [data-note='note.playlist']").waitFor();
            press(bob, spoken + " [data-do=play]");
            plays(bob, spoken);

            press(ada, "vc-toolbar [data-do=snapshot]");
            ada.page().locator("vc-capture vc-mirror").waitFor();
            await("the camera").until(() ->
                    (Boolean) ada.page().locator("vc-capture video").evaluate("v => v.videoWidth > 0"));
            ada.photograph("snapshot-desktop-dark");
            press(ada, "vc-capture [data-do=shoot]");
            share(ada, "Ada smiles");
            seesPicture(bob, called("Ada smiles"));

            JSHandle held = ada.page().evaluateHandle(FILE, bytesOf(CardFiles.face()));
            ada.page().dispatchEvent("vc-stage", "dragover", Map.of("dataTransfer", held));
            ada.page().locator("vc-room[file-over]").waitFor();
            ada.photograph("file-over-desktop-dark");
            ada.page().dispatchEvent("vc-stage", "drop", Map.of("dataTransfer", held));
            share(ada, "A face");
            seesPicture(bob, called("A face"));
            bob.photograph("playlists-on-stage-desktop-light");

            bob.page().locator(called("A face")).hover();
            press(bob, "vc-box:has(" + called("A face") + ") [data-do=dock]");
            press(bob, "vc-stage .dock button");
            seesPicture(bob, called("A face"));
            for (Visitor each : List.of(ada, bob)) {
                assertThat(Accessibility.findings(each.page())).isEmpty();
                assertThat(each.complaints()).isEmpty();
            }
        }
    }

    @Test
    void whatStaysInAHomeIsFoundBesideItsCard(CityProcess city, Mailbox mails, Browser browser) {
        try (Visitor ada = Visitor.atADesk(browser, ColorScheme.LIGHT);
                Visitor guest = Visitor.onAPhone(browser, ColorScheme.LIGHT)) {
            String home = Newcomer.movesIn(city, mails, ada, "Ada Lovelace");
            Newcomer.opensHome(ada, "Ada at home");
            goIn(city, home, ada);
            press(ada, "vc-toolbar [data-do=add]");
            ada.page().setInputFiles("vc-add-media #files", picture("me.png"));
            ada.page().fill("vc-add-media #called", "This is me");
            press(ada, "vc-add-media [data-do=keep]");
            seesPicture(ada, called("This is me"));

            goIn(city, home, guest);
            guest.page().locator("vc-home vc-visiting").waitFor();
            guest.page().locator("vc-shelf button:has-text('This is me')").waitFor();
            assertThat(guest.page().locator("vc-box").count()).isZero();
            assertThat(Accessibility.findings(guest.page())).isEmpty();
            guest.photograph("home-playlists-phone-light");
            press(guest, "vc-shelf button");
            seesPicture(guest, called("This is me"));
            press(guest, "vc-box [data-do=close]");
            guest.page().locator("vc-shelf button").waitFor();
            assertThat(ada.complaints()).isEmpty();
            assertThat(guest.complaints()).isEmpty();
        }
    }

    @Test
    void whatIsLiveAndWhatSoundsPlays(CityProcess city, Mailbox mails, Browser browser) {
        try (Visitor ada = Visitor.atADesk(browser, ColorScheme.DARK);
                Visitor bob = Visitor.atADesk(browser, ColorScheme.LIGHT)) {
            String hall = Newcomer.movesIn(city, mails, ada, "Ada Lovelace") + "/Hall";
            Newcomer.builds(ada, "Hall", true);
            try (Tool camera = Camera.film(city.rtmp(hall, "hive"), 320, 180)) {
                goIn(city, hall, ada, bob);
                ada.box("hive").waitFor();
                press(ada, "vc-toolbar [data-do=add]");
                ada.page().selectOption("vc-add-media #stream", "hive");
                share(ada, "The hive, live");
                press(bob, called("The hive, live") + " [data-do=play]");
                plays(bob, called("The hive, live"));

                press(ada, "vc-toolbar [data-do=add]");
                ada.page().setInputFiles("vc-add-media #files", humming());
                share(ada, "Bees hum");
                press(bob, called("Bees hum") + " [data-do=play]");
                sounds(bob, called("Bees hum"));
                bob.photograph("playlist-live-and-sound-desktop-light");
                assertThat(camera.isAlive()).isTrue();

                press(bob, "vc-box:has(" + called("The hive, live") + ") [data-do=close]");
                bob.page().locator(called("The hive, live")).waitFor(gone());
                bob.page().reload();
                bob.page().locator(called("Bees hum")).waitFor();
                assertThat(bob.page().locator(called("The hive, live")).count()).isZero();
                assertThat(bob.page().locator("vc-panel").evaluate("p => getComputedStyle(p).animationName"))
                        .as("a panel that is there from the start does not come in")
                        .isEqualTo("none");
                press(bob, "vc-toolbar [data-do=playlists]");
                press(bob, "vc-playlists .playlist[aria-label='The hive, live'] [data-do=show]");
                bob.page().locator(called("The hive, live")).waitFor();
            }
            for (Visitor each : List.of(ada, bob)) {
                assertThat(Accessibility.findings(each.page())).isEmpty();
                assertThat(each.complaints()).isEmpty();
            }
        }
    }

    @Test
    void aPictureIsTakenOfWhatFillsTheStage(CityProcess city, Mailbox mails, Browser browser) {
        try (Visitor ada = Visitor.atADesk(browser, ColorScheme.LIGHT)) {
            String attic = Newcomer.movesIn(city, mails, ada, "Ada Lovelace") + "/Attic";
            Newcomer.builds(ada, "Attic", true);
            goIn(city, attic, ada);
            press(ada, "vc-toolbar [data-do=add]");
            ada.page().setInputFiles("vc-add-media #files", picture("face.png"));
            share(ada, "A face");
            seesPicture(ada, called("A face"));
            press(ada, "vc-box:has(" + called("A face") + ") [data-do=maximise]");
            press(ada, "vc-toolbar [data-do=snapshot]");
            Locator taken = ada.page().locator("vc-add-media li img[alt='A face.jpg']");
            taken.waitFor();
            await("the picture taken").until(() -> (Boolean) taken.evaluate("i => i.naturalWidth > 0"));
            assertThat(taken.evaluate(CORNER)).isEqualTo(true);
            assertThat(ada.page().locator("vc-capture").count()).isZero();
            ada.photograph("snapshot-of-playlist-desktop-light");
            assertThat(Accessibility.findings(ada.page())).isEmpty();
            assertThat(ada.complaints()).isEmpty();
        }
    }

    @Test
    void oneIsOfferedWhatOneMayDo(CityProcess city, Mailbox mails, Browser browser) {
        try (Visitor ada = Visitor.atADesk(browser, ColorScheme.LIGHT);
                Visitor bob = Visitor.onAPhone(browser, ColorScheme.DARK)) {
            String loft = Newcomer.movesIn(city, mails, ada, "Ada Lovelace") + "/Loft";
            Newcomer.builds(ada, "Loft", true);
            goIn(city, loft, ada);
            press(ada, "vc-toolbar [data-do=add]");
            ada.page().fill("vc-add-media #words", "Mind the beam");
            ada.page().fill("vc-add-media #called", "Loft");
            press(ada, "vc-add-media [data-do=keep]");
            ada.page().locator(called("Loft")).waitFor();

            goIn(city, loft, bob);
            bob.page().locator(called("Loft")).waitFor();
            choose(bob, "vc-toolbar vc-menu", "playlists");
            bob.page()
                    .locator("vc-playlists section:has-text('moderators for good')")
                    .waitFor();
            assertThat(bob.page().locator("vc-playlists vc-menu").count()).isZero();
            assertThat(Accessibility.findings(bob.page())).isEmpty();
            bob.photograph("playlists-of-others-phone-dark");
            press(bob, "vc-playlists [data-do=add]");
            bob.page().fill("vc-add-media #words", "Who comes to the loft?");
            assertThat(bob.page().locator("vc-add-media [data-do=keep]").count())
                    .isZero();
            assertThat(bob.page().locator("vc-add-media .hint").innerText()).contains("moderators for good");
            assertThat(Accessibility.findings(bob.page())).isEmpty();
            bob.photograph("add-media-guest-phone-dark");
            // as if the right had been taken while the dialog stood open
            bob.page().locator("vc-add-media").evaluate("dialog => { dialog.keep = true; }");
            press(bob, "vc-add-media [data-do=keep]");
            bob.page()
                    .locator("vc-add-media .problem:has-text('chosen by its owner')")
                    .waitFor();
            press(bob, "vc-add-media [data-do=share]");
            bob.page().locator("vc-add-media").waitFor(gone());

            press(ada, "vc-toolbar [data-do=people]");
            choose(ada, "vc-people .member:has-text('guest') vc-menu", "mute");
            bob.page().locator("vc-playlists .button.add").waitFor(gone());
            bob.page().locator("vc-playlists vc-menu").waitFor(gone());
            bob.page().locator("vc-toolbar [data-do=add]").waitFor(gone());
            assertThat(ada.complaints()).isEmpty();
            assertThat(bob.complaints()).hasSize(1).allMatch(why -> why.contains("403"));
        }
    }

    private static void goIn(CityProcess city, String room, Visitor... visitors) {
        for (Visitor each : visitors) {
            each.visit(city.http("/" + room)).page().locator(INSIDE).waitFor();
        }
    }

    private static String called(String name) {
        return "vc-playlist:has(.name strong:text-is('" + name + "'))";
    }

    private static void addTo(Visitor who, Runnable fill) {
        choose(who, "vc-playlists .head vc-menu", "add");
        who.page().locator("vc-add-media dialog[open]").waitFor();
        fill.run();
        press(who, "vc-add-media [data-do=share]");
        who.page().locator("vc-add-media").waitFor(gone());
    }

    private static void share(Visitor who, String name) {
        who.page().fill("vc-add-media #called", name);
        press(who, "vc-add-media [data-do=share]");
        who.page().locator("vc-add-media").waitFor(gone());
        who.page().locator(called(name)).waitFor();
    }

    private static void choose(Visitor who, String menu, String act) {
        press(who, menu + " #open");
        press(who, menu + " [data-do=" + act + "]");
    }

    private static List<String> order(Visitor who) {
        return who.page().locator(ROWS + " input").all().stream()
                .map(field -> field.inputValue().isEmpty() ? kind(field) : field.inputValue())
                .toList();
    }

    /** What has no description is told by its placeholder: a text by its words, a link by its host. */
    private static String kind(Locator field) {
        return field.getAttribute("placeholder").contains("example.org") ? "Link" : "Text";
    }

    private static void drag(Visitor who, int from, int to) {
        BoundingBox start =
                who.page().locator(ROWS + "[data-at='" + from + "'] .grip").boundingBox();
        BoundingBox end =
                who.page().locator(ROWS + "[data-at='" + to + "'] .grip").boundingBox();
        Mouse mouse = who.page().mouse();
        mouse.move(start.x + start.width / 2, start.y + start.height / 2);
        mouse.down();
        mouse.move(end.x + end.width / 2, end.y + end.height / 2, new Mouse.MoveOptions().setSteps(8));
        who.photograph("playlists-dragged-desktop-light");
        mouse.up();
    }

    private static void seesPicture(Visitor who, String playlist) {
        Locator image = who.page().locator(playlist + " .item img");
        image.waitFor();
        await("the picture of " + playlist).until(() -> (Boolean) image.evaluate("i => i.naturalWidth > 0"));
    }

    private static void plays(Visitor who, String playlist) {
        Locator video = who.page().locator(playlist + " .item video");
        await("the video of " + playlist)
                .until(() -> (Boolean) video.evaluate("v => v.videoWidth > 0 && v.currentTime > 0.2"));
    }

    private static void sounds(Visitor who, String playlist) {
        Locator sound = who.page().locator(playlist + " .item[data-kind=sound] video");
        await("the sound of " + playlist)
                .until(() -> (Boolean) sound.evaluate("v => v.videoWidth === 0 && v.currentTime > 0.2"));
    }

    private static FilePayload picture(String name) {
        return new FilePayload(name, "image/png", CardFiles.face());
    }

    private static List<Integer> bytesOf(byte[] bytes) {
        return java.util.stream.IntStream.range(0, bytes.length)
                .map(i -> bytes[i] & 0xFF)
                .boxed()
                .toList();
    }

    /** A few seconds of a test picture in WebM. */
    private static Path film() {
        return made("bees.webm", "testsrc2=size=320x180:rate=15:duration=8", "-c:v", "libvpx", "-deadline", "realtime");
    }

    /** A few seconds of a tone in MP3. */
    private static Path humming() {
        return made("bees.mp3", "sine=frequency=220:duration=8", "-c:a", "libmp3lame");
    }

    private static Path made(String name, String source, String... how) {
        Path file = Path.of("target", name);
        List<String> command = new ArrayList<>(
                List.of(Tool.require("ffmpeg", "ffmpeg").toString(), "-v", "error", "-y", "-f", "lavfi", "-i", source));
        command.addAll(List.of(how));
        command.add(file.toString());
        Tool.run(Duration.ofSeconds(60), command).succeeded();
        return file;
    }

    private static Locator.WaitForOptions gone() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);
    }

    private static ConditionFactory await(String what) {
        return Awaitility.await(what).atMost(Duration.ofSeconds(20)).pollInSameThread();
    }
}
