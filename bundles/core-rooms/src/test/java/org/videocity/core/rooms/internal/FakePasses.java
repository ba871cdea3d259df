package org.videocity.core.rooms.internal;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import org.videocity.api.RoomId;
import org.videocity.api.identity.GrantName;
import org.videocity.api.identity.Identity;
import org.videocity.api.identity.VisitPassService;

/** Gives passes that are grants of the fixture, and notes what is taken back. */
final class FakePasses implements VisitPassService {
    final Queue<String> revoked = new ConcurrentLinkedQueue<>();
    private final CityFixture city;
    private int number;

    FakePasses(CityFixture city) {
        this.city = city;
    }

    /** The visitor a token stands for. */
    static Identity visitor(String token) {
        Map<String, String> attributes = new HashMap<>();
        attributes.put(Identity.VISIT, token);
        attributes.put(Identity.VISIT_ADDRESS, "127.0.0.1");
        return new Identity("visit:" + token, Identity.GUEST, "", attributes);
    }

    @Override
    public String cookieName(boolean secure) {
        return "videocity-visit";
    }

    @Override
    public CompletionStage<Optional<Given>> give(
            Identity holder, RoomId room, String source, Instant until, Executor executor) {
        boolean isNew = holder.isGuest() && !holder.isVisitor();
        Identity who = isNew ? visitor("t" + ++number) : holder;
        city.grant(who, GrantName.ENTER, room);
        city.grant(who, GrantName.WATCH, room);
        Optional<String> token = isNew ? Optional.of("t" + number) : Optional.empty();
        return CompletableFuture.supplyAsync(() -> Optional.of(new Given(who, token, until)), executor);
    }

    @Override
    public CompletionStage<Integer> revoke(String source, Executor executor) {
        revoked.add(source);
        return CompletableFuture.completedFuture(1);
    }

    @Override
    public CompletionStage<Integer> revoke(RoomId room, String source, Executor executor) {
        revoked.add(room.path() + " " + source.replaceAll(":.*", ""));
        return CompletableFuture.completedFuture(1);
    }

    @Override
    public CompletionStage<Boolean> revoke(Identity holder, RoomId room, String source, Executor executor) {
        revoked.add(holder.id() + " " + room.path() + " " + source.replaceAll(":.*", ""));
        city.revoke(holder, GrantName.ENTER, room);
        city.revoke(holder, GrantName.WATCH, room);
        return CompletableFuture.completedFuture(true);
    }

    @Override
    public CompletionStage<Integer> revokeAll(RoomId room, Executor executor) {
        return CompletableFuture.completedFuture(0);
    }
}
