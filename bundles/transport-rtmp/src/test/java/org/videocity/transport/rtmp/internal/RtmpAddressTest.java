package org.videocity.transport.rtmp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RtmpAddressTest {
    private static final UnaryOperator<String> NO_CITIES = host -> "localhost";
    private static final String URL = "rtmp://example.org:1935/call";

    @ParameterizedTest
    @CsvSource({
        // app, stream name, room, stream, key; an empty cell is none
        "call/ada@localhost, cam, ada@localhost, cam,",
        "call, ada@localhost/cam, ada@localhost, cam,",
        "call/ada@localhost/Study, cam, ada@localhost/Study, cam,",
        "call/ada@localhost, Study/cam, ada@localhost/Study, cam,",
        "call, ada@localhost/Study/cam, ada@localhost/Study, cam,",
        "call/, /ada@localhost//cam, ada@localhost, cam,",
        "call/ada%40localhost, c%C3%A4m, ada@localhost, cäm,",
        "call/_definst_/ada@localhost, cam, ada@localhost, cam,",
        "call/ada@localhost, flv:cam, ada@localhost, cam,",
        "call/ada@localhost, cam?key=s3cret, ada@localhost, cam, s3cret",
        "call/ada@localhost?key=s3cret, cam, ada@localhost, cam, s3cret",
        "call/ada@localhost?key=far, cam?x=1&key=a%2Fb/c+d, ada@localhost, cam, a/b/c+d",
        "call/ada@localhost, cam?key=, ada@localhost, cam,",
    })
    void readsTheAddressWhereverTheClientCutIt(String app, String name, String room, String stream, String key)
            throws AddressException {
        RtmpAddress address = RtmpAddress.parse("call", NO_CITIES, app, URL, name);

        assertThat(address.room().path()).isEqualTo(room);
        assertThat(address.room().city()).isEqualTo("localhost");
        assertThat(address.stream()).isEqualTo(stream);
        assertThat(address.key().orElse(null)).isEqualTo(key);
        assertThat(address.toString()).doesNotContain("s3cret");
    }

    @Test
    void takesApplicationAndKeyFromTheUrlWhenConnectNamesNone() throws AddressException {
        String url = "rtmp://example.org/call/ada@localhost?key=k";
        RtmpAddress address = RtmpAddress.parse("call", NO_CITIES, "", url, "cam");

        assertThat(address.room().path()).isEqualTo("ada@localhost");
        assertThat(address.key()).contains("k");
    }

    @Test
    void askstheCityThatTheHostNames() throws AddressException {
        UnaryOperator<String> cities =
                host -> host.toLowerCase(Locale.ROOT).equals("example.org") ? "example.org" : "localhost";
        assertThat(RtmpAddress.parse("call", cities, "call/a@b", "rtmp://EXAMPLE.org:1935/call", "cam")
                        .room()
                        .city())
                .isEqualTo("example.org");
        assertThat(RtmpAddress.parse("call", cities, "call/a@b", "rtmp://[::1]:1935/call", "cam")
                        .room()
                        .city())
                .isEqualTo("localhost");
    }

    @ParameterizedTest
    @CsvSource({
        "call, cam, no room",
        "call/ada@localhost, '', no room",
        "call/ada@localhost/Study, x/cam, too many parts",
        "call/a/b/c/d, cam, too many parts",
        "call/nohome, cam, expected user@domain",
        "call/ada@localhost/live, cam, reserved",
        "call/ada@localhost/.., cam, no name",
        "call/ada%4, cam, hexadecimal",
        "call/ada@localhost, %FF, UTF-8",
    })
    void saysWhatIsWrong(String app, String name, String word) {
        assertThatThrownBy(() -> RtmpAddress.parse("call", NO_CITIES, app, URL, name))
                .isInstanceOfSatisfying(
                        AddressException.class,
                        e -> assertThat(e.wrongApplication()).isFalse())
                .hasMessageContaining(word);
    }

    @Test
    void saysThatTheApplicationIsAnother() {
        assertThatThrownBy(() -> RtmpAddress.checkApplication("call", "live/ada@localhost", URL))
                .isInstanceOfSatisfying(
                        AddressException.class,
                        e -> assertThat(e.wrongApplication()).isTrue())
                .hasMessageContaining("'live'")
                .hasMessageContaining("rtmp://host/call/");
        assertThatThrownBy(() -> RtmpAddress.checkApplication("call", "x".repeat(5_000), URL))
                .hasMessageContaining("longer");
    }
}
