package org.videocity.itests.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.videocity.testing.CityProcess;
import org.videocity.testing.Tool;

/** Letters that openssl makes, as docs/formats/letter.md has it, and that somebody who is signed in leaves without a page. */
final class LetterKit {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final CityProcess city;
    private final Path folder;

    LetterKit(CityProcess city, Path folder) {
        this.city = city;
        this.folder = folder;
    }

    /** A login card whose key openssl has. */
    record Signer(String serial, Path certificate, Path key) {}

    /** Has the city issue a login card for a key of openssl's. */
    Signer card(Page who) {
        Path key = folder.resolve("signer-key.pem");
        openssl("genrsa", "-out", key.toString(), "3072");
        Path request = folder.resolve("request.der");
        openssl(
                "req",
                "-new",
                "-key",
                key.toString(),
                "-subj",
                "/CN=me",
                "-outform",
                "DER",
                "-out",
                request.toString());
        JsonNode issued = ask(
                who,
                "POST",
                "/api/me/cards/login",
                "application/json",
                ("{\"cardHash\":\"" + "ab".repeat(32) + "\",\"request\":\""
                                + Base64.getEncoder().encodeToString(read(request)) + "\"}")
                        .getBytes(StandardCharsets.UTF_8),
                201);
        byte[] leaf = Base64.getDecoder().decode(issued.path("chain").get(0).asText());
        return new Signer(issued.path("serial").asText(), pem("signer", leaf), key);
    }

    void revoke(Page who, Signer card) {
        ask(who, "DELETE", "/api/me/cards/" + card.serial(), "application/json", new byte[0], 204);
    }

    /** Returns the certificate that letters to a home are sealed for. */
    Path recipient(Page who, String home) {
        JsonNode box = ask(who, "GET", "/api/homes/" + home + "/letters", "application/json", new byte[0], 200);
        byte[] der = Base64.getDecoder().decode(box.path("certificate").asText());
        return pem("recipient-" + box.path("certificate").asText().hashCode(), der);
    }

    byte[] letter(String to, String text) {
        return String.join(
                        "\r\n",
                        "MIME-Version: 1.0",
                        "To: <" + to + ">",
                        "Content-Type: multipart/mixed; boundary=x",
                        "",
                        "--x",
                        "Content-Type: text/plain; charset=utf-8",
                        "",
                        text,
                        "--x--",
                        "")
                .getBytes(StandardCharsets.UTF_8);
    }

    byte[] signed(byte[] letter, Signer signer) {
        return through(
                letter,
                "cms -sign -nodetach -binary -noattr -md sha256 -outform DER",
                List.of(
                        "-signer",
                        signer.certificate().toString(),
                        "-inkey",
                        signer.key().toString()));
    }

    byte[] sealed(byte[] content, Path recipient) {
        return through(
                content,
                "cms -encrypt -binary -aes-256-gcm -outform DER",
                List.of(
                        "-recip", recipient.toString(),
                        "-keyopt", "rsa_padding_mode:oaep",
                        "-keyopt", "rsa_oaep_md:sha256",
                        "-keyopt", "rsa_mgf1_md:sha256"));
    }

    void leave(Page who, String home, byte[] sealed) {
        ask(who, "POST", "/api/homes/" + home + "/letters", "application/pkcs7-mime", sealed, 202);
    }

    private JsonNode ask(Page who, String method, String path, String type, byte[] body, int expected) {
        RequestOptions options = RequestOptions.create().setMethod(method);
        Map.of("X-Videocity", "1", "Content-Type", type).forEach(options::setHeader);
        APIResponse answer = who.request().fetch(city.http(path), body.length == 0 ? options : options.setData(body));
        Assertions.assertThat(answer.status()).as(answer.text()).isEqualTo(expected);
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path pem(String name, byte[] der) {
        Path file = folder.resolve(name + ".pem");
        openssl("x509", "-inform", "DER", "-in", write(name + ".der", der).toString(), "-out", file.toString());
        return file;
    }

    private byte[] through(byte[] content, String how, List<String> more) {
        Path out = folder.resolve("out");
        List<String> arguments = new ArrayList<>(List.of(how.split(" ")));
        arguments.addAll(List.of("-in", write("in", content).toString(), "-out", out.toString()));
        arguments.addAll(more);
        openssl(arguments.toArray(String[]::new));
        return read(out);
    }

    private static void openssl(String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(Tool.require("openssl", "openssl").toString()));
        command.addAll(List.of(arguments));
        Tool.run(PATIENCE, command).succeeded();
    }

    private Path write(String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
