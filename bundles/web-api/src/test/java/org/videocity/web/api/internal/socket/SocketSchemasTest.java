package org.videocity.web.api.internal.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.videocity.testing.RoomSocketSchemas;
import org.videocity.web.api.internal.json.BadMessageException;
import org.videocity.web.api.internal.json.ClientMessage;
import org.videocity.web.api.internal.json.ClientMessageReader;
import org.videocity.web.api.internal.json.Json;

/** The description of the room socket, its schemas and the city say the same; what the city sends is held against them. */
class SocketSchemasTest {
    private static final Path PAGE = Path.of("../../docs/protocols/room-socket.md");
    private static final Pattern CLIENT_EXAMPLE =
            Pattern.compile("`(\\{\"op\":\"(?:hello|send|rename|typing|act|answer|ping|knock)\".*?})`");

    private static List<String> examples() throws IOException {
        List<String> examples = new ArrayList<>();
        Matcher matcher = CLIENT_EXAMPLE.matcher(Files.readString(PAGE));
        while (matcher.find()) {
            examples.add(matcher.group(1));
        }
        return examples;
    }

    @Test
    void whatThePageShowsIsReadAndDescribed() throws IOException, BadMessageException {
        assertThat(examples()).hasSizeGreaterThanOrEqualTo(8);
        for (String example : examples()) {
            RoomSocketSchemas.checkClient(Json.parseObject(example));
            assertThat(new ClientMessageReader().read(example))
                    .as(example)
                    .isNotInstanceOf(ClientMessage.Unknown.class);
        }
    }

    @Test
    void theSchemasBite() throws BadMessageException {
        ObjectNode typing = Json.parseObject("{\"op\":\"typing\",\"member\":1}");
        assertThatThrownBy(() -> RoomSocketSchemas.checkServer(typing)).isInstanceOf(AssertionError.class);
        ObjectNode unknown = Json.parseObject("{\"op\":\"crown\"}");
        assertThatThrownBy(() -> RoomSocketSchemas.checkServer(unknown)).isInstanceOf(AssertionError.class);
        ObjectNode pigeon =
                Json.parseObject("{\"op\":\"send\",\"to\":{\"pigeon\":\"m1\"},\"type\":\"a:b\",\"body\":null}");
        assertThatThrownBy(() -> RoomSocketSchemas.checkClient(pigeon)).isInstanceOf(AssertionError.class);
        ObjectNode half = Json.parseObject("{\"op\":\"rename\",\"id\":1.5,\"name\":\"Ada\"}");
        assertThatThrownBy(() -> RoomSocketSchemas.checkClient(half)).isInstanceOf(AssertionError.class);
        ObjectNode more = Json.parseObject("{\"op\":\"pong\",\"secret\":1}");
        assertThatThrownBy(() -> RoomSocketSchemas.checkServer(more)).isInstanceOf(AssertionError.class);
    }
}
