package org.videocity.itests.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.videocity.testing.Tool;

/** A login card without its picture: what signing in with one needs (docs/formats/soft-card.md). Immutable. */
final class LoginCard {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern CHAIN = Pattern.compile("\"chain\":\\[\"([^\"]+)\",\"([^\"]+)\"");

    private final PrivateKey key;
    private final String chain;
    private final String certificateHash;

    private LoginCard(PrivateKey key, String leaf, String authority) {
        this.key = key;
        this.chain = "[\"" + leaf + "\",\"" + authority + "\"]";
        this.certificateHash = sha256(Base64.getDecoder().decode(leaf));
    }

    /**
     * A key of openssl's, of the kind the page makes, and a request for a certificate; not issued yet.
     *
     * @param request PKCS#10 in base64
     * @param hash of the picture there would be
     */
    record Blank(PrivateKey key, String request, String hash) {
        static Blank make(Path folder, String name) {
            Path key = folder.resolve(name + ".pem");
            Path request = folder.resolve(name + ".der");
            Tool.run(
                            PATIENCE,
                            List.of(
                                    Tool.require("openssl", "openssl").toString(),
                                    "req",
                                    "-new",
                                    "-newkey",
                                    "rsa:3072",
                                    "-nodes",
                                    "-subj",
                                    "/CN=bench",
                                    "-outform",
                                    "DER",
                                    "-keyout",
                                    key.toString(),
                                    "-out",
                                    request.toString()))
                    .succeeded();
            try {
                String pem = Files.readString(key).replaceAll("-----[A-Z ]+-----|\\s", "");
                byte[] pkcs8 = Base64.getDecoder().decode(pem);
                return new Blank(
                        KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8)),
                        Base64.getEncoder().encodeToString(Files.readAllBytes(request)),
                        sha256(name.getBytes(StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (GeneralSecurityException e) {
                throw new BenchException("openssl made no RSA key: " + e.getMessage());
            }
        }

        /** Takes the certificates the city answered with. */
        LoginCard issued(String answer) {
            Matcher matcher = CHAIN.matcher(answer);
            if (!matcher.find()) {
                throw new BenchException("there are no two certificates in " + answer);
            }
            return new LoginCard(key, matcher.group(1), matcher.group(2));
        }
    }

    /** Answers a challenge. */
    String proof(String challenge) {
        String origin = Person.member(challenge, "origin");
        String nonce = Person.member(challenge, "nonce");
        String expiry = Person.member(challenge, "expiry");
        String text = String.join(
                "\n",
                "videocity/1 sign-in",
                Person.member(challenge, "city"),
                origin,
                Person.member(challenge, "purpose"),
                nonce,
                expiry,
                certificateHash);
        return "{\"chain\":" + chain + ",\"nonce\":\"" + nonce + "\",\"expiry\":\"" + expiry + "\",\"origin\":\""
                + origin + "\",\"signature\":\"" + signature(text) + "\"}";
    }

    private String signature(String text) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java signs with RSA", e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
