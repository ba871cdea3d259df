package org.videocity.web.api.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** Whatever a client says is read or refused; a body that is taken is a JSON value that reads the same again. */
class ClientMessageReaderFuzzTest {
    private final ClientMessageReader reader = new ClientMessageReader();

    @FuzzTest(maxDuration = "20s")
    void readsOrRefuses(FuzzedDataProvider data) throws BadMessageException {
        String text = data.consumeRemainingAsString();
        reader.idOf(text);
        ClientMessage message;
        try {
            message = reader.read(text);
        } catch (BadMessageException refused) {
            assertThat(refused.sentence()).isNotEmpty();
            return;
        }
        if (message instanceof ClientMessage.Send send) {
            assertThat(Json.isValue(send.body())).isTrue();
            String again = "{\"op\":\"send\",\"type\":\"a:b\",\"body\":" + send.body() + "}";
            assertThat(((ClientMessage.Send) reader.read(again)).body()).isEqualTo(send.body());
        }
    }
}
