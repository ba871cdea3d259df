package org.videocity.web.api.internal.socket;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.videocity.api.Reason;
import org.videocity.api.media.Publication;
import org.videocity.api.room.Ban;
import org.videocity.api.room.Knock;
import org.videocity.api.room.Member;
import org.videocity.api.room.RoomListener;
import org.videocity.api.room.RoomMessage;
import org.videocity.api.room.RoomSnapshot;

/** Hears a room on the rooms' thread and tells it to the visitor on its own turns, as long as it is still asked. */
final class RoomEar implements RoomListener {
    private final Predicate<RoomEar> isCurrent;
    private final Executor turns;
    private final Visitor visitor;

    RoomEar(Predicate<RoomEar> isCurrent, Executor turns, Visitor visitor) {
        this.isCurrent = isCurrent;
        this.turns = turns;
        this.visitor = visitor;
    }

    @Override
    public void onEntered(Member member) {
        tell(client -> client.onEntered(member));
    }

    @Override
    public void onLeft(Member member, Reason reason) {
        tell(client -> client.onLeft(member, reason));
    }

    @Override
    public void onMessage(RoomMessage message) {
        tell(client -> client.onMessage(message));
    }

    @Override
    public void onTyping(Member member) {
        tell(client -> client.onTyping(member));
    }

    @Override
    public void onRoomChanged(RoomSnapshot room) {
        tell(client -> client.onRoomChanged(room));
    }

    @Override
    public void onKnocking(Knock knock) {
        tell(client -> client.onKnocking(knock));
    }

    @Override
    public void onKnocked(String knockId, Knock.Outcome outcome) {
        tell(client -> client.onKnocked(knockId, outcome));
    }

    @Override
    public void onBans(List<Ban> bans) {
        tell(client -> client.onBans(bans));
    }

    @Override
    public void onPublished(Publication publication) {
        tell(client -> client.onPublished(publication));
    }

    @Override
    public void onPublicationChanged(Publication publication) {
        tell(client -> client.onPublicationChanged(publication));
    }

    @Override
    public void onUnpublished(Publication publication, Reason reason) {
        tell(client -> client.onUnpublished(publication, reason));
    }

    @Override
    public void onClosed(Reason reason) {
        tell(client -> client.onClosed(reason));
    }

    /** The visitor may keep an event for later, and another core may have been asked until then. */
    private void tell(Consumer<RoomListener> event) {
        turns.execute(() -> {
            if (isCurrent.test(this)) {
                visitor.onEvent(client -> tellCurrent(event, client));
            }
        });
    }

    private void tellCurrent(Consumer<RoomListener> event, RoomListener client) {
        if (isCurrent.test(this)) {
            event.accept(client);
        }
    }
}
