package org.videocity.core.rooms.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videocity.core.rooms.internal.CityFixture.HALL;
import static org.videocity.core.rooms.internal.CityFixture.HERE_AND_NOW;
import static org.videocity.core.rooms.internal.CityFixture.get;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.videocity.api.Reason;
import org.videocity.api.room.ChatMessage;
import org.videocity.api.room.EnterResult;
import org.videocity.api.room.Recipient;
import org.videocity.api.room.Room;
import org.videocity.api.room.RoomMessage;

class MessagesTest {
    private final CityFixture city = new CityFixture();
    private final CityFixture.Ear ada = new CityFixture.Ear();
    private final CityFixture.Ear bob = new CityFixture.Ear();
    private final Room adasRoom = city.inside(HALL, "Ada", ada).room();
    private final EnterResult.Entered bobs = city.inside(HALL, "Bob", bob);

    @AfterEach
    void close() {
        city.close();
    }

    private Optional<Reason> say(Recipient to, String type, String body) {
        return get(adasRoom.send(to, type, body, HERE_AND_NOW));
    }

    @Test
    void everyoneHearsInOneOrder() {
        assertThat(say(Recipient.EVERYONE, ChatMessage.TYPE, new ChatMessage("hi \"you\"").body()))
                .isEmpty();
        assertThat(say(Recipient.EVERYONE, "x:y", "null")).isEmpty();
        assertThat(bob.messages).containsExactlyElementsOf(ada.messages);
        RoomMessage first = bob.messages.element();
        assertThat(first.sequence()).isEqualTo(1);
        assertThat(first.session()).isEqualTo(bobs.snapshot().session());
        assertThat(first.sender()).isEqualTo(adasRoom.self().id());
        assertThat(first.senderName()).isEqualTo("Ada");
        assertThat(ChatMessage.of(first)).contains(new ChatMessage("hi \"you\""));
    }

    @Test
    void aMessageForOneIsForOne() {
        Recipient toBob = new Recipient.ToMember(bobs.room().self().id());
        assertThat(say(toBob, "x:y", "1")).isEmpty();
        assertThat(bob.messages).hasSize(1);
        assertThat(ada.messages).isEmpty();
        assertThat(say(new Recipient.ToMember("nobody"), "x:y", "1")
                        .orElseThrow()
                        .is(Post.NOBODY_THERE))
                .isTrue();
        assertThat(say(new Recipient.ToService("nothing"), "x:y", "1")).isPresent();
    }

    @Test
    void whatIsNoMessageIsRefusedWithAReason() {
        assertThat(say(Recipient.EVERYONE, "no-namespace", "1").orElseThrow().name())
                .isEqualTo("bad-message");
        assertThat(say(Recipient.EVERYONE, "x:y", "{oops").orElseThrow().name()).isEqualTo("bad-message");
        assertThat(say(Recipient.EVERYONE, "x:y", "\"" + "x".repeat(64 * 1024) + "\""))
                .contains(Reason.TOO_LARGE);
        assertThat(say(Recipient.EVERYONE, ChatMessage.TYPE, "{}")).isPresent();
        assertThat(say(Recipient.EVERYONE, ChatMessage.TYPE, new ChatMessage("x".repeat(4_001)).body())
                        .orElseThrow()
                        .is(Reason.TOO_LARGE))
                .isTrue();
        assertThat(bob.heard).isEmpty();
    }

    @Test
    void whoSaysTooMuchIsSlowedDown() {
        city.configuration.put("messagesPerMinute", 0);
        city.configuration.put("messageBurst", 3);
        for (int i = 0; i < 3; i++) {
            assertThat(say(Recipient.EVERYONE, "x:y", "1")).isEmpty();
        }
        assertThat(say(Recipient.EVERYONE, "x:y", "1").orElseThrow().is(Reason.LIMIT_REACHED))
                .isTrue();
    }

    @Test
    void whoComesBackCatchesUp() {
        for (int i = 1; i <= 5; i++) {
            say(Recipient.EVERYONE, "x:y", String.valueOf(i));
        }
        say(new Recipient.ToMember(adasRoom.self().id()), "x:y", "6");
        String session = bobs.snapshot().session();
        assertThat(bodies(get(bobs.room().since(session, 3, HERE_AND_NOW)))).containsExactly("4", "5");
        assertThat(bodies(get(bobs.room().since("another", 3, HERE_AND_NOW)))).containsExactly("1", "2", "3", "4", "5");
        assertThat(bodies(get(adasRoom.since(session, 5, HERE_AND_NOW)))).containsExactly("6");
    }

    @Test
    void theRoomForgetsTheOldest() {
        city.configuration.put("messageBurst", 1_000);
        city.configuration.put("messagesPerMinute", 100_000_000);
        for (int i = 1; i <= 250; i++) {
            assertThat(say(Recipient.EVERYONE, "x:y", String.valueOf(i))).isEmpty();
        }
        List<String> known = bodies(get(bobs.room().since("", 0, HERE_AND_NOW)));
        assertThat(known).hasSize(200).startsWith("51").endsWith("250");
    }

    private static List<String> bodies(List<RoomMessage> messages) {
        return messages.stream().map(RoomMessage::body).toList();
    }

    @Test
    void afterLeavingNothingIsSaid() {
        adasRoom.leave(Reason.LEFT);
        assertThat(say(Recipient.EVERYONE, "x:y", "1")).contains(Reason.LEFT);
        assertThat(get(adasRoom.since("", 0, HERE_AND_NOW))).isEmpty();
    }
}
