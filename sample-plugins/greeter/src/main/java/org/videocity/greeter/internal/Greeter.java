package org.videocity.greeter.internal;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.videocity.api.feature.RoomContext;
import org.videocity.api.feature.RoomFeature;
import org.videocity.api.room.ChatMessage;
import org.videocity.api.room.Member;
import org.videocity.api.room.Recipient;
import org.videocity.api.room.RoomListener;
import org.videocity.api.room.RoomMessage;

/** Welcomes whoever enters a room, and answers {@code /time} in its chat. Holds nothing, so nothing is left of it. */
@Component(configurationPid = "org.videocity.greeter")
@Designate(ocd = Greeter.Settings.class)
public final class Greeter implements RoomFeature {
    /** What the operator may set in {@code etc/org.videocity.greeter.cfg}; changes apply at once. */
    @ObjectClassDefinition(name = "Greeter")
    public @interface Settings {
        @AttributeDefinition(description = "what is said; {name} and {room} are filled in")
        String welcome() default "Welcome to {room}, {name}!";

        @AttributeDefinition(description = "everybody reads the welcome, not only whoever came")
        boolean aloud() default false;

        @AttributeDefinition(description = "the clock that /time reads, for example Europe/Vienna; empty: the server's")
        String zone() default "";
    }

    private final Settings settings;
    private final ZoneId zone;

    @Activate
    public Greeter(Settings settings) {
        this.settings = settings;
        this.zone = settings.zone().isEmpty() ? ZoneId.systemDefault() : ZoneId.of(settings.zone());
    }

    @Override
    public String name() {
        return "greeter";
    }

    @Override
    public AutoCloseable attach(RoomContext room) {
        room.listen(new RoomListener() {
            @Override
            public void onEntered(Member member) {
                welcome(room, member);
            }

            @Override
            public void onMessage(RoomMessage message) {
                ChatMessage.of(message)
                        .filter(line -> line.text().strip().equalsIgnoreCase("/time"))
                        .ifPresent(line -> tellTime(room, message));
            }
        });
        return () -> {}; // the room itself forgets our listener; whoever starts a timer or a thread ends it here
    }

    private void welcome(RoomContext room, Member member) {
        String text = settings.welcome()
                .replace("{room}", room.snapshot().settings().shownTitle())
                .replace("{name}", member.displayName());
        say(room, settings.aloud() ? Recipient.EVERYONE : new Recipient.ToMember(member.id()), text);
    }

    private void tellTime(RoomContext room, RoomMessage question) {
        boolean inPublic = question.to() instanceof Recipient.Everyone;
        var format = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT)
                .withLocale(Locale.ENGLISH);
        String text = "It is " + ZonedDateTime.now(zone).format(format) + " (" + zone + ").";
        say(room, inPublic ? Recipient.EVERYONE : new Recipient.ToMember(question.sender()), text);
    }

    private static void say(RoomContext room, Recipient to, String text) {
        room.send(to, ChatMessage.TYPE, new ChatMessage(text).body(), room.executor());
    }
}
