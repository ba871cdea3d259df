package org.videocity.transport.http.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
    @ParameterizedTest
    @CsvSource({
        "bytes=0-9, 0, 9",
        "bytes=5-, 5, 99",
        "bytes=-10, 90, 99",
        "bytes=-500, 0, 99",
        "bytes=90-2000, 90, 99",
        "bytes= 3 - 4, 3, 4",
    })
    void understands(String header, int first, int last) {
        assertThat(ByteRange.parse(header, 100)).contains(new ByteRange(first, last));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bytes",
                "bytes=",
                "bytes=-",
                "items=0-1",
                "bytes=a-b",
                "bytes=1-2,4-5",
                "bytes=9-3",
                "bytes=0-99999999999999999999999"
            })
    void ignoresWhatItDoesNotUnderstand(String header) {
        assertThat(ByteRange.parse(header, 100)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=100-", "bytes=999999999999-", "bytes=-0"})
    void cannotSatisfyWhatIsBehindTheEnd(String header) {
        assertThat(ByteRange.parse(header, 100))
                .hasValueSatisfying(range -> assertThat(range.isSatisfiable()).isFalse());
    }
}
