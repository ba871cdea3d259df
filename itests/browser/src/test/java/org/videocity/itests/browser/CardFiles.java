package org.videocity.itests.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Files of cards as people get them out of a page, and what becomes of them on the way. */
final class CardFiles {
    private CardFiles() {}

    /** Saves what a link of the page offers. */
    static byte[] save(Page page, String link) {
        try {
            return Files.readAllBytes(
                    page.waitForDownload(() -> page.locator(link).first().click())
                            .path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Shows a file to the place for cards of the page. */
    static void show(Page page, byte[] file) {
        page.locator("vc-card-drop input").first().setInputFiles(new FilePayload("card.png", "image/png", file));
    }

    /** Drops a file on something, as with a mouse. */
    static void drop(Page page, String onto, byte[] file) {
        page.locator(onto).evaluate("""
                (place, base64) => {
                  const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
                  const dataTransfer = new DataTransfer();
                  dataTransfer.items.add(new File([bytes], 'card.png', { type: 'image/png' }));
                  for (const type of ['dragenter', 'dragover', 'drop'])
                    place.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, composed: true, cancelable: true }));
                }""", java.util.Base64.getEncoder().encodeToString(file));
    }

    /** Puts other letters of the same number into what is written in a card; every checksum is right again. */
    static byte[] rewritten(byte[] card, String from, String to) {
        byte[] other = card.clone();
        int at = new String(card, StandardCharsets.ISO_8859_1).indexOf(from);
        System.arraycopy(to.getBytes(StandardCharsets.ISO_8859_1), 0, other, at, from.length());
        ByteBuffer chunks = ByteBuffer.wrap(other);
        for (int start = 8; start < other.length; start += 12 + chunks.getInt(start)) {
            CRC32 crc = new CRC32();
            crc.update(other, start + 4, 4 + chunks.getInt(start));
            chunks.putInt(start + 8 + chunks.getInt(start), (int) crc.getValue());
        }
        return other;
    }

    /** Reads the certificate of a card. */
    static X509Certificate certificate(byte[] card) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                            new ByteArrayInputStream(entries(card, "vcCT").get(0)));
        } catch (CertificateException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Takes out what a card carries in one of its chunks: certificates or locked keys. */
    static List<byte[]> entries(byte[] card, String type) {
        ByteBuffer file = ByteBuffer.wrap(card).position(8);
        while (!new String(card, file.position() + 4, 4, StandardCharsets.ISO_8859_1).equals(type)) {
            file.position(file.position() + 12 + file.getInt(file.position()));
        }
        ByteBuffer data = file.slice(file.position() + 9, file.getInt(file.position()) - 1);
        List<byte[]> found = new ArrayList<>();
        while (data.hasRemaining()) {
            byte[] entry = new byte[data.getShort() & 0xffff];
            data.get(entry);
            found.add(entry);
        }
        return found;
    }

    /** What a program makes of a card that reads pictures and writes them again. */
    static byte[] reencoded(byte[] card, String format) {
        try {
            BufferedImage read = ImageIO.read(new ByteArrayInputStream(card));
            BufferedImage plain = new BufferedImage(read.getWidth(), read.getHeight(), BufferedImage.TYPE_INT_RGB);
            Graphics2D pen = plain.createGraphics();
            pen.drawImage(read, 0, 0, Color.WHITE, null);
            pen.dispose();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(plain, format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A face of simple shapes. */
    static byte[] face() {
        BufferedImage image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(new Color(0xE8B84A));
        pen.fillRect(0, 0, 640, 480);
        pen.setColor(new Color(0x3C281E));
        pen.fillOval(200, 70, 240, 240);
        pen.setColor(new Color(0xECC4A4));
        pen.fillOval(230, 110, 180, 210);
        pen.setColor(new Color(0x3C5A8C));
        pen.fillOval(150, 320, 340, 320);
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
