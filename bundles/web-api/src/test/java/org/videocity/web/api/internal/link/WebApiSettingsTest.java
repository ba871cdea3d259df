package org.videocity.web.api.internal.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.videocity.testing.api.TestCities;
import org.videocity.web.api.internal.testcity.TestConfig;

class WebApiSettingsTest {
    @Test
    void listsInOneLineAreTakenApart() {
        TestConfig config = new TestConfig();
        config.corsAllowedOrigins = new String[] {"https://a.example, https://b.example"};
        WebApiSettings settings = new WebApiSettings(config);
        assertThat(settings.allowsOrigin("https://b.example")).isTrue();
        assertThat(settings.allowsOrigin("https://c.example")).isFalse();
    }

    @Test
    void theDirectorySaysWhichCityAHostMeans() {
        WebApiSettings settings = new WebApiSettings(new TestConfig());
        assertThat(settings.cityOf("two.example")).isEqualTo("localhost");
        TestCities cities = new TestCities("two.example");
        settings.bindCities(cities);
        assertThat(settings.cityOf("two.example")).isEqualTo("two.example");
        assertThat(settings.cityOf("127.0.0.1")).isEqualTo("localhost");
        assertThat(settings.city("three.example")).isEmpty();
        settings.unbindCities(cities);
        assertThat(settings.city("two.example")).isEmpty();
    }

    @Test
    void nobodyElsesPagesReadTheApiUnlessAllowed() {
        WebApiSettings settings = new WebApiSettings(new TestConfig());
        assertThat(settings.allowsOrigin("https://a.example")).isFalse();
        TestConfig open = new TestConfig();
        open.corsAllowedOrigins = new String[] {"*"};
        settings.modified(open);
        assertThat(settings.allowsOrigin("https://a.example")).isTrue();
    }
}
