package org.videocity.web.api.internal.testcity;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
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
import org.videocity.api.room.Member;
import org.videocity.api.room.MemberTicket;
import org.videocity.api.room.PublishRequest;
import org.videocity.api.room.PublishResult;
import org.videocity.api.room.Recipient;
import org.videocity.api.room.RoomListener;
import org.videocity.api.room.RoomMessage;
import org.videocity.api.room.RoomService;
import org.videocity.api.room.RoomSettings;
import org.videocity.api.room.RoomSnapshot;
import org.videocity.api.room.WatchRequest;
import org.videocity.api.room.WatchResult;

/** A core with one room in it, whose answers a test chooses. */
public final class TestCity implements RoomService, AuthenticationService {
    public static final RoomId WELCOME = RoomId.of("welcome@localhost", "");
    public static final Instant LONG_AGO = Instant.parse("2009-03-01T10:00:00Z");
    public static final String GOOD_KEY = "good";

    public final String session;
    public final List<TestRoom> rooms = new ArrayList<>();
    public final List<EnterRequest> entered = new ArrayList<>();
    public final List<MemberTicket> resumed = new ArrayList<>();
    public final List<Credentials> shown = new ArrayList<>();
    public final List<Publication> publications = new ArrayList<>();
    public final List<KnockRequest> knocks = new ArrayList<>();
    public final List<KnockListener> doors = new ArrayList<>();
    public Optional<Reason> deaf = Optional.empty();
    public int withdrawn;
    public Optional<Reason> refusal = Optional.empty();
    /** Where set, whoever shows something is told this. */
    public Optional<Reason> stranger = Optional.empty();

    public boolean isPublic = true;
    /** Where set, the door answers when this is completed. */
    public Optional<CompletableFuture<Void>> slowDoor = Optional.empty();

    public TestCity(String session) {
        this.session = session;
    }

    /** Returns the newest member's hand. */
    public TestRoom room() {
        return rooms.get(rooms.size() - 1);
    }

    public RoomSnapshot snapshot(Member... members) {
        RoomSettings settings = new RoomSettings(WELCOME, "Welcome", "Come in", isPublic, Optional.empty(), Set.of());
        return new RoomSnapshot(settings, session, List.of(members), publications);
    }

    @Override
    public CompletionStage<EnterResult> enter(EnterRequest request, RoomListener listener, Executor executor) {
        entered.add(request);
        return door(member("m1", request.displayName()), listener);
    }

    @Override
    public CompletionStage<EnterResult> resume(MemberTicket ticket, RoomListener listener, Executor executor) {
        resumed.add(ticket);
        return door(ticket.member(), listener);
    }

    private CompletionStage<EnterResult> door(Member member, RoomListener listener) {
        if (refusal.isPresent()) {
            return CompletableFuture.completedFuture(new EnterResult.Refused(refusal.get()));
        }
        TestRoom room = new TestRoom(member, listener);
        rooms.add(room);
        EnterResult result = new EnterResult.Entered(
                room, new MemberTicket(WELCOME, member, "key-" + member.id()), snapshot(member));
        return slowDoor.<CompletionStage<EnterResult>>map(door -> door.thenApply(opened -> result))
                .orElseGet(() -> CompletableFuture.completedFuture(result));
    }

    @Override
    public CompletionStage<Authentication> authenticate(Credentials credentials, Executor executor) {
        shown.add(credentials);
        if (stranger.isPresent()) {
            return CompletableFuture.completedFuture(new Authentication.Rejected(stranger.get()));
        }
        boolean good = credentials.kind().equals(Credentials.BROWSER)
                || GOOD_KEY.equals(credentials.attributes().get("key"));
        return CompletableFuture.completedFuture(
                good ? new Authentication.Accepted(identity()) : new Authentication.Rejected(Reason.BAD_KEY));
    }

    @Override
    public CompletionStage<Optional<RoomSnapshot>> look(RoomId room, Identity identity, Executor executor) {
        Optional<RoomSnapshot> seen =
                room.equals(WELCOME) ? Optional.of(snapshot(member("m1", "Ada"))) : Optional.empty();
        return CompletableFuture.completedFuture(seen);
    }

    @Override
    public CompletionStage<List<RoomSnapshot>> publicRooms(String city, Executor executor) {
        return CompletableFuture.completedFuture(List.of(snapshot(member("m1", "Ada"))));
    }

    @Override
    public CompletionStage<KnockResult> knock(KnockRequest request, KnockListener listener, Executor executor) {
        knocks.add(request);
        doors.add(listener);
        return CompletableFuture.completedFuture(deaf.<KnockResult>map(KnockResult.Refused::new)
                .orElseGet(() -> new KnockResult.Waiting(() -> withdrawn++)));
    }

    @Override
    public CompletionStage<PublishResult> publish(PublishRequest request, MediaSource source, Executor executor) {
        throw new AssertionError("Nobody here publishes");
    }

    @Override
    public CompletionStage<WatchResult> watch(WatchRequest request, Executor executor) {
        throw new AssertionError("Nobody here watches");
    }

    public static Identity identity() {
        return new Identity("guest:127.0.0.1", Identity.GUEST, "", Map.of());
    }

    public static Member member(String id, String name) {
        return new Member(id, identity(), name, "http", LONG_AGO);
    }

    public RoomMessage message(long sequence, String body) {
        return new RoomMessage(session, sequence, "m2", "Bob", Recipient.EVERYONE, "videocity:chat", body, LONG_AGO);
    }

    public static InetSocketAddress remote() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 40_000);
    }
}
