package org.videocity.softcard.x509.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videocity.softcard.x509.internal.City.HERE;
import static org.videocity.softcard.x509.internal.City.certificate;
import static org.videocity.softcard.x509.internal.City.done;
import static org.videocity.softcard.x509.internal.City.get;
import static org.videocity.softcard.x509.internal.City.obstacle;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.videocity.api.CardKind;
import org.videocity.api.RoomId;
import org.videocity.api.city.CityDirectory;
import org.videocity.api.softcard.CardBinding;
import org.videocity.api.softcard.CardFacts;
import org.videocity.api.softcard.IssuedCard;
import org.videocity.api.softcard.RoomCardTexts;
import org.videocity.api.store.StoredCard;
import org.videocity.wire.png.CardFile;
import org.videocity.wire.png.CardLimits;
import org.videocity.wire.png.Pixels;

/** Cards that the city draws and issues in its own name. */
class CityCardTest {
    private static final RoomId WELCOME = new RoomId(Ada.CITY, "welcome@localhost", "");
    private static final RoomCardTexts TEXTS = new RoomCardTexts(
            WELCOME, "Welcome", List.of("hello", "streams"), "https://city.example/welcome@localhost", "The City");

    @TempDir
    Path data;

    private City city;

    @BeforeEach
    void open() {
        city = new City(data);
    }

    @AfterEach
    void close() {
        city.close();
    }

    @Test
    void itIsAVisitingCardLikeAnyOther() throws Exception {
        IssuedCard issued = done(city.desk.issueCityCard(TEXTS, HERE));
        ByteBuffer file = issued.card().orElseThrow();
        CardFile card = CardFile.parse(file, CardLimits.STANDARD);
        Pixels.check(card);
        assertThat(card.imageData()).hasSize(1);
        assertThat(card.keys()).isEmpty();

        CardFacts facts = city.valid(file);
        assertThat(facts.binding())
                .isEqualTo(new CardBinding(CardKind.ROOM, Ada.CITY, WELCOME.owner(), "", card.hash()));
        assertThat(facts.information())
                .containsEntry("title", "Welcome")
                .containsEntry("name", "The City")
                .containsEntry("issuer", "The City")
                .containsEntry("keywords", "hello; streams")
                .containsEntry("url", "https://city.example/welcome@localhost")
                .containsEntry("year", "2026")
                .doesNotContainKey("photo");

        X509Certificate certificate = certificate(issued);
        assertThat(certificate.getPublicKey()).isInstanceOf(ECPublicKey.class);
        assertThat(certificate.getSubjectX500Principal().getName()).contains("CN=Welcome", "O=" + Ada.CITY);
        assertThat(certificate.getExtendedKeyUsage())
                .containsExactly(CardOids.usage(CardKind.ROOM).getId());
        assertThat(Duration.between(city.clock.now, issued.notAfter())).isEqualTo(Duration.ofDays(365));
    }

    @Test
    void theStoreKeepsItAsTheCitysAndNobodyHasItsKey() throws Exception {
        IssuedCard first = done(city.desk.issueCityCard(TEXTS, HERE));
        IssuedCard second = done(city.desk.issueCityCard(TEXTS, HERE));
        StoredCard record = city.store.cards.get(first.serial());
        assertThat(record.isOfCity()).isTrue();
        assertThat(record.isPublic()).isTrue();
        assertThat(record.owner()).isEqualTo(WELCOME.owner());
        assertThat(certificate(first).getPublicKey())
                .isNotEqualTo(certificate(second).getPublicKey());
    }

    @Test
    void textsThatNoCardMaySayAreRefused() {
        RoomCardTexts broken = new RoomCardTexts(WELCOME, "two\nlines", List.of(), TEXTS.url(), TEXTS.issuer());
        assertThat(obstacle(city.desk.issueCityCard(broken, HERE)).name()).isEqualTo("wrong-text");
    }

    @Test
    void everyCityHasAnAuthoritySoonAfterThereIsTheCity() {
        city.desk.onCities(new Directory());
        for (String name : List.of("localhost", "two.example")) {
            Awaitility.await().until(() -> Files.exists(data.resolve("ca/" + name + "/authority.pem")));
        }
        assertThat(get(city.desk.authority("two.example", HERE)).asOptional()).isPresent();
    }

    private static final class Directory implements CityDirectory {
        private static org.videocity.api.city.City city(String name) {
            return new org.videocity.api.city.City(
                    name, Set.of(), "", "http://" + name, Set.of(), name.equals("localhost"));
        }

        @Override
        public org.videocity.api.city.City defaultCity() {
            return city("localhost");
        }

        @Override
        public List<org.videocity.api.city.City> cities() {
            return List.of(city("localhost"), city("two.example"));
        }

        @Override
        public Optional<org.videocity.api.city.City> byName(String name) {
            return cities().stream().filter(one -> one.name().equals(name)).findFirst();
        }

        @Override
        public Optional<org.videocity.api.city.City> ofHost(String host) {
            return byName(host);
        }
    }
}
