package org.videocity.itests.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChatLineTest {
    private static String heard(long due) {
        String said = ChatLine.say(7, due);
        String body = said.substring(said.indexOf("\"body\":"), said.length() - 1);
        String from = "\"session\":\"s\",\"sequence\":42,\"sender\":\"m\",\"senderName\":\"Guest 1\"";
        String to = "\"to\":\"everyone\",\"type\":\"videocity:chat\"";
        return "{\"op\":\"message\",\"message\":{" + from + "," + to + "," + body + ",\"time\":\"later\"}}";
    }

    @Test
    void theTimeItWasDueComesBackWithItsNumber() {
        for (long due : new long[] {0, 123_456_789_012_345L, -17}) {
            assertThat(ChatLine.isOne(heard(due))).isTrue();
            assertThat(ChatLine.read(heard(due))).isEqualTo(new ChatLine(due, 42));
        }
    }

    @Test
    void whatElseIsSaidIsNoLine() {
        assertThat(ChatLine.isOne("{\"op\":\"result\",\"id\":7,\"ok\":true}")).isFalse();
        assertThat(ChatLine.isOne(
                        "{\"op\":\"message\",\"message\":{\"type\":\"videocity:chat\",\"body\":{\"text\":\"hi\"}}}"))
                .isFalse();
    }
}
