package org.videocity.greeter.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Annotation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.feature.RoomContext;
import org.videocity.api.identity.Identity;
import org.videocity.api.media.MediaSource;
import org.videocity.api.room.ChatMessage;
import org.videocity.api.room.Member;
import org.videocity.api.room.PublishResult;
import org.videocity.api.room.Recipient;
import org.videocity.api.room.RoomListener;
import org.videocity.api.room.RoomMessage;
import org.videocity.api.room.RoomSettings;
import org.videocity.api.room.RoomSnapshot;

class GreeterTest {
    private final FakeRoom room = new FakeRoom();
    private final Member ada =
            new Member("m1", new Identity("guest:::1", Identity.GUEST, "Ada", Map.of()), "Ada", "http", Instant.EPOCH);

    @Test
    void welcomesWhoeverEntersByNameAndInPrivate() {
        new Greeter(settings(false)).attach(room);
        room.listener.onEntered(ada);
        assertThat(room.said).containsExactly("to m1: Hello Ada, this is The hall.");
    }

    @Test
    void welcomesAloudWhereConfigured() {
        new Greeter(settings(true)).attach(room);
        room.listener.onEntered(ada);
        assertThat(room.said).containsExactly("to all: Hello Ada, this is The hall.");
    }

    @Test
    void tellsTheTimeToWhomeverAsks() {
        new Greeter(settings(false)).attach(room);
        room.listener.onMessage(chat(Recipient.EVERYONE, " /time "));
        room.listener.onMessage(chat(new Recipient.ToService("greeter"), "/TIME"));
        room.listener.onMessage(chat(Recipient.EVERYONE, "what time is it?"));
        assertThat(room.said).hasSize(2);
        assertThat(room.said.get(0)).startsWith("to all: It is ").endsWith("(Europe/Vienna).");
        assertThat(room.said.get(1)).startsWith("to m1: It is ");
    }

    private RoomMessage chat(Recipient to, String text) {
        String body = new ChatMessage(text).body();
        return new RoomMessage("s", 1, ada.id(), "Ada", to, ChatMessage.TYPE, body, Instant.EPOCH);
    }

    private static Greeter.Settings settings(boolean aloud) {
        return new Greeter.Settings() {
            @Override
            public String welcome() {
                return "Hello {name}, this is {room}.";
            }

            @Override
            public boolean aloud() {
                return aloud;
            }

            @Override
            public String zone() {
                return "Europe/Vienna";
            }

            @Override
            public Class<? extends Annotation> annotationType() {
                return Greeter.Settings.class;
            }
        };
    }

    private static final class FakeRoom implements RoomContext {
        final List<String> said = new ArrayList<>();
        RoomListener listener = new RoomListener() {};

        @Override
        public RoomSnapshot snapshot() {
            RoomId id = RoomId.of("welcome@localhost", "");
            var settings = new RoomSettings(id, "The hall", "", true, Optional.empty(), Set.of());
            return new RoomSnapshot(settings, "s", List.of(), List.of());
        }

        @Override
        public void listen(RoomListener newest) {
            listener = newest;
        }

        @Override
        public CompletionStage<Optional<Reason>> send(Recipient to, String type, String body, Executor executor) {
            String who = to instanceof Recipient.ToMember member ? member.memberId() : "all";
            var message = new RoomMessage("s", 1, "greeter", "greeter", to, type, body, Instant.EPOCH);
            said.add("to " + who + ": " + ChatMessage.of(message).orElseThrow().text());
            return CompletableFuture.completedFuture(Optional.empty());
        }

        @Override
        public CompletionStage<PublishResult> publish(String stream, MediaSource source, Executor executor) {
            throw new AssertionError("a greeter publishes nothing");
        }

        @Override
        public Executor executor() {
            return Runnable::run;
        }
    }
}
