package org.videocity.web.api.internal.socket;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.media.Publication;
import org.videocity.api.room.Ban;
import org.videocity.api.room.Knock;
import org.videocity.api.room.Member;
import org.videocity.api.room.RoomListener;
import org.videocity.api.room.RoomMessage;
import org.videocity.api.room.RoomSnapshot;
import org.videocity.web.api.internal.json.CityJson;
import org.videocity.web.api.internal.json.Json;

/** Tells one client what happens in its room. Not thread-safe: used by the socket's turns. */
final class RoomForwarder implements RoomListener {
    private final RoomId room;
    private final String selfId;
    private final Outbox outbox;
    private final SeenMessages seen;
    private final MessageTexts texts;
    private final Consumer<Member> onSelfChanged;
    private final Consumer<Reason> onClosed;

    RoomForwarder(
            RoomId room,
            String selfId,
            Outbox outbox,
            SeenMessages seen,
            MessageTexts texts,
            Consumer<Member> onSelfChanged,
            Consumer<Reason> onClosed) {
        this.room = room;
        this.selfId = selfId;
        this.outbox = outbox;
        this.seen = seen;
        this.texts = texts;
        this.onSelfChanged = onSelfChanged;
        this.onClosed = onClosed;
    }

    @Override
    public void onEntered(Member member) {
        if (member.id().equals(selfId)) {
            onSelfChanged.accept(member);
        }
        outbox.send(Json.op("entered").set("member", CityJson.member(room, member)));
    }

    @Override
    public void onLeft(Member member, Reason reason) {
        ObjectNode left = Json.op("left").put("member", member.id());
        outbox.send(left.set("reason", CityJson.reason(reason)));
    }

    @Override
    public void onMessage(RoomMessage message) {
        if (seen.isNew(message)) {
            outbox.send(texts.of(message));
        }
    }

    @Override
    public void onTyping(Member member) {
        outbox.send(Json.op("typing").put("member", member.id()));
    }

    @Override
    public void onRoomChanged(RoomSnapshot changed) {
        outbox.send(Json.op("changed-room").set("room", CityJson.room(changed, selfId)));
    }

    @Override
    public void onKnocking(Knock knock) {
        outbox.send(Json.op("knocking").set("knock", CityJson.knock(knock)));
    }

    @Override
    public void onKnocked(String knockId, Knock.Outcome outcome) {
        outbox.send(Json.op("knocked")
                .put("id", knockId)
                .put("outcome", outcome.name().toLowerCase(Locale.ROOT)));
    }

    @Override
    public void onBans(List<Ban> bans) {
        outbox.send(Json.op("bans").set("bans", CityJson.bans(bans)));
    }

    @Override
    public void onPublished(Publication publication) {
        tellStream("published", publication);
    }

    @Override
    public void onPublicationChanged(Publication publication) {
        tellStream("changed", publication);
    }

    @Override
    public void onUnpublished(Publication publication, Reason reason) {
        if (publication.audience().includes(selfId)) {
            ObjectNode gone = Json.op("unpublished").put("stream", publication.name());
            outbox.send(gone.set("reason", CityJson.reason(reason)));
        }
    }

    @Override
    public void onClosed(Reason reason) {
        onClosed.accept(reason);
    }

    private void tellStream(String op, Publication publication) {
        if (publication.audience().includes(selfId)) {
            outbox.send(Json.op(op).set("stream", CityJson.stream(publication)));
        }
    }
}
