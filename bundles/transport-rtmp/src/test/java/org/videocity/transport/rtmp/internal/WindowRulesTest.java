package org.videocity.transport.rtmp.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WindowRulesTest {
    private static final Optional<String> NO_WISH = Optional.empty();

    private static WindowRules rules(String windows, String classes) {
        return new WindowRules(
                TestConfig.of("windows", new String[] {windows}, "viewerClasses", new String[] {classes}));
    }

    private static InetAddress at(String address) throws UnknownHostException {
        return InetAddress.getByName(address);
    }

    @Test
    void theShippedRulesLetAPlayerChooseLowDelay() throws UnknownHostException {
        WindowRules shipped = new WindowRules(TestConfig.of());
        assertThat(shipped.viewerClass(Optional.of("low"), at("192.0.2.1"))).isEqualTo("low");
        assertThat(shipped.viewerClass(Optional.of("none"), at("192.0.2.1"))).isEqualTo(WindowRules.USUAL);
        assertThat(shipped.measure("ada@localhost/cam", "low")).isEqualTo(new WindowMeasure(1, 8, 120, 131_072));
        assertThat(shipped.measure("ada@localhost/cam", WindowRules.USUAL).pictures())
                .isEqualTo(3);
    }

    @Test
    void theFirstEntryThatFitsDecides() {
        WindowRules rules =
                rules("ada@localhost/Studio/* lan: pictures=2; ada@*: pictures=6 millis=250; *: bytes=9", "");
        assertThat(rules.measure("ada@localhost/Studio/cam", "lan").pictures()).isEqualTo(2);
        assertThat(rules.measure("ada@localhost/Studio/cam", "low")).isEqualTo(new WindowMeasure(6, 8, 250, 131_072));
        assertThat(rules.measure("bob@localhost/cam", "low").bytes()).isEqualTo(9);
    }

    @Test
    void anAddressHasTheFirstClassItIsIn() throws UnknownHostException {
        WindowRules rules = rules("", "lan = 10.0.0.0/8 192.168.4.0/22; six=2001:db8::/33; me = ::1 127.0.0.1");
        assertThat(rules.viewerClass(NO_WISH, at("10.255.0.1"))).isEqualTo("lan");
        assertThat(rules.viewerClass(NO_WISH, at("192.168.7.255"))).isEqualTo("lan");
        assertThat(rules.viewerClass(NO_WISH, at("192.168.8.0"))).isEqualTo(WindowRules.USUAL);
        assertThat(rules.viewerClass(NO_WISH, at("2001:db8:7fff::1"))).isEqualTo("six");
        assertThat(rules.viewerClass(NO_WISH, at("2001:db8:8000::1"))).isEqualTo(WindowRules.USUAL);
        assertThat(rules.viewerClass(NO_WISH, at("127.0.0.1"))).isEqualTo("me");
        assertThat(rules.viewerClass(Optional.of("low"), at("10.0.0.1")))
                .as("a wish goes first")
                .isEqualTo("low");
    }

    @Test
    void whatIsNotUnderstoodIsLeftOut() throws UnknownHostException {
        WindowRules rules = rules(
                "pictures=3; * a b: pictures=1; *: frames=2; *: pictures=many; *: pictures=2",
                "lan; far = example.org; wide = 10.0.0.0/40; near = 127.0.0.0/8");
        assertThat(rules.measure("ada@localhost/cam", "low").pictures()).isEqualTo(2);
        assertThat(rules.viewerClass(NO_WISH, at("10.0.0.1"))).isEqualTo(WindowRules.USUAL);
        assertThat(rules.viewerClass(NO_WISH, at("127.0.0.1"))).isEqualTo("near");
    }
}
