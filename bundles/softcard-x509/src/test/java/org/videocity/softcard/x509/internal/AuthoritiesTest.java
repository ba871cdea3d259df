package org.videocity.softcard.x509.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.videocity.softcard.x509.internal.City.HERE;
import static org.videocity.softcard.x509.internal.City.done;
import static org.videocity.softcard.x509.internal.City.get;
import static org.videocity.softcard.x509.internal.City.obstacle;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.videocity.api.softcard.CardVerdict;
import org.videocity.api.store.StoreReasons;
import org.videocity.api.store.StoreResult;

/** The cities' authorities and their files. */
class AuthoritiesTest {
    private static final Map<String, Object> SECRET = Map.of("authorityPassphrase", "पासवाक्य for the CA");

    @TempDir
    Path data;

    private Path file() {
        return data.resolve("ca").resolve(Ada.CITY).resolve("authority.pem");
    }

    private ByteBuffer authority(Map<String, Object> settings) {
        try (City city = new City(data, settings)) {
            return done(city.desk.authority(Ada.CITY, HERE));
        }
    }

    private String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void isMadeOnceAndReadAgain() throws Exception {
        ByteBuffer first = authority(Map.of());
        assertThat(permissions(file())).isEqualTo("rw-------");
        assertThat(permissions(file().getParent())).isEqualTo("rwx------");
        assertThat(Files.readString(file())).contains("BEGIN PRIVATE KEY", "BEGIN CERTIFICATE");
        assertThat(authority(Map.of())).isEqualTo(first);
        try (City city = new City(data)) {
            assertThat(done(city.desk.authority("other.example", HERE))).isNotEqualTo(first);
        }
    }

    @Test
    void oneThatComesBackFromABackupIsTheCitysAgain() throws Exception {
        try (City city = new City(data)) {
            ByteBuffer first = done(city.desk.authority(Ada.CITY, HERE));
            assertThat(file()).startsWith(data.resolve(city.desk.folder()));
            byte[] saved = Files.readAllBytes(file());
            Files.delete(file());
            city.desk.onRestored();
            assertThat(done(city.desk.authority(Ada.CITY, HERE))).isNotEqualTo(first);
            Files.write(file(), saved);
            city.desk.onRestored();
            assertThat(done(city.desk.authority(Ada.CITY, HERE))).isEqualTo(first);
        }
    }

