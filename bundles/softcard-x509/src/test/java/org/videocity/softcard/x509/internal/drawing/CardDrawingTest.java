package org.videocity.softcard.x509.internal.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.videocity.wire.png.CardFile;
import org.videocity.wire.png.CardInformation;
import org.videocity.wire.png.CardLimits;
import org.videocity.wire.png.Pixels;
import org.videocity.wire.png.PngHeader;

/** Pictures of cards: what is drawn, and that it is on machines without fonts. */
class CardDrawingTest {
    private static final int PAPER = 0xf6f9ff;
    private static final int BAND = 0x1d4ed8;

    @TempDir
    Path folder;

    private static CardInformation saying(String title) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("kind", "room");
        words.put("city", "city.example");
        words.put("owner", "hall@city.example");
        words.put("room", "");
        words.put("name", "The City");
        words.put("title", title);
        words.put("keywords", "tea; чай; τσάι; चाय");
        words.put("url", "https://city.example/hall@city.example");
        words.put("issuer", "The City");
        words.put("year", "2026");
        return new CardInformation(words);
    }

    /** Read by somebody else's decoder. */
    private static BufferedImage shown(CardFile card) throws Exception {
        Pixels.check(card);
        ByteBuffer bytes = card.toBytes();
        byte[] file = new byte[bytes.remaining()];
        bytes.get(file);
        CardFile.parse(ByteBuffer.wrap(file), CardLimits.STANDARD);
        return ImageIO.read(new ByteArrayInputStream(file));
    }

    private static int pixel(BufferedImage picture, int x, int y) {
        return picture.getRGB(x, y) & 0xffffff;
    }

    /** How many pixels of a place are darker than any paper. */
    private static long ink(BufferedImage picture, int x, int y, int w, int h) {
        long dark = 0;
        for (int at = 0; at < w * h; at++) {
            int colour = pixel(picture, x + at % w, y + at / w);
            dark += (colour >> 16 & 0xff) < 0x80 ? 1 : 0;
        }
        return dark;
    }

    @Test
    void everythingStandsWhereTheLayoutSays() throws Exception {
        CardFile card = new CardDrawing().draw(saying("Großer Σαλόν Зал"));
        assertThat(card.header()).isEqualTo(new PngHeader(800, 480, false));
        BufferedImage picture = shown(card);
        assertThat(pixel(picture, 5, 5)).isEqualTo(BAND);
        assertThat(pixel(picture, 40, 10)).isEqualTo(PAPER);
        assertThat(pixel(picture, 664, 150)).as("beside the sign").isEqualTo(BAND);
        assertThat(pixel(picture, 650, 230)).as("the house in the sign").isEqualTo(0xffffff);
        for (Map.Entry<String, CardLayout.Part> part :
                CardLayout.ofRooms().parts().entrySet()) {
            CardLayout.Part place = part.getValue();
            if (place.size() > 0) {
                int height = (int) (place.lines() * place.size() * 1.3);
                assertThat(ink(picture, place.x(), place.y(), place.w(), Math.min(height, 480 - place.y())))
                        .as(part.getKey())
                        .isPositive();
            }
        }
    }

    @Test
    void theSameIsDrawnAlike() throws Exception {
        CardDrawing drawing = new CardDrawing();
        assertThat(drawing.draw(saying("Hall")).hash())
                .isEqualTo(new CardDrawing().draw(saying("Hall")).hash())
                .isNotEqualTo(drawing.draw(saying("Hall!")).hash());
    }

    @Test
    void oddTitlesAreDrawnToo() throws Exception {
        for (String title : List.of("x".repeat(4000), "a ".repeat(2000), "🌍", "שלום", "\u0301", "日本語", "\u200d")) {
            shown(new CardDrawing().draw(saying(title)));
        }
    }

    @Test
    void lettersOfAMachineWithoutFontsAreOurs() throws Exception {
        List<String> titles = List.of("Großer Σαλόν Зал", "पुस्तकालय 7", "مكتبة", "ספרייה", "ห้องสมุด");
        List<BufferedImage> there = drawnWithoutFonts(titles);
        for (int i = 0; i < titles.size(); i++) {
            BufferedImage here = shown(new CardDrawing().draw(saying(titles.get(i))));
            assertThat(title(there.get(i))).as(titles.get(i)).isEqualTo(title(here));
        }
    }

    @Test
    void whatNoFontHasIsLeftOutAndATitleOfNothingElseIsThePath() throws Exception {
        List<BufferedImage> there = drawnWithoutFonts(List.of("hall@city.example", "図書館", "図書館 1", "🌍 Hall", " Hall"));
        assertThat(title(there.get(1))).isEqualTo(title(there.get(0)));
        assertThat(title(there.get(2))).isEqualTo(title(there.get(0)));
        assertThat(title(there.get(3))).isEqualTo(title(there.get(4)));
    }

    /** All pixels of the place where the title stands. */
    private static List<Integer> title(BufferedImage picture) {
        CardLayout.Part place = CardLayout.ofRooms().part("title");
        int height = (int) (place.lines() * place.size() * 1.3);
        return Arrays.stream(picture.getRGB(place.x(), place.y(), place.w(), height, null, 0, place.w()))
                .boxed()
                .toList();
    }

    /** Draws cards in a Java of its own, on a machine that seems to have no fonts. */
    private List<BufferedImage> drawnWithoutFonts(List<String> titles) throws Exception {
        Path none = Files.writeString(
                folder.resolve("fonts.conf"),
                "<?xml version=\"1.0\"?><fontconfig><cachedir>" + folder + "</cachedir></fontconfig>");
        Path wanted = Files.write(folder.resolve("titles"), titles);
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-Duser.home=" + folder,
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                Fontless.class.getName(),
                wanted.toString());
        java.environment().put("FONTCONFIG_FILE", none.toString());
        Process process = java.redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(folder.resolve("said"))).isEmpty();
        List<BufferedImage> drawn = new ArrayList<>();
        for (int i = 0; i < titles.size(); i++) {
            drawn.add(ImageIO.read(folder.resolve("titles-" + i + ".png").toFile()));
        }
        return drawn;
    }

    /** Draws a card for each line of a file. */
    static final class Fontless {
        private Fontless() {}

        public static void main(String[] arguments) throws Exception {
            List<String> titles = Files.readAllLines(Path.of(arguments[0]));
            CardDrawing drawing = new CardDrawing();
            for (int i = 0; i < titles.size(); i++) {
                BufferedImage picture = shown(drawing.draw(saying(titles.get(i))));
                ImageIO.write(
                        picture, "png", Path.of(arguments[0] + "-" + i + ".png").toFile());
            }
            if (Optional.ofNullable(System.getProperty("sun.awt.fontconfig")).isEmpty()) {
                throw new IllegalStateException("This machine has fonts");
            }
        }
    }
}
