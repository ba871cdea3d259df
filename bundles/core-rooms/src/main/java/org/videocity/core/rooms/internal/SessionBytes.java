package org.videocity.core.rooms.internal;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Identity;
import org.videocity.api.room.Ban;
import org.videocity.api.room.Member;
import org.videocity.api.room.Recipient;
import org.videocity.api.room.Role;
import org.videocity.api.room.RoomMessage;

/**
 * Sessions as bytes, from one core to the next. Not a format for anybody else: it begins with a number that changes with it,
 * and whoever does not know the number begins anew.
 */
final class SessionBytes {
    private static final int VERSION = 2;
    private static final int MAX_TEXT_BYTES = 256 * 1024;
    private static final int MAX_ENTRIES = 100_000;

    private SessionBytes() {}

    /** Reads or writes one thing. */
    private interface Reader<T> {
        T read(DataInputStream in) throws IOException;
    }

    private interface Writer<T> {
        void write(T value, DataOutputStream out) throws IOException;
    }

    static void write(SavedSession session, DataOutputStream out) throws IOException {
        out.writeInt(VERSION);
        text(session.room().city(), out);
        text(session.room().owner(), out);
        text(session.room().name(), out);
        text(session.session(), out);
        out.writeLong(session.sequence());
        order(session.order(), out);
        list(session.members(), SessionBytes::member, out);
        list(session.messages(), SessionBytes::message, out);
    }

    static SavedSession read(DataInputStream in) throws IOException {
        if (in.readInt() != VERSION) {
            throw new IOException("they were written by another version");
        }
        RoomId room = new RoomId(text(in), text(in), text(in));
        String session = text(in);
        return new SavedSession(
                room,
                session,
                in.readLong(),
                order(in),
                list(in, SessionBytes::member),
                list(in, i -> message(session, i)));
    }

    private static void order(Order.Saved order, DataOutputStream out) throws IOException {
        out.writeBoolean(order.locked());
        list(order.moderators(), SessionBytes::text, out);
        list(order.steppedDown(), SessionBytes::text, out);
        list(order.muted(), SessionBytes::text, out);
        list(order.letIn(), SessionBytes::text, out);
        list(order.exiles(), SessionBytes::exile, out);
    }

    private static Order.Saved order(DataInputStream in) throws IOException {
        return new Order.Saved(
                in.readBoolean(),
                new HashSet<>(list(in, SessionBytes::text)),
                new HashSet<>(list(in, SessionBytes::text)),
                new HashSet<>(list(in, SessionBytes::text)),
                new HashSet<>(list(in, SessionBytes::text)),
                list(in, SessionBytes::exile));
    }

    private static void exile(Order.Exile exile, DataOutputStream out) throws IOException {
        text(exile.ban().id(), out);
        text(exile.ban().name(), out);
        out.writeBoolean(exile.ban().isLasting());
        out.writeLong(exile.ban().since().toEpochMilli());
        list(exile.keys(), SessionBytes::text, out);
    }

    private static Order.Exile exile(DataInputStream in) throws IOException {
        Ban ban = new Ban(text(in), text(in), in.readBoolean(), Instant.ofEpochMilli(in.readLong()));
        return new Order.Exile(ban, list(in, SessionBytes::text));
    }

    private static void member(SavedSession.SavedMember saved, DataOutputStream out) throws IOException {
        Member member = saved.member();
        Identity who = member.identity();
        text(member.id(), out);
        text(who.id(), out);
        text(who.kind(), out);
        text(who.displayName(), out);
        list(
                who.attributes().entrySet(),
                (entry, o) -> {
                    text(entry.getKey(), o);
                    text(entry.getValue(), o);
                },
                out);
        text(member.displayName(), out);
        text(member.transport(), out);
        text(member.since().toString(), out);
        text(member.role().name(), out);
        out.writeBoolean(member.isMuted());
        text(saved.returnHash(), out);
    }

    private static SavedSession.SavedMember member(DataInputStream in) throws IOException {
        String id = text(in);
        String identity = text(in);
        String kind = text(in);
        String name = text(in);
        Map<String, String> attributes = new HashMap<>();
        list(in, i -> attributes.put(text(i), text(i)));
        Member member = new Member(
                id,
                new Identity(identity, kind, name, attributes),
                text(in),
                text(in),
                Instant.parse(text(in)),
                Role.valueOf(text(in)),
                in.readBoolean(),
                true);
        return new SavedSession.SavedMember(member, text(in));
    }

    private static void message(RoomMessage message, DataOutputStream out) throws IOException {
        out.writeLong(message.sequence());
        text(message.sender(), out);
        text(message.senderName(), out);
        text(recipient(message.to()), out);
        text(message.type(), out);
        text(message.body(), out);
        text(message.time().toString(), out);
    }

    private static RoomMessage message(String session, DataInputStream in) throws IOException {
        return new RoomMessage(
                session,
                in.readLong(),
                text(in),
                text(in),
                recipient(text(in)),
                text(in),
                text(in),
                Instant.parse(text(in)));
    }

    private static String recipient(Recipient to) {
        if (to instanceof Recipient.ToMember member) {
            return "m" + member.memberId();
        }
        return to instanceof Recipient.ToService service ? "s" + service.name() : "";
    }

    private static Recipient recipient(String text) {
        if (text.isEmpty()) {
            return Recipient.EVERYONE;
        }
        return text.charAt(0) == 'm'
                ? new Recipient.ToMember(text.substring(1))
                : new Recipient.ToService(text.substring(1));
    }

    private static <T> void list(Collection<T> values, Writer<T> writer, DataOutputStream out) throws IOException {
        out.writeInt(values.size());
        for (T value : values) {
            writer.write(value, out);
        }
    }

    private static <T> List<T> list(DataInputStream in, Reader<T> reader) throws IOException {
        int size = within(in.readInt(), MAX_ENTRIES);
        List<T> values = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            values.add(reader.read(in));
        }
        return values;
    }

    private static void text(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        byte[] bytes = new byte[within(in.readInt(), MAX_TEXT_BYTES)];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static int within(int said, int most) throws IOException {
        if (said < 0 || said > most) {
            throw new IOException("a length of " + said + " makes no sense");
        }
        return said;
    }
}