    @Test
    void manyAtOnceGetTheSame() {
        try (City city = new City(data)) {
            List<CompletionStage<StoreResult<ByteBuffer>>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                answers.add(city.desk.authority(Ada.CITY, HERE));
            }
            assertThat(answers.stream().map(City::done).distinct()).hasSize(1);
        }
    }

    @Test
    void aPassphraseEncryptsTheKeyAlsoLater() throws Exception {
        ByteBuffer first = authority(Map.of());
        assertThat(authority(SECRET)).isEqualTo(first);
        assertThat(Files.readString(file()))
                .contains("BEGIN ENCRYPTED PRIVATE KEY")
                .doesNotContain("BEGIN PRIVATE KEY");
        assertThat(permissions(file())).isEqualTo("rw-------");
        assertThat(authority(SECRET)).isEqualTo(first);
    }

    @Test
    void whatCannotBeOpenedIsNeverReplaced() throws Exception {
        ByteBuffer first = authority(SECRET);
        byte[] before = Files.readAllBytes(file());
        for (Map<String, Object> wrong :
                List.<Map<String, Object>>of(Map.of(), Map.of("authorityPassphrase", "something else"))) {
            try (City city = new City(data, wrong)) {
                assertThat(obstacle(city.desk.authority(Ada.CITY, HERE))).isEqualTo(Authorities.LOCKED);
                assertThat(get(city.desk.look(Ada.picture(Ada.visitingWords()).toBytes(), Ada.CITY, HERE)))
                        .isInstanceOf(CardVerdict.Invalid.class);
                assertThat(obstacle(city.desk.issueLoginCard(Ada.wish(Ada.EC), "0".repeat(64), HERE)))
                        .isEqualTo(Authorities.LOCKED);
            }
        }
        assertThat(Files.readAllBytes(file())).isEqualTo(before);
        for (String broken :
                List.of("", "nonsense", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n")) {
            Files.writeString(file(), broken);
            try (City city = new City(data, SECRET)) {
                assertThat(obstacle(city.desk.authority(Ada.CITY, HERE))).isEqualTo(Authorities.LOCKED);
            }
            assertThat(file()).hasContent(broken);
        }
        Files.write(file(), before);
        assertThat(authority(SECRET)).isEqualTo(first);
    }

    @Test
    void aKeyWithTheCertificateOfAnotherIsNotUsed() throws Exception {
        authority(Map.of());
        String mine = Files.readString(file());
        try (City city = new City(data)) {
            done(city.desk.authority("other.example", HERE));
        }
        String other = Files.readString(data.resolve("ca/other.example/authority.pem"));
        Files.writeString(
                file(),
                mine.substring(0, mine.indexOf("-----BEGIN CERTIFICATE"))
                        + other.substring(other.indexOf("-----BEGIN CERTIFICATE")));
        try (City city = new City(data)) {
            assertThat(obstacle(city.desk.authority(Ada.CITY, HERE))).isEqualTo(Authorities.LOCKED);
        }
    }

    @Test
    void aWriteThatWasInterruptedIsBegunAgain() throws Exception {
        Files.createDirectories(file().getParent());
        Files.writeString(file().resolveSibling("authority.pem.new"), "half a k");
        assertThat(authority(Map.of())).isNotNull();
        assertThat(file().resolveSibling("authority.pem.new")).doesNotExist();
    }

    @Test
    void aCertificateThatWouldEndBeforeItsCardsIsRenewedWithTheSameKey() {
        try (City city = new City(data)) {
            ByteBuffer old = city.visiting().card().orElseThrow();
            city.clock.pass(Duration.ofDays(3650 - 200));
            Map<String, String> words = Ada.visitingWords();
            words.put(
                    "year",
                    Integer.toString(city.clock.now.atZone(city.clock.getZone()).getYear()));
            ByteBuffer file = done(city.desk.issueRoomCard(
                            Ada.wish(Ada.RSA),
                            Ada.TEXTS,
                            false,
                            Ada.picture(words).toBytes(),
                            HERE))
                    .card()
                    .orElseThrow();
            city.valid(file);
            city.clock.pass(Duration.ofDays(-3650 + 200 + 10));
            city.valid(old);
        }
    }

    @Test
    void citiesAreHostNames() {
        try (City city = new City(data)) {
            for (String odd : List.of("", "..", "../x", "a/b", "A.example", "x..y", "-x", "x".repeat(254), ".x", "é")) {
                assertThat(obstacle(city.desk.authority(odd, HERE)).name())
                        .as(odd)
                        .isEqualTo("bad-name");
            }
        }
        assertThat(data.resolve("ca")).doesNotExist();
    }

    @Test
    void tooMuchAtOnceIsAnsweredWithBusyAndTheRestWhenItEnds() {
        City city = new City(data, Map.of("threads", 1, "maxWaiting", 3));
        List<CompletionStage<StoreResult<ByteBuffer>>> answers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            answers.add(city.desk.authority("c" + i + ".example", HERE));
        }
        city.close();
        answers.add(city.desk.authority(Ada.CITY, HERE));
        assertThat(answers.stream().map(City::get))
                .hasSize(21)
                .contains(new StoreResult.Unavailable<>(StoreReasons.BUSY))
                .last()
                .isInstanceOf(StoreResult.Unavailable.class);
    }

    @Test
    void wrappedKeysOpenWithTheirPassphraseAlone() throws Exception {
        byte[] key = Ada.EC.getPrivate().getEncoded();
        byte[] wrapped = WrappedKey.wrap(key, "a passphrase, पर्याप्त", new java.security.SecureRandom());
        WrappedKey read = WrappedKey.parse(ByteBuffer.wrap(wrapped));
        assertThat(read.unwrap("a passphrase, पर्याप्त")).isEqualTo(key);
        assertThatThrownBy(() -> read.unwrap("A passphrase, पर्याप्त"))
                .isInstanceOf(java.security.GeneralSecurityException.class);
    }
}
