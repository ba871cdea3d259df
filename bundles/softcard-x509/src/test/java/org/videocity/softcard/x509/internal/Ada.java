package org.videocity.softcard.x509.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.videocity.api.RoomId;
import org.videocity.api.softcard.CardRequest;
import org.videocity.api.softcard.RoomCardTexts;
import org.videocity.wire.png.CardFile;
import org.videocity.wire.png.CardInformation;
import org.videocity.wire.png.CardLimits;
import org.videocity.wire.png.Chunk;
import org.videocity.wire.png.PngException;

/** A resident with her keys, pictures and wishes, as her browser would make them. */
final class Ada {
    static final String CITY = "city.example";
    static final String OWNER = "ada@city.example";
    static final String NAME = "Ada Lovelace · Ада 🌍";
    static final RoomId ROOM = new RoomId(CITY, OWNER, "Théâtre.Été");
    static final RoomCardTexts TEXTS =
            new RoomCardTexts(ROOM, "Théâtre Été", List.of("stage", "été"), "https://city.example/x", "city.example");

    static final int RSA_BITS = 3072;

    /** One of each kind for all tests; making one takes a while. */
    static final KeyPair RSA = rsa(RSA_BITS);

    static final KeyPair EC = ec("secp256r1");

    private Ada() {}

    static KeyPair rsa(int bits) {
        return pair("RSA", generator -> generator.initialize(bits));
    }

    static KeyPair ec(String curve) {
        return pair("EC", generator -> generator.initialize(new ECGenParameterSpec(curve)));
    }

    private interface Setting {
        void apply(KeyPairGenerator generator) throws GeneralSecurityException;
    }

    private static KeyPair pair(String algorithm, Setting setting) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            setting.apply(generator);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static ByteBuffer request(KeyPair pair) {
        return request(pair, pair.getPrivate().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA");
    }

    static ByteBuffer request(KeyPair pair, String algorithm) {
        return request(
                new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=Mallory"), pair.getPublic()),
                pair,
                algorithm);
    }

    static ByteBuffer request(PKCS10CertificationRequestBuilder builder, KeyPair pair, String algorithm) {
        try {
            ContentSigner signer = new JcaContentSignerBuilder(algorithm).build(pair.getPrivate());
            return ByteBuffer.wrap(builder.build(signer).getEncoded());
        } catch (OperatorCreationException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static CardRequest wish(KeyPair pair) {
        return wish(request(pair));
    }

    static CardRequest wish(ByteBuffer signedRequest) {
        return new CardRequest(
                "ada", CITY, OWNER, NAME, signedRequest, "For Grace", Optional.empty(), Optional.empty());
    }

    static Map<String, String> visitingWords() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("kind", "room");
        words.put("city", CITY);
        words.put("owner", OWNER);
        words.put("room", ROOM.name());
        words.put("name", NAME);
        words.put("title", TEXTS.title());
        words.put("keywords", "stage; été");
        words.put("url", TEXTS.url());
        words.put("issuer", TEXTS.issuer());
        words.put("year", "2026");
        return words;
    }

    static Map<String, String> loginWords() {
        Map<String, String> words = visitingWords();
        words.put("kind", "login");
        words.remove("room");
        words.remove("title");
        return words;
    }

    /** A picture of 4 by 4 pixels that says something. */
    static CardFile picture(Map<String, String> words) {
        return picture(words, 0);
    }

    /** The same with a certain first pixel. */
    static CardFile picture(Map<String, String> words, int pixel) {
        try {
            ByteArrayOutputStream rows = new ByteArrayOutputStream();
            try (DeflaterOutputStream deflate = new DeflaterOutputStream(rows)) {
                byte[] all = new byte[4 * (1 + 4 * 3)];
                all[1] = (byte) pixel;
                deflate.write(all);
            }
            return card(words, 4, new Chunk("IDAT", ByteBuffer.wrap(rows.toByteArray())));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A card of so many pixels squared, RGB, written chunk by chunk. */
    static CardFile card(Map<String, String> words, int size, Chunk pixels) {
        ByteBuffer header =
                ByteBuffer.allocate(13).putInt(size).putInt(size).put((byte) 8).put((byte) 2);
        ByteBuffer file = ByteBuffer.allocate(1 << 16).putLong(0x89504e470d0a1a0aL);
        file.put(new Chunk("IHDR", header.rewind()).toBytes());
        file.put(information(words));
        file.put(pixels.toBytes());
        file.put(new Chunk("IEND", ByteBuffer.allocate(0)).toBytes());
        try {
            return CardFile.parse(file.flip(), CardLimits.STANDARD);
        } catch (PngException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ByteBuffer information(Map<String, String> words) {
        ByteBuffer data = ByteBuffer.allocate(16 << 10).put((byte) 1);
        new CardInformation(words).entries().forEach((name, value) -> {
            for (String text : List.of(name, value)) {
                byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
                data.putShort((short) bytes.length).put(bytes);
            }
        });
        return new Chunk("vcIN", data.flip()).toBytes();
    }
}
