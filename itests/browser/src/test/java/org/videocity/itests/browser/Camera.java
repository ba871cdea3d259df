package org.videocity.itests.browser;

import java.util.List;
import org.videocity.testing.Tool;

/** An encoder nobody here wrote, sending a moving test picture and a tone. */
final class Camera {
    private Camera() {}

    static Tool film(String address, int width, int height) {
        return Tool.start(command(address, width, height));
    }

    static List<String> command(String address, int width, int height) {
        return List.of(
                Tool.require("ffmpeg", "ffmpeg").toString(),
                "-v",
                "error",
                "-re",
                "-f",
                "lavfi",
                "-i",
                "testsrc2=size=" + width + "x" + height + ":rate=25",
                "-f",
                "lavfi",
                "-i",
                "sine=frequency=440:sample_rate=44100",
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-tune",
                "zerolatency",
                "-pix_fmt",
                "yuv420p",
                "-g",
                "50",
                "-b:v",
                "300k",
                "-c:a",
                "aac",
                "-t",
                "180",
                "-f",
                "flv",
                address);
    }
}
