package org.videocity.core.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.videocity.core.identity.internal.ResidentsFixture.HERE_AND_NOW;
import static org.videocity.core.identity.internal.ResidentsFixture.get;

import java.util.ArrayList;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.videocity.api.Reason;
import org.videocity.api.city.City;
import org.videocity.api.city.CityAdminService.NewCity;
import org.videocity.testing.api.MemoryConfigurations;

class CitiesTest {
    private static final ServerAddress HERE = new ServerAddress("127.0.0.1", "box", 5080, 5443, Set::of);

    private final AtomicReference<Set<String>> addresses = new AtomicReference<>(Set.of("192.168.1.7", "2001:db8::7"));
    private final ServerAddress everywhere = new ServerAddress("0.0.0.0", "box", 5080, 5443, addresses::get);
    private final Map<String, Object> general = new HashMap<>();
    private final IdentitySettings settings =
            new IdentitySettings(ResidentsFixture.annotation(IdentityConfiguration.class, general));

    private static Dictionary<String, Object> city(String name, String... settings) {
        Dictionary<String, Object> properties = new Hashtable<>(Map.of("name", name));
        for (int i = 0; i < settings.length; i += 2) {
            properties.put(settings[i], settings[i + 1]);
        }
        return properties;
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, localhost",
        "127.0.0.1, localhost",
        "192.168.1.7, localhost",
        "[::1], localhost",
        "2001:db8::1, localhost",
        "'', localhost",
        "anything.localhost, localhost",
        "box, localhost",
        "TWO.example, two.example",
        "two.example., two.example",
        "zwei.example, two.example",
        "public.example, two.example",
        "two.localhost, two.localhost",
        "xn--bcher-kva.example, xn--bcher-kva.example",
    })
    void aHostMeansACity(String host, String expected) {
        Cities cities = new Cities(settings, HERE);
        cities.updated("a", city("two.example", "aliases", "Zwei.example", "publicUrl", "https://public.example/"));
        cities.updated("b", city("two.localhost"));
        cities.updated("c", city("bücher.example"));
        assertThat(cities.ofHost(host)).map(City::name).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"three.example", "example", "two.example.evil.example", "localhost.evil.example", "1.2.3"})
    void otherHostsMeanNone(String host) {
        Cities cities = new Cities(settings, HERE);
        cities.updated("a", city("two.example"));
        assertThat(cities.ofHost(host)).isEmpty();
    }

    @Test
    void thereIsAlwaysADefaultCityAndItComesFirst() {
        Cities cities = new Cities(settings, HERE);
        assertThat(cities.cities()).extracting(City::name).containsExactly("localhost");
        cities.updated("a", city("a.example"));
        cities.updated("b", city("localhost", "title", "Home", "aliases", "home.example, www.home.example"));
        assertThat(cities.cities()).extracting(City::name).containsExactly("localhost", "a.example");
        assertThat(cities.defaultCity().title()).isEqualTo("Home");
        assertThat(cities.ofHost("www.home.example")).contains(cities.defaultCity());
        cities.deleted("b");
        assertThat(cities.defaultCity().title()).isEqualTo("localhost");
        assertThat(cities.ofHost("www.home.example")).isEmpty();
    }

    @Test
    void aNameTwoWantIsTheFirstOnes() {
        Cities cities = new Cities(settings, HERE);
        cities.updated("b", city("b.example", "aliases", "a.example, shared.example"));
        cities.updated("a", city("a.example", "aliases", "shared.example, localhost, box"));
        assertThat(cities.ofHost("a.example")).map(City::name).contains("a.example");
        assertThat(cities.ofHost("shared.example")).map(City::name).contains("a.example");
        assertThat(cities.ofHost("localhost")).map(City::name).contains("localhost");
        assertThat(cities.ofHost("box")).map(City::name).contains("a.example");
    }

    @Test
    void linksLeadWhereOthersCanFollow() {
        assertThat(new Cities(settings, HERE).defaultCity().publicUrl()).isEqualTo("http://localhost:5080");
        Cities open = new Cities(settings, everywhere);
        assertThat(open.defaultCity().publicUrl()).isEqualTo("https://box:5443");
        open.updated("a", city("two.example"));
        assertThat(open.orDefault("two.example").publicUrl()).isEqualTo("https://two.example:5443");
        general.put("publicUrl", "https://city.example.org/");
        assertThat(open.defaultCity().publicUrl()).isEqualTo("https://city.example.org");
        assertThat(open.ofHost("city.example.org")).map(City::name).contains("localhost");
    }

    @Test
    void originsAreMadeOfConfigurationAlone() {
        Cities cities = new Cities(settings, HERE);
        cities.updated("a", city("two.example", "publicUrl", "https://two.example", "origins", "https://app.example"));
        assertThat(cities.orDefault("two.example").origins())
                .containsExactlyInAnyOrder("https://two.example", "https://two.example:5443", "https://app.example");
        assertThat(cities.defaultCity().origins())
                .contains("http://localhost:5080", "http://127.0.0.1:5080", "http://[::1]:5080", "https://box:5443")
                .doesNotContain("http://box:5080");
    }

    @Test
    void pagesUnderTheMachinesOwnAddressesMaySignPeopleIn() {
        Cities cities = new Cities(settings, everywhere);
        cities.updated("a", city("two.example"));
        assertThat(cities.defaultCity().origins())
                .contains("https://192.168.1.7:5443", "https://[2001:db8::7]:5443", "https://box:5443")
                .doesNotContain("http://192.168.1.7:5080", "https://0.0.0.0:5443");
        assertThat(cities.orDefault("two.example").origins()).containsExactly("https://two.example:5443");
        addresses.set(Set.of("10.0.0.7"));
        assertThat(cities.defaultCity().origins())
                .as("moved to another network")
                .contains("https://10.0.0.7:5443")
                .doesNotContain("https://192.168.1.7:5443");
        assertThat(new Cities(settings, HERE).defaultCity().origins()).doesNotContain("https://10.0.0.7:5443");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://", "two.example", "https://two.example/path", "https://a@two.example", "ftp://x"})
    void anAddressIsAnOrigin(String url) {
        assertThatThrownBy(() -> CityDraft.of(city("two.example", "publicUrl", url)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected https://host");
    }

    @Test
    void aConfigurationThatSaysNothingIsNoCity() {
        Cities cities = new Cities(settings, HERE);
        cities.updated("a", city("not a host"));
        assertThat(cities.cities()).hasSize(1);
        cities.updated("a", city("two.example"));
        cities.updated("a", city("../two"));
        assertThat(cities.cities()).hasSize(1);
    }

    @Test
    void listenersHearAtOnceAndOfEachChange() {
        Cities cities = new Cities(settings, HERE);
        List<Integer> heard = new ArrayList<>();
        cities.addListener(directory -> heard.add(directory.cities().size()));
        cities.addListener(directory -> {
            throw new IllegalStateException("on purpose");
        });
        cities.updated("a", city("two.example"));
        cities.updated("a", city("two.example"));
        cities.deleted("a");
        assertThat(heard).containsExactly(1, 2, 1);
    }

    @Test
    void operatorsAddCities() {
        MemoryConfigurations configurations = new MemoryConfigurations();
        Cities cities = new Cities(settings, HERE);
        CityOffice office = new CityOffice(cities, configurations.admin());
        NewCity wanted = new NewCity("Two.Example", Set.of("zwei.example"), "Two", "https://two.example/", "closed");
        assertThat(get(office.create(wanted, HERE_AND_NOW))).isEmpty();
        assertThat(configurations.stored()).hasSize(1);
        City made = cities.byName("two.example").orElseThrow();
        assertThat(made.title()).isEqualTo("Two");
        assertThat(made.aliases()).containsExactly("zwei.example");
        assertThat(get(office.create(wanted, HERE_AND_NOW))).map(Reason::name).contains("city-exists");
        assertThat(refusal(office, "zwei.example", "")).contains("city-exists");
        assertThat(refusal(office, "localhost", "")).contains("city-exists");
        assertThat(refusal(office, "not a host", "")).contains("bad-city");
        assertThat(refusal(office, "three.example", "sometimes")).contains("bad-city");
        assertThat(configurations.stored()).hasSize(1);
        office.deactivate();
    }

    private static Optional<String> refusal(CityOffice office, String name, String signUp) {
        return get(office.create(new NewCity(name, Set.of(), "", "", signUp), HERE_AND_NOW))
                .map(Reason::name);
    }
}
