package org.videocity.itests.interop;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.videocity.testing.Tool;

/**
 * Cards made in a folder with openssl, and of the format's description: PNG chunks are put together here and nowhere else,
 * keys, requests, hashes and signatures are openssl's.
 */
final class CardKit {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int WIDTH = 64;
    private static final int HEIGHT = 40;
    private static final int HEADER_BYTES = 8 + 25;
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private final Path folder;
    private int files;

    CardKit(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs openssl in the folder; yields what it wrote. */
    String openssl(String... arguments) {
        return tool(arguments).succeeded().output();
    }

    /** Runs openssl, however it ends. */
    Tool tool(String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(Tool.require("openssl", "openssl").toString()));
        command.addAll(List.of(arguments));
        return Tool.run(PATIENCE, command);
    }

    String path(String name) {
        return folder.resolve(name).toString();
    }

    String save(String name, byte[] bytes) {
        Curl.write(folder.resolve(name), bytes);
        return path(name);
    }

    byte[] load(String name) {
        return Curl.read(folder.resolve(name));
    }

    /** Makes an RSA key; yields its file. */
    String key(String name, int bits) {
        openssl("genrsa", "-out", path(name), "" + bits);
        return path(name);
    }

    /** Makes a request for a certificate, with whatever else openssl is to write into it, in base64. */
    String request(String key, String... more) {
        List<String> command = new ArrayList<>(List.of(
                "req", "-new", "-key", key, "-subj", "/CN=anything", "-outform", "DER", "-out", path("request.der")));
        command.addAll(List.of(more));
        openssl(command.toArray(String[]::new));
        return base64(load("request.der"));
    }

    /** Hashes with openssl; hex digits. */
    String sha256(byte[] bytes) {
        String said = openssl("dgst", "-sha256", "-r", save("hashed", bytes));
        return said.split(" ")[0];
    }

    /** Signs with openssl, in base64. */
    String sign(String key, String text) {
        String file = save("text", text.getBytes(StandardCharsets.UTF_8));
        openssl("dgst", "-sha256", "-sign", key, "-out", path("signature"), file);
        return base64(load("signature"));
    }

    /** Encrypts a key as cards carry it. */
    byte[] wrapped(String key, String passphrase) {
        openssl(
                "pkcs8",
                "-topk8",
                "-in",
                key,
                "-v2",
                "aes-256-cbc",
                "-v2prf",
                "hmacWithSHA256",
                "-iter",
                "600000",
                "-passout",
                "pass:" + passphrase,
                "-outform",
                "DER",
                "-out",
                path("wrapped.der"));
        return load("wrapped.der");
    }

    /** Asks openssl whether a certificate is of an authority, both in DER. */
    Tool verify(byte[] certificate, byte[] authority) {
        String leaf = pem("leaf" + ++files, certificate);
        return tool("verify", "-x509_strict", "-CAfile", pem("authority", authority), leaf);
    }

    String pem(String name, byte[] der) {
        openssl("x509", "-inform", "DER", "-in", save(name + ".der", der), "-out", path(name + ".pem"));
        return path(name + ".pem");
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** A picture with information and nothing else: what is hashed. */
    static byte[] picture(Map<String, String> information) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(SIGNATURE);
        ByteBuffer header = ByteBuffer.allocate(13)
                .putInt(WIDTH)
                .putInt(HEIGHT)
                .put((byte) 8)
                .put((byte) 2);
        out.writeBytes(chunk("IHDR", header.array()));
        out.writeBytes(chunk("vcIN", entries(information)));
        byte[] rows = new byte[HEIGHT * (1 + 3 * WIDTH)];
        Deflater deflater = new Deflater();
        deflater.setInput(rows);
        deflater.finish();
        byte[] packed = new byte[rows.length];
        int length = deflater.deflate(packed);
        deflater.end();
        out.writeBytes(chunk("IDAT", java.util.Arrays.copyOf(packed, length)));
        out.writeBytes(chunk("IEND", new byte[0]));
        return out.toByteArray();
    }

    private static byte[] entries(Map<String, String> information) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(1);
            for (Map.Entry<String, String> entry : information.entrySet()) {
                for (String part : List.of(entry.getKey(), entry.getValue())) {
                    byte[] utf8 = part.getBytes(StandardCharsets.UTF_8);
                    out.writeShort(utf8.length);
                    out.write(utf8);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Puts a list of parts (certificates, keys) behind the information. */
    static byte[] with(byte[] picture, String type, List<byte[]> parts) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.write(1);
        for (byte[] part : parts) {
            data.writeBytes(ByteBuffer.allocate(2).putShort((short) part.length).array());
            data.writeBytes(part);
        }
        int at = HEADER_BYTES;
        while (!type(picture, at).equals("IDAT")) {
            at += 12 + ByteBuffer.wrap(picture).getInt(at);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(picture, 0, at);
        out.writeBytes(chunk(type, data.toByteArray()));
        out.write(picture, at, picture.length - at);
        return out.toByteArray();
    }

    /** Reads the parts of a chunk. */
    static List<byte[]> parts(byte[] picture, String type) {
        int at = SIGNATURE.length;
        while (!type(picture, at).equals(type)) {
            at += 12 + ByteBuffer.wrap(picture).getInt(at);
        }
        ByteBuffer in =
                ByteBuffer.wrap(picture, at + 9, ByteBuffer.wrap(picture).getInt(at) - 1);
        List<byte[]> parts = new ArrayList<>();
        while (in.hasRemaining()) {
            byte[] part = new byte[in.getShort() & 0xffff];
            in.get(part);
            parts.add(part);
        }
        return parts;
    }

    private static String type(byte[] picture, int at) {
        return new String(picture, at + 4, 4, StandardCharsets.US_ASCII);
    }

    private static byte[] chunk(String type, byte[] data) {
        ByteBuffer chunk = ByteBuffer.allocate(12 + data.length);
        chunk.putInt(data.length).put(type.getBytes(StandardCharsets.US_ASCII)).put(data);
        CRC32 crc = new CRC32();
        crc.update(chunk.array(), 4, 4 + data.length);
        return chunk.putInt((int) crc.getValue()).array();
    }
}
