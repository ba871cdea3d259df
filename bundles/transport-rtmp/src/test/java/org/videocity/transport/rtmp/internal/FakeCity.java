package org.videocity.transport.rtmp.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Authentication;
import org.videocity.api.identity.AuthenticationService;
import org.videocity.api.identity.Credentials;
import org.videocity.api.identity.Identity;
import org.videocity.api.media.MediaSource;
import org.videocity.api.room.EnterRequest;
import org.videocity.api.room.EnterResult;
import org.videocity.api.room.KnockListener;
import org.videocity.api.room.KnockRequest;
import org.videocity.api.room.KnockResult;
import org.videocity.api.room.MemberTicket;
import org.videocity.api.room.PublishRequest;
import org.videocity.api.room.PublishResult;
import org.videocity.api.room.RoomListener;
import org.videocity.api.room.RoomService;
import org.videocity.api.room.RoomSnapshot;
import org.videocity.api.room.WatchRequest;
import org.videocity.api.room.WatchResult;

/**
 * A city with the home {@code ada@localhost}, its room {@code Study} and its private room {@code Vault}, which no key opens;
 * the only wrong key is {@code wrong}.
 */
final class FakeCity implements RoomService, AuthenticationService {
    final Map<String, FakePublication> publications = new ConcurrentHashMap<>();
    final Map<String, String> owners = new ConcurrentHashMap<>();
    final CityLink link = new CityLink();
    /** Answers of publish are held back until this is completed. */
    volatile CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);

    /** How often somebody asked to publish. */
    final AtomicInteger publishAsked = new AtomicInteger();

    FakeCity() {
        link.bindAuthentication(this);
        link.bindRooms(this);
    }

    @Nullable
    FakePublication publication(String name) {
        return publications.get(name);
    }

    @Override
    public CompletionStage<Authentication> authenticate(Credentials credentials, Executor executor) {
        return CompletableFuture.supplyAsync(() -> who(credentials), executor);
    }

    private static Authentication who(Credentials credentials) {
        if (credentials.kind().equals(Credentials.GUEST)) {
            String id = "guest:" + credentials.remote().getAddress().getHostAddress();
            return new Authentication.Accepted(new Identity(id, Identity.GUEST, "Guest", Map.of()));
        }
        String key = credentials.attributes().get("key");
        return "wrong".equals(key)
                ? new Authentication.Rejected(Reason.BAD_KEY)
                : new Authentication.Accepted(
                        new Identity("key:" + key, Identity.STREAM_KEY, "Encoder " + key, Map.of()));
    }

    @Override
    public CompletionStage<KnockResult> knock(KnockRequest request, KnockListener listener, Executor executor) {
        throw new AssertionError("Nobody knocks here");
    }

    @Override
    public CompletionStage<PublishResult> publish(PublishRequest request, MediaSource source, Executor executor) {
        publishAsked.incrementAndGet();
        return gate.thenApplyAsync(ready -> published(request, source), executor);
    }

    private synchronized PublishResult published(PublishRequest request, MediaSource source) {
        if (!known(request.room())) {
            return new PublishResult.Refused(shut(request.room(), request.identity()));
        }
        String name = request.stream();
        FakePublication there = publications.get(name);
        boolean live = there != null && !there.isEnded();
        String owner = owners.get(name);
        if (live && !request.identity().id().equals(owner)) {
            return new PublishResult.Refused(Reason.NAME_TAKEN);
        }
        FakePublication publication = live ? there : new FakePublication(request.room(), name);
        publications.put(name, publication);
        owners.put(name, request.identity().id());
        return new PublishResult.Published(publication.attach(source));
    }

    @Override
    public CompletionStage<WatchResult> watch(WatchRequest request, Executor executor) {
        return CompletableFuture.supplyAsync(
                () -> {
                    FakePublication there = publications.get(request.stream());
                    boolean live = there != null && !there.isEnded() && known(request.room());
                    return live
                            ? new WatchResult.Watchable(there)
                            : new WatchResult.Refused(
                                    known(request.room())
                                            ? Reason.NO_SUCH_STREAM
                                            : shut(request.room(), request.identity()));
                },
                executor);
    }

    private static Reason shut(RoomId room, Identity who) {
        boolean there = room.owner().equals("ada@localhost") && room.name().equals("Vault");
        return there ? (who.isGuest() ? Reason.KEY_REQUIRED : Reason.NOT_ALLOWED) : Reason.NO_SUCH_ROOM;
    }

    private static boolean known(RoomId room) {
        return room.owner().equals("ada@localhost")
                && (room.isHome() || room.name().equals("Study"));
    }

    @Override
    public CompletionStage<EnterResult> enter(EnterRequest request, RoomListener listener, Executor executor) {
        return CompletableFuture.failedFuture(new IllegalStateException("nobody enters here"));
    }

    @Override
    public CompletionStage<EnterResult> resume(MemberTicket ticket, RoomListener listener, Executor executor) {
        return CompletableFuture.failedFuture(new IllegalStateException("nobody enters here"));
    }

    @Override
    public CompletionStage<Optional<RoomSnapshot>> look(RoomId room, Identity identity, Executor executor) {
        return CompletableFuture.completedFuture(Optional.empty());
    }

    @Override
    public CompletionStage<List<RoomSnapshot>> publicRooms(String city, Executor executor) {
        return CompletableFuture.completedFuture(List.of());
    }
}
