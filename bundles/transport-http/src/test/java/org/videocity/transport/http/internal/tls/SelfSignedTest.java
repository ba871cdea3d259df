package org.videocity.transport.http.internal.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.videocity.api.city.City;

class SelfSignedTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @TempDir
    Path folder;

    private static City city(String name, String... aliases) {
        return new City(name, Set.of(aliases), "", "https://" + name, Set.of(), name.equals("localhost"));
    }

    @Test
    void othersReadItAsWhatItIs() throws Exception {
        KeyPair keys = SelfSigned.keys();
        X509Certificate made = SelfSigned.certificate(
                keys, List.of("city.example", "127.0.0.1", "2001:db8::1"), NOW, Duration.ofDays(397));
        made.verify(keys.getPublic());
        Path pem = folder.resolve("own.pem");
        Files.writeString(
                pem,
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(made.getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
        assertThat(openssl("x509", "-in", pem.toString(), "-noout", "-text"))
                .contains(
                        "Version: 3",
                        "ecdsa-with-SHA256",
                        "CN = city.example",
                        "DNS:city.example",
                        "IP Address:127.0.0.1",
                        "IP Address:2001:DB8:0:0:0:0:0:1",
                        "TLS Web Server Authentication",
                        "Digital Signature",
                        "Not After : Dec 24 12:00:00 2027 GMT");
        assertThat(openssl(
                        "verify",
                        "-attime",
                        String.valueOf(NOW.getEpochSecond()),
                        "-CAfile",
                        pem.toString(),
                        "-verify_hostname",
                        "city.example",
                        pem.toString()))
                .contains("OK");
        assertThat(openssl("x509", "-in", pem.toString(), "-noout", "-checkip", "2001:db8::1"))
                .contains("does match");
    }

    @Test
    void aTimeBeyond2049IsWrittenInFull() throws Exception {
        X509Certificate made = SelfSigned.certificate(
                SelfSigned.keys(), List.of("city.example"), Instant.parse("2049-12-30T00:00:00Z"), Duration.ofDays(9));
        assertThat(made.getNotAfter().toInstant()).isEqualTo("2050-01-08T00:00:00Z");
    }

    @Test
    void itStaysUntilANameComesOrItsEndIsNear() throws Exception {
        Path file = folder.resolve("tls/own.p12");
        Collection<City> cities = new ArrayList<>(List.of(city("localhost", "box")));
        ServerKey first = new OwnCertificate(file, CLOCK).get(cities);
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        ServerKey again = new OwnCertificate(file, CLOCK).get(cities);
        assertThat(again.chain()).isEqualTo(first.chain());

        cities.add(city("two.example"));
        OwnCertificate own = new OwnCertificate(file, CLOCK);
        ServerKey more = own.get(cities);
        assertThat(more.chain()).isNotEqualTo(first.chain());
        assertThat(more.chain().get(0).getPublicKey())
                .as("the key")
                .isEqualTo(first.chain().get(0).getPublicKey());
        assertThat(more.chain().get(0).getSubjectAlternativeNames().toString())
                .contains("two.example", "box", "localhost", "127.0.0.1");
        assertThat(own.get(cities)).isSameAs(more);

        Clock later = Clock.offset(CLOCK, Duration.ofDays(370));
        assertThat(new OwnCertificate(file, later).get(cities).expires())
                .isEqualTo(NOW.plus(Duration.ofDays(370 + 397)));
    }

    private static String openssl(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
