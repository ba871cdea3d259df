package org.videocity.softcard.x509.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.Adler32;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.videocity.api.CardKind;
import org.videocity.api.softcard.CardBinding;
import org.videocity.api.softcard.SignInText;
import org.videocity.wire.png.CardCertificates;
import org.videocity.wire.png.CardFile;
import org.videocity.wire.png.CardKeys;
import org.videocity.wire.png.CardLimits;
import org.videocity.wire.png.Chunk;

/** Makes the test vectors of the format: the same every time, with keys that are published and good for nothing else. */
final class Vectors {
    static final Instant ISSUED = Instant.parse("2026-11-29T12:00:00Z");
    static final Instant EXPIRES = Instant.parse("2027-11-29T12:00:00Z");
    static final String CITY = "city.example";
    static final String OWNER = "ada@city.example";
    static final String PASSPHRASE = "correct horse battery stäple";

    private final SecureRandom random = new Counted();
    private final CardIssuer issuer = new CardIssuer(random);
    private final KeyPair loginKey = pair("vector-login.pem");
    private final KeyPair roomKey = pair("vector-room.pem");
    final Authority authority = Authority.of(CITY, pair("vector-authority.pem"), ISSUED, random);
    final CardFile visiting;
    final CardFile login;
    private final byte[] wrapped;

    Vectors() throws Exception {
        CardFile bareRoom = picture(roomWords());
        visiting = bareRoom.with(new CardCertificates(
                issuer.issue(authority, binding(CardKind.ROOM, bareRoom), "Théâtre Été", key(roomKey), ISSUED, EXPIRES)
                        .chain()));
        CardFile bareLogin = picture(loginWords());
        wrapped = WrappedKey.wrap(loginKey.getPrivate().getEncoded(), PASSPHRASE, random);
        login = bareLogin
                .with(new CardCertificates(issuer.issue(
                                authority,
                                binding(CardKind.LOGIN, bareLogin),
                                "Ada Lovelace",
                                key(loginKey),
                                ISSUED,
                                EXPIRES)
                        .chain()))
                .with(new CardKeys(List.of(ByteBuffer.wrap(wrapped))));
    }

    /** Random bytes that are always the same. */
    private static final class Counted extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private int next;

        @Override
        public void nextBytes(byte[] bytes) {
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) ++next;
            }
        }
    }

    static Map<String, String> roomWords() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("kind", "room");
        words.put("city", CITY);
        words.put("owner", OWNER);
        words.put("room", "Théâtre.Été");
        words.put("name", "Ada Lovelace");
        words.put("title", "Théâtre Été");
        words.put("keywords", "stage; नाटक");
        words.put("url", "https://city.example/ada@city.example/Th%C3%A9%C3%A2tre.%C3%89t%C3%A9");
        words.put("issuer", CITY);
        words.put("year", "2026");
        words.put("photo", "0 0 1 2");
        return words;
    }

    static Map<String, String> loginWords() {
        Map<String, String> words = roomWords();
        words.put("kind", "login");
        words.remove("room");
        words.remove("title");
        words.put("url", "https://city.example/ada@city.example");
        return words;
    }

    private static CardBinding binding(CardKind kind, CardFile card) {
        return new CardBinding(kind, CITY, OWNER, kind == CardKind.ROOM ? "Théâtre.Été" : "", card.hash());
    }

    private static CardKey key(KeyPair pair) throws RefusedException {
        return CardKey.of(SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
    }

    /** Two by two pixels, RGB, in a stored block, so that no compressor has a say in it. */
    private static CardFile picture(Map<String, String> words) throws Exception {
        byte[] rows = HexFormat.of().parseHex("00ff0000ffffff00ffffff0000ff");
        Adler32 sum = new Adler32();
        sum.update(rows);
        ByteBuffer data =
                ByteBuffer.allocate(rows.length + 11).putShort((short) 0x7801).put((byte) 1);
        data.order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .putShort((short) rows.length)
                .putShort((short) ~rows.length)
                .put(rows);
        data.order(java.nio.ByteOrder.BIG_ENDIAN).putInt((int) sum.getValue());
        return Ada.card(words, 2, new Chunk("IDAT", data.flip()));
    }

    /** Reads a file with a private and its public key. */
    static KeyPair pair(String resource) {
        try (InputStream in = Vectors.class.getResourceAsStream(resource);
                PEMParser pem = new PEMParser(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
            JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
            PrivateKey key = converter.getPrivateKey((PrivateKeyInfo) pem.readObject());
            return new KeyPair(converter.getPublicKey((SubjectPublicKeyInfo) pem.readObject()), key);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Returns the text of docs/formats/soft-card-vectors.json. */
    String json() throws Exception {
        ByteBuffer certificate = login.certificates().orElseThrow().leaf();
        SignInText text = new SignInText(
                CITY,
                "https://city.example",
                SignInText.SESSION,
                "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8",
                "2026-11-29T12:02:00Z");
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(loginKey.getPrivate());
        signature.update(text.bytes(certificate));
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("issued", quoted(ISSUED.toString()));
        fields.put("expires", quoted(EXPIRES.toString()));
        fields.put("authority", base64(authority.der()));
        fields.put("visitingCard", card(visiting));
        fields.put("visitingCardBinding", hex(BindingExtension.encode(binding(CardKind.ROOM, visiting))));
        fields.put("loginCard", card(login));
        fields.put("loginCardBinding", hex(BindingExtension.encode(binding(CardKind.LOGIN, login))));
        fields.put("passphrase", quoted(PASSPHRASE));
        fields.put("privateKey", base64(ByteBuffer.wrap(loginKey.getPrivate().getEncoded())));
        fields.put("wrappedKey", base64(ByteBuffer.wrap(wrapped)));
        fields.put("signInText", quoted(new String(text.bytes(certificate), StandardCharsets.UTF_8)));
        fields.put("signature", base64(ByteBuffer.wrap(signature.sign())));
        return fields.entrySet().stream()
                .map(field -> "  " + quoted(field.getKey()) + ": " + field.getValue())
                .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
    }

    private static String card(CardFile card) throws Exception {
        String words = card.information().entries().entrySet().stream()
                .map(entry -> "      [" + quoted(entry.getKey()) + ", " + quoted(entry.getValue()) + "]")
                .collect(Collectors.joining(",\n", "[\n", "\n    ]"));
        ByteBuffer bare = card.bare().toBytes();
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(bare.duplicate());
        return "{\n    \"information\": " + words + ",\n    \"bare\": " + base64(bare) + ",\n    \"cardHash\": "
                + hex(digest.digest()) + ",\n    \"file\": " + base64(card.toBytes()) + "\n  }";
    }

    private static String base64(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return quoted(Base64.getEncoder().encodeToString(copy));
    }

    private static String hex(byte[] bytes) {
        return quoted(HexFormat.of().formatHex(bytes));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    static CardFile read(ByteBuffer file) throws Exception {
        return CardFile.parse(file, CardLimits.STANDARD);
    }
}
