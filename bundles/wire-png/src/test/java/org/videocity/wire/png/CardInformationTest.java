package org.videocity.wire.png;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a card says in words. */
class CardInformationTest {
    private static void isRefused(Map<String, String> words) {
        assertThatThrownBy(() -> new CardInformation(words))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .isNotBlank();
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> words = Samples.visitingWords();
        words.put(name, value);
        return words;
    }

    @Test
    void readsWhatItWroteWithEveryScript() throws PngException {
        Map<String, String> words = with("name", "आदा लवलेस · 愛達 · Ада 🌍 \u202eשלום");
        words.put("x-colour", "");
        CardInformation written = new CardInformation(words);
        CardInformation read = CardInformation.parse(written.chunk().data());
        assertThat(read).isEqualTo(written);
        assertThat(read.entries().keySet()).containsExactlyElementsOf(words.keySet());
        assertThat(read.isRoomCard()).isTrue();
        assertThat(new CardInformation(Samples.loginWords()).isRoomCard()).isFalse();
    }

    @Test
    void everythingKnownStandsInItsOrder() {
        for (String name : Samples.visitingWords().keySet()) {
            Map<String, String> without = Samples.visitingWords();
            String value = without.remove(name);
            isRefused(without);
            if (!name.equals("year")) {
                without.put(name, value);
                isRefused(without);
            }
        }
        Map<String, String> login = Samples.loginWords();
        login.put("room", "Hall");
        isRefused(login);
        Map<String, String> photoTooLate = Samples.visitingWords();
        photoTooLate.put("further", "1");
        photoTooLate.put("photo", "0 0 1 1");
        isRefused(photoTooLate);
        isRefused(Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"kind", "city", "owner", "name", "title", "url", "issuer", "year"})
    void mostMayNotBeEmpty(String name) {
        isRefused(with(name, ""));
    }

    @Test
    void aHomeHasNoNameAndARoomMayHaveNoKeywords() {
        assertThat(new CardInformation(with("room", "")).value("room")).contains("");
        assertThat(new CardInformation(with("keywords", "")).value("keywords")).contains("");
    }

    @Test
    void valuesAreComposedTextWithoutControls() {
        isRefused(with("name", "Ada\nLovelace"));
        isRefused(with("name", "Ada\u0000"));
        isRefused(with("name", "Ada\u0085"));
        isRefused(with("name", "e\u0301"));
        isRefused(with("name", "half \ud83c"));
        isRefused(with("city", "City.example"));
        isRefused(with("owner", "Ada@city.example"));
        isRefused(with("year", "26"));
        isRefused(with("year", "٢٠٢٦"));
        isRefused(with("kind", "visiting"));
        isRefused(with("Upper", "x"));
        isRefused(with("ü", "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1 2 3", "1  2 3 4", "01 2 3 4", "1 2 0 4", "-1 2 3 4", "1 2 3 4 ", "1 2 3 99999"})
    void aPhotoIsFourNumbers(String value) {
        isRefused(with("photo", value));
    }

    @Test
    void sizesAreLimited() throws PngException {
        assertThat(new CardInformation(with("title", "é".repeat(2048)))).isNotNull();
        isRefused(with("title", "é".repeat(2048) + "x"));
        Map<String, String> many = Samples.visitingWords();
        for (int i = 0; i < 5; i++) {
            many.put("further-" + (char) ('a' + i), "x".repeat(4000));
        }
        isRefused(many);
        isRefused(with("x".repeat(65), "x"));
        assertThatThrownBy(() -> CardInformation.parse(ByteBuffer.allocate(16385)))
                .isInstanceOf(PngException.class);
    }

    @Test
    void namesStandOnce() {
        Map<String, String> words = new LinkedHashMap<>(Samples.visitingWords());
        ByteBuffer once = new CardInformation(words).chunk().data();
        ByteBuffer twice = ByteBuffer.allocate(once.remaining() + 10);
        twice.put(once)
                .putShort((short) 4)
                .put("year".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .putShort((short) 2)
                .put(new byte[] {'2', '6'});
        assertThatThrownBy(() -> CardInformation.parse(twice.flip()))
                .isInstanceOf(PngException.class)
                .hasMessageContaining("twice");
    }

    @Test
    void endsAtEveryByteWithAReason() {
        byte[] whole = Samples.bytes(
                new CardInformation(Samples.visitingWords()).chunk().data());
        for (int length = 0; length < whole.length; length++) {
            ByteBuffer cut = ByteBuffer.wrap(whole, 0, length);
            assertThatThrownBy(() -> CardInformation.parse(cut)).isInstanceOf(PngException.class);
        }
    }
}
