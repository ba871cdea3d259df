package org.videocity.core.rooms.internal;

import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashSet;
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
import java.util.concurrent.TimeUnit;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.identity.GrantName;
import org.videocity.api.identity.GrantService;
import org.videocity.api.identity.Identity;
import org.videocity.api.media.Audience;
import org.videocity.api.media.MediaSource;
import org.videocity.api.media.Publication;
import org.videocity.api.media.PublicationFeed;
import org.videocity.api.room.Ban;
import org.videocity.api.room.EnterRequest;
import org.videocity.api.room.EnterResult;
import org.videocity.api.room.Knock;
import org.videocity.api.room.Member;
import org.videocity.api.room.PublishRequest;
import org.videocity.api.room.PublishResult;
import org.videocity.api.room.RoomListener;
import org.videocity.api.room.RoomMessage;
import org.videocity.api.room.RoomSettings;
import org.videocity.api.room.RoomSnapshot;
import org.videocity.api.room.WatchRequest;
import org.videocity.api.room.WatchResult;
import org.videocity.testing.api.MemoryConfigurations;

/** A city with a public and a private room, a bus without frames and grants in a set. */
final class CityFixture implements GrantService, AutoCloseable {
    static final RoomId HALL = RoomId.of("ada@example.org", "Hall");
    static final RoomId STUDY = RoomId.of("ada@example.org", "Study");
    static final InetSocketAddress HERE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 40_000);
    static final InetSocketAddress ELSEWHERE = elsewhere();
    static final Identity GUEST = new Identity("guest:127.0.0.1", Identity.GUEST, "", Map.of());
    static final Executor HERE_AND_NOW = Runnable::run;
    private static final int LONGEST_CHAIN = 8;

    final Map<String, Object> configuration = new ConcurrentHashMap<>();
    final RoomsSettings settings = new RoomsSettings(annotation(RoomsConfiguration.class, configuration));
    final CityLinks links = new CityLinks();
    final City city;
    final VisitingService rooms;
    final MemoryConfigurations files = new MemoryConfigurations();
    final BuildingService building;
    final FakePasses passes = new FakePasses(this);
    final FakeBus bus = new FakeBus();
    final Set<String> grants = ConcurrentHashMap.newKeySet();

    CityFixture() {
        this(new SessionArchive(null));
    }

    /** One that goes on with the sessions of another. */
    CityFixture(SessionArchive archive) {
        city = new City(links, settings, archive);
        rooms = new VisitingService(city);
        building = new BuildingService(city, files.admin());
        links.setBus(bus);
        links.setGrants(this);
        links.setVisits(passes);
        city.define("pid-hall", settings(HALL, true));
        city.define("pid-study", settings(STUDY, false));
    }

    /** Writes down what it hears, one word or two per event. */
    static final class Ear implements RoomListener {
        final Queue<String> heard = new ConcurrentLinkedQueue<>();
        final Queue<RoomMessage> messages = new ConcurrentLinkedQueue<>();
        final Queue<Member> members = new ConcurrentLinkedQueue<>();
        final Queue<Knock> knocks = new ConcurrentLinkedQueue<>();
        volatile List<Ban> bans = List.of();
        private volatile boolean locked;

        @Override
        public void onEntered(Member member) {
            heard.add("entered " + member.displayName());
            members.add(member);
        }

        @Override
        public void onTyping(Member member) {
            heard.add("typing " + member.displayName());
        }

        @Override
        public void onRoomChanged(RoomSnapshot room) {
            if (room.isLocked() != locked) {
                locked = room.isLocked();
                heard.add(locked ? "room locked" : "room open");
            }
        }

        @Override
        public void onKnocking(Knock knock) {
            heard.add("knocking " + knock.name());
            knocks.add(knock);
        }

        @Override
        public void onKnocked(String knockId, Knock.Outcome outcome) {
            heard.add("knocked " + outcome);
        }

        @Override
        public void onBans(List<Ban> all) {
            heard.add("bans " + all.size());
            bans = all;
        }

        @Override
        public void onLeft(Member member, Reason reason) {
            heard.add("left " + member.displayName() + " " + reason.name());
        }

        @Override
        public void onMessage(RoomMessage message) {
            messages.add(message);
            heard.add("message " + message.body());
        }

        @Override
        public void onPublished(Publication publication) {
            heard.add("published " + publication.name());
        }

        @Override
        public void onPublicationChanged(Publication publication) {
            heard.add("changed " + publication.name() + (publication.isSuspended() ? " suspended" : ""));
        }

        @Override
        public void onUnpublished(Publication publication, Reason reason) {
            heard.add("unpublished " + publication.name() + " " + reason.name());
        }

        @Override
        public void onClosed(Reason reason) {
            heard.add("closed " + reason.name());
        }
    }

    /** Remembers why it was ended. */
    static final class Source implements MediaSource {
        final Queue<Reason> told = new ConcurrentLinkedQueue<>();

        @Override
        public void onEnded(Reason reason) {
            told.add(reason);
        }
    }

    static RoomSettings settings(RoomId id, boolean isPublic) {
        return new RoomSettings(id, "", "", isPublic, Optional.empty(), Set.of());
    }

    /** The owner of the rooms here, signed in. */
    Identity owner() {
        Identity ada = resident("ada");
        for (RoomId room : List.of(HALL, STUDY)) {
            for (GrantName name : List.of(GrantName.ENTER, GrantName.WATCH, GrantName.PUBLISH, GrantName.MODERATE)) {
                grant(ada, name, room);
            }
        }
        return ada;
    }

    static Identity resident(String name) {
        return new Identity(
                "resident:" + name,
                Identity.RESIDENT,
                name,
                Map.of(Identity.RESIDENT_ADDRESS, name + "@example.org", Identity.RESIDENT_CITY, "localhost"));
    }

    static Identity key(String id) {
        return new Identity("key:" + id, Identity.STREAM_KEY, id, Map.of());
    }

    void grant(Identity who, GrantName name, RoomId room) {
        grants.add(who.id() + " " + name + " " + room);
    }

    void revoke(Identity who, GrantName name, RoomId room) {
        grants.remove(who.id() + " " + name + " " + room);
    }

    @Override
    public CompletionStage<Boolean> holds(Identity identity, GrantName grant, RoomId room, Executor executor) {
        return CompletableFuture.supplyAsync(() -> grants.contains(identity.id() + " " + grant + " " + room), executor);
    }

    EnterResult enter(RoomId room, Identity who, String name, RoomListener ear) {
        return get(rooms.enter(new EnterRequest(room, who, name, "test"), ear, HERE_AND_NOW));
    }

    EnterResult.Entered inside(RoomId room, String name, RoomListener ear) {
        return (EnterResult.Entered) enter(room, GUEST, name, ear);
    }

    PublishResult publish(RoomId room, Identity who, String stream, InetSocketAddress from, MediaSource source) {
        return get(rooms.publish(
                new PublishRequest(room, who, stream, "test", from, Audience.EVERYONE), source, HERE_AND_NOW));
    }

    PublicationFeed live(RoomId room, Identity who, String stream, MediaSource source) {
        return ((PublishResult.Published) publish(room, who, stream, HERE, source)).feed();
    }

    WatchResult watch(RoomId room, Identity who, String stream) {
        return get(rooms.watch(new WatchRequest(room, who, "", stream, 0), HERE_AND_NOW));
    }

    /**
     * Waits until everything posted to the rooms' thread so far is done, with what that posted and what that posted in
     * turn: each round waits for one link of such chains. A revocation is the longest one: itself, one link for each of
     * the two grants asked for, the news of the change.
     */
    void settle() {
        for (int link = 0; link < LONGEST_CHAIN; link++) {
            get(city.thread().ask(() -> CompletableFuture.completedFuture(true), false, HERE_AND_NOW));
        }
    }

    static <T> T get(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    @SuppressWarnings("unchecked")
    static <T> T annotation(Class<T> type, Map<String, Object> values) {
        return (T) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            Object value = values.get(method.getName());
            return value == null ? method.getDefaultValue() : value;
        });
    }

    private static InetSocketAddress elsewhere() {
        try {
            return new InetSocketAddress(InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 7}), 40_000);
        } catch (java.net.UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Override
    public void close() {
        building.deactivate();
        city.deactivate();
    }

    static Set<String> names(List<Member> members) {
        Set<String> names = new HashSet<>();
        members.forEach(m -> names.add(m.displayName()));
        return names;
    }
}
