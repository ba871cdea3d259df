package org.videocity.itests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.videocity.testing.CityProcess;

/** The pages speak the browser's language, or the one chosen on this device. */
@ExtendWith(InTheBrowser.class)
class LanguageIT {
    private static final String SIGN_IN = "[data-do=sign-in]";

    @Test
    void aBrowserThatSpeaksHindiReadsHindi(CityProcess city, Browser browser) {
        try (Visitor asha = Visitor.speaking(browser, "hi-IN").visit(city.http("/"))) {
            assertThat(asha.page().locator(SIGN_IN).textContent()).isEqualTo("साइन इन करें");
            assertThat(language(asha.page())).isEqualTo("hi");
            asha.photograph("city-hindi");
            asha.visit(city.http("/~sign-up"));
            assertThat(asha.page().locator("h1").first().textContent()).isEqualTo("अपना घर बनाएँ");
            asha.photograph("sign-up-hindi");
            assertThat(asha.complaints()).isEmpty();
        }
    }

    /** The words are the transports' own, in English; the page knows them. */
    @Test
    void theWaysIntoARoomAreToldInHindi(CityProcess city, Browser browser) {
        try (Visitor asha = Visitor.speaking(browser, "hi-IN").visit(city.http("/welcome@localhost"))) {
            asha.page().locator("vc-panel [data-tab=join]").click();
            Locator hints = asha.page().locator("vc-join li .hint");
            hints.first().waitFor();
            assertThat(hints.allInnerTexts())
                    .hasSizeGreaterThan(2)
                    .allSatisfy(hint -> assertThat(hint).containsPattern("[\\u0900-\\u097f]{3}"));
            assertThat(asha.page().locator("vc-join h3").allInnerTexts())
                    .anySatisfy(label -> assertThat(label).startsWith("OBS या ffmpeg"));
            assertThat(asha.complaints()).isEmpty();
        }
    }

    @Test
    void aLanguageThatWasChosenStaysOnThisDevice(CityProcess city, Browser browser) {
        try (Visitor asha = Visitor.speaking(browser, "fr-FR").visit(city.http("/"))) {
            assertThat(language(asha.page())).isEqualTo("en");
            asha.page().locator("footer #language").selectOption("hi");
            asha.page().locator("html[lang=hi]").waitFor();
            asha.visit(city.http("/welcome@localhost"));
            asha.page().locator("html[lang=hi]").waitFor();
            asha.visit(city.http("/~sign-in"));
            asha.page().locator("footer #language").selectOption("");
            asha.page().locator("html[lang=en]").waitFor();
            assertThat(asha.complaints()).isEmpty();
        }
    }

    private static String language(Page page) {
        page.locator(SIGN_IN).waitFor();
        return String.valueOf(page.evaluate("document.documentElement.lang"));
    }
}
