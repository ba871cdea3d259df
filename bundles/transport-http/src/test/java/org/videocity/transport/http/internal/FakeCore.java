package org.videocity.transport.http.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Authentication;
import org.videocity.api.identity.AuthenticationService;
import org.videocity.api.identity.Credentials;
import org.videocity.api.identity.Identity;
import org.videocity.api.media.MediaSource;
import org.videocity.api.media.Publication;
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
import org.videocity.api.room.RoomSettings;
import org.videocity.api.room.RoomSnapshot;
import org.videocity.api.room.WatchRequest;
import org.videocity.api.room.WatchResult;

/** One public room, one private room with the key {@code secret}, and the streams put in. */
public final class FakeCore implements RoomService, AuthenticationService {
    public static final RoomId ROOM = RoomId.of("welcome@localhost", "");
    /** A home that moved to that of the room. */
    public static final RoomId MOVED = RoomId.of("old@localhost", "");

    public static final RoomId PRIVATE = RoomId.of("ada@localhost", "Study");

    /** What publishers wanted, and what they publish. */
    public final Queue<PublishRequest> publishing = new ConcurrentLinkedQueue<>();

    public final FakeFeed feed = new FakeFeed();
    /** Why nobody may publish. */
    public volatile @Nullable Reason obstacle;

    public final Map<String, Publication> streams = new ConcurrentHashMap<>();
    public volatile boolean keyIsGood = true;
    /** The room that everybody may see. */
    public volatile RoomSettings settings =
            new RoomSettings(ROOM, "Welcome", "Come in", true, Optional.empty(), Set.of(), false);

    @Override
    public CompletionStage<Authentication> authenticate(Credentials credentials, Executor executor) {
        String key = credentials.attributes().get("key");
        Authentication answer = key == null
                ? new Authentication.Accepted(new Identity("guest:here", Identity.GUEST, "Guest", Map.of()))
                : key.equals("secret") && keyIsGood
                        ? new Authentication.Accepted(new Identity("key:1", Identity.STREAM_KEY, "Ada", Map.of()))
                        : new Authentication.Rejected(Reason.BAD_KEY);
        return CompletableFuture.supplyAsync(() -> answer, executor);
    }

    @Override
    public CompletionStage<WatchResult> watch(WatchRequest request, Executor executor) {
        return CompletableFuture.supplyAsync(() -> answer(request), executor);
    }

    private WatchResult answer(WatchRequest request) {
        if (!request.room().equals(ROOM) && !request.room().equals(PRIVATE)) {
            return new WatchResult.Refused(Reason.NO_SUCH_ROOM);
        }
        if (request.room().equals(PRIVATE) && request.identity().isGuest()) {
            return new WatchResult.Refused(Reason.KEY_REQUIRED);
        }
        Publication publication = streams.get(request.stream());
        return publication == null
                ? new WatchResult.Refused(Reason.NO_SUCH_STREAM)
                : new WatchResult.Watchable(publication);
    }

    @Override
    public CompletionStage<EnterResult> enter(EnterRequest request, RoomListener listener, Executor executor) {
        return CompletableFuture.failedStage(new IllegalStateException("nobody enters here"));
    }

    @Override
    public CompletionStage<EnterResult> resume(MemberTicket ticket, RoomListener listener, Executor executor) {
        return CompletableFuture.failedStage(new IllegalStateException("nobody enters here"));
    }

    @Override
    public CompletionStage<KnockResult> knock(KnockRequest request, KnockListener listener, Executor executor) {
        throw new AssertionError("Nobody knocks here");
    }

    @Override
    public CompletionStage<PublishResult> publish(PublishRequest request, MediaSource source, Executor executor) {
        publishing.add(request);
        Reason why = request.room().equals(PRIVATE) ? Reason.KEY_REQUIRED : obstacle;
        PublishResult answer =
                why == null ? new PublishResult.Published(feed.by(source)) : new PublishResult.Refused(why);
        return CompletableFuture.supplyAsync(() -> answer, executor);
    }

    @Override
    public CompletionStage<Optional<RoomSnapshot>> look(RoomId room, Identity identity, Executor executor) {
        Optional<RoomSnapshot> seen = room.equals(settings.id())
                ? Optional.of(new RoomSnapshot(settings, "", List.of(), List.of()))
                : Optional.empty();
        return CompletableFuture.supplyAsync(() -> seen, executor);
    }

    @Override
    public CompletionStage<Optional<RoomId>> movedTo(RoomId room, Executor executor) {
        Optional<RoomId> now = room.owner().equals(MOVED.owner())
                ? Optional.of(RoomId.of(ROOM.owner(), room.name()))
                : Optional.empty();
        return CompletableFuture.supplyAsync(() -> now, executor);
    }

    @Override
    public CompletionStage<List<RoomSnapshot>> publicRooms(String city, Executor executor) {
        return CompletableFuture.completedStage(List.of());
    }
}
