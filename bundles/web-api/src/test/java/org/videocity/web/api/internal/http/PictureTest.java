package org.videocity.web.api.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PictureTest {
    private static byte[] picture(String format) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(30, 20, BufferedImage.TYPE_INT_RGB), format, out);
        return out.toByteArray();
    }

    @Test
    void knowsWhatRealPicturesSayOfThemselves() throws Exception {
        assertThat(Picture.look(picture("png"))).contains(new Picture("image/png", 30, 20));
        assertThat(Picture.look(picture("jpg"))).contains(new Picture("image/jpeg", 30, 20));
        assertThat(Picture.look(picture("gif"))).isEmpty();
        assertThat(new Picture("image/png", 30, 20).fits(30)).isTrue();
        assertThat(new Picture("image/png", 30, 20).fits(29)).isFalse();
    }

    @Test
    void takesNothingElseForAPicture() throws Exception {
        assertThat(Picture.look(new byte[0])).isEmpty();
        assertThat(Picture.look("<svg onload='alert(1)'/>".getBytes())).isEmpty();
        for (String format : new String[] {"png", "jpg"}) {
            byte[] whole = picture(format);
            int known = 0;
            for (int length = 0; length < whole.length; length++) {
                known += Picture.look(Arrays.copyOf(whole, length)).isPresent() ? 1 : 0;
            }
            assertThat(known).as("pictures cut behind their size").isPositive();
        }
    }
}
