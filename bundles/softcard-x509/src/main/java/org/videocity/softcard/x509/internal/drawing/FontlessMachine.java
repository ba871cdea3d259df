package org.videocity.softcard.x509.internal.drawing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;

/**
 * Helps a Java that finds no font on its machine: before it reads any, it wants to know one for each of its own logical fonts
 * and gives up else. It is told of one of ours, in a file of the form it reads instead of asking the machine.
 */
final class FontlessMachine {
    /** Read by Java when it first needs fonts, and again after that failed. */
    private static final String SETTING = "sun.awt.fontconfig";

    private static final List<String> FONTS = List.of("serif", "sansserif", "monospaced", "dialog", "dialoginput");
    private static final List<String> STYLES = List.of("plain", "bold", "italic", "bolditalic");

    private FontlessMachine() {}

    /** Names a font of ours, which is copied out of the bundle; it stays there as long as this Java runs. */
    static void lend(String font) throws IOException {
        if (System.getProperty(SETTING) != null) {
            return;
        }
        Path copy = temporary("font-", ".ttf");
        try (InputStream in = Objects.requireNonNull(FontlessMachine.class.getResourceAsStream(font), font)) {
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
        }
        StringBuilder lines = new StringBuilder("version=1\nsequence.allfonts=latin-1\n");
        for (String name : FONTS) {
            STYLES.forEach(style -> lines.append(name).append('.').append(style).append(".latin-1=lent\n"));
        }
        lines.append("filename.lent=").append(copy.toAbsolutePath()).append('\n');
        Path settings = temporary("fonts-", ".properties");
        Files.writeString(settings, lines, StandardCharsets.ISO_8859_1);
        System.setProperty(SETTING, settings.toAbsolutePath().toString());
    }

    private static Path temporary(String begin, String end) throws IOException {
        Path file = Files.createTempFile("videocity-" + begin, end);
        file.toFile().deleteOnExit();
        return file;
    }
}
