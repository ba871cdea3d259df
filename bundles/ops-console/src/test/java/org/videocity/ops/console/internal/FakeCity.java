package org.videocity.ops.console.internal;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.city.CityAdminService;
import org.videocity.api.city.CityDirectory;
import org.videocity.api.identity.GrantName;
import org.videocity.api.identity.Identity;
import org.videocity.api.identity.StreamKey;
import org.videocity.api.identity.StreamKeyAdminService;
import org.videocity.api.resident.ResidentService;
import org.videocity.api.resident.ResidentService.SignUpPolicy;
import org.videocity.api.room.Member;
import org.videocity.api.room.RoomAdminService;
import org.videocity.api.room.RoomSettings;
import org.videocity.api.room.RoomSnapshot;
import org.videocity.api.transport.Transport;
import org.videocity.testing.api.TestCities;

/** A city of one room that writes down what it is asked to do; parts are taken away by removing them from the map. */
final class FakeCity implements RoomAdminService, StreamKeyAdminService, CityAdminService {
    static final RoomId WELCOME = RoomId.of("welcome@localhost", "");

    final Map<Class<?>, List<?>> services = new HashMap<>();
    final List<String> asked = new ArrayList<>();
    final TestCities cities = new TestCities("two.example");
    Optional<Reason> refusal = Optional.empty();

    FakeCity() {
        services.put(RoomAdminService.class, List.of(this));
        services.put(StreamKeyAdminService.class, List.of(this));
        services.put(Transport.class, List.of());
        services.put(CityDirectory.class, List.of(cities));
        services.put(CityAdminService.class, List.of(this));
        ResidentService signUps = proxy(ResidentService.class, (name, arguments) -> SignUpPolicy.OPEN);
        services.put(ResidentService.class, List.of(signUps));
    }

    BundleContext context() {
        return proxy(BundleContext.class, (name, arguments) -> switch (name) {
            case "getServiceReference" ->
                references((Class<?>) arguments[0]).stream().findFirst().orElse(null);
            case "getServiceReferences" -> references((Class<?>) arguments[0]);
            case "getService" -> ((ServiceReference<?>) arguments[0]).getProperty("it");
            default -> throw new AssertionError(name);
        });
    }

    private List<ServiceReference<?>> references(Class<?> type) {
        List<ServiceReference<?>> references = new ArrayList<>();
        for (Object service : services.getOrDefault(type, List.of())) {
            references.add(proxy(ServiceReference.class, (name, arguments) -> service));
        }
        return references;
    }

    interface Answer {
        Object to(String method, Object[] arguments);
    }

    @SuppressWarnings("unchecked")
    static <T> T proxy(Class<?> type, Answer answer) {
        return (T) Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, m, a) -> answer.to(m.getName(), a));
    }

    private CompletionStage<Optional<Reason>> note(String what) {
        asked.add(what);
        return CompletableFuture.completedFuture(refusal);
    }

    @Override
    public CompletionStage<Optional<Reason>> create(RoomSettings settings, Executor executor) {
        return note("create " + settings.id().path() + " public=" + settings.isPublic() + " guests="
                + settings.guestsMayPublish() + " title=" + settings.title());
    }

    @Override
    public CompletionStage<Optional<Reason>> create(NewCity city, Executor executor) {
        return note("city " + city.name() + " " + city.aliases() + " " + city.title() + " " + city.signUp());
    }

    @Override
    public CompletionStage<Optional<Reason>> close(RoomId room, Reason reason, Executor executor) {
        return note("close " + room.path() + " " + reason.text());
    }

    @Override
    public CompletionStage<Optional<Reason>> remove(RoomId room, Executor executor) {
        return note("remove " + room.path());
    }

    @Override
    public CompletionStage<List<RoomSnapshot>> rooms(Executor executor) {
        var ada = new Identity("guest:127.0.0.1", Identity.GUEST, "Ada", Map.of());
        var settings = new RoomSettings(WELCOME, "Welcome", "A hall", true, Optional.empty(), Set.of());
        var member = new Member("m1", ada, "Ada", "http", Instant.now());
        return CompletableFuture.completedFuture(List.of(new RoomSnapshot(settings, "s1", List.of(member), List.of())));
    }

    @Override
    public CompletionStage<Optional<Reason>> kick(RoomId room, String memberId, Reason reason, Executor executor) {
        return note("kick " + room.path() + " " + memberId);
    }

    @Override
    public CompletionStage<Optional<Reason>> endStream(RoomId room, String stream, Reason reason, Executor executor) {
        return note("end " + room.path() + " " + stream);
    }

    @Override
    public CompletionStage<Issued> issue(
            RoomId room, Set<GrantName> scopes, String label, Optional<Instant> expires, Executor executor) {
        asked.add("issue " + room.path() + " " + scopes + " " + label + " " + expires.isPresent());
        var key = new StreamKey("k1", room, scopes, label, Instant.now(), expires);
        return CompletableFuture.completedFuture(new Issued(key, "s3cret"));
    }

    @Override
    public CompletionStage<Boolean> revoke(String keyId, Executor executor) {
        return CompletableFuture.completedFuture(keyId.equals("k1"));
    }

    @Override
    public CompletionStage<List<StreamKey>> keys(Executor executor) {
        var key = new StreamKey("k1", WELCOME, Set.of(GrantName.WATCH), "obs", Instant.now(), Optional.empty());
        Instant then = Instant.parse("2020-01-01T00:00:00Z");
        var old = new StreamKey("k0", WELCOME, Set.of(GrantName.WATCH), "old", Instant.EPOCH, Optional.of(then));
        return CompletableFuture.completedFuture(List.of(key, old));
    }
}
