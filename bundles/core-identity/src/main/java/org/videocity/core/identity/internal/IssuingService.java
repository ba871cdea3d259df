package org.videocity.core.identity.internal;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Grant;
import org.videocity.api.identity.GrantName;
import org.videocity.api.identity.StreamKey;
import org.videocity.api.identity.StreamKeyAdminService;

/**
 * Issues and revokes stream keys. Each is a factory configuration {@code org.videocity.key}, so it outlives restarts and
 * updates; the secret itself is shown once and kept nowhere.
 */
@Component(
        service = {StreamKeyAdminService.class, IssuingService.class},
        immediate = true)
public final class IssuingService implements StreamKeyAdminService {
    private static final int MAX_LABEL_CHARS = 128;

    private final KeyRing ring;
    private final IdentitySettings settings;
    private final ConfigurationAdmin admin;
    private final SecureRandom random = new SecureRandom();
    private final IdentityThread writer = new IdentityThread("videocity-keys-configurations");

    /** Made by the component runtime. */
    @Activate
    public IssuingService(
            @Reference KeyRing ring, @Reference IdentitySettings settings, @Reference ConfigurationAdmin admin) {
        this.ring = ring;
        this.settings = settings;
        this.admin = admin;
    }

    /** Lets what was begun end. */
    @Deactivate
    public void deactivate() {
        writer.close();
    }

    @Override
    public CompletionStage<Issued> issue(
            RoomId room, Set<GrantName> scopes, String label, Optional<Instant> expires, Executor executor) {
        return Answers.of(
                writer.run(() -> {
                    check(scopes, expires);
                    KeySecret secret = KeySecret.random(random);
                    String salt = KeySecret.newSalt(random);
                    Instant now = ring.clock().instant().truncatedTo(ChronoUnit.SECONDS);
                    StreamKey key = new StreamKey(secret.id(), room, scopes, printable(label), now, expires);
                    StoredKey stored = new StoredKey(key, salt, secret.hash(salt));
                    Configuration configuration = admin.createFactoryConfiguration(KeyEntry.FACTORY_PID, "?");
                    configuration.update(KeyEntry.properties(stored));
                    ring.define(configuration.getPid(), stored);
                    return new Issued(key, secret.shown());
                }),
                executor);
    }

    private void check(Set<GrantName> scopes, Optional<Instant> expires) {
        Instant now = ring.clock().instant();
        if (scopes.isEmpty()) {
            throw new IllegalArgumentException("A key needs a scope: videocity:publish, videocity:watch");
        }
        if (expires.isPresent() && !expires.get().isAfter(now)) {
            throw new IllegalArgumentException("A key that has expired already is of no use: " + expires.get());
        }
        if (ring.keys().stream().filter(key -> !key.isExpired(now)).count()
                >= settings.now().maxKeys()) {
            throw new IllegalArgumentException("There are as many keys as maxKeys allows; revoke some");
        }
    }

    private static String printable(String label) {
        String bare = label.replaceAll("\\p{Cntrl}", " ").strip();
        return bare.length() > MAX_LABEL_CHARS ? bare.substring(0, MAX_LABEL_CHARS) : bare;
    }

    @Override
    public CompletionStage<Boolean> revoke(String keyId, Executor executor) {
        return Answers.of(
                writer.run(() -> {
                    Optional<String> pid = ring.pidOf(keyId);
                    if (pid.isPresent()) {
                        ring.revoke(pid.get());
                        admin.getConfiguration(pid.get(), "?").delete();
                    }
                    return pid.isPresent();
                }),
                executor);
    }

    /** Makes the keys of a room good for it under its new name. */
    CompletionStage<Integer> rename(RoomId from, RoomId to) {
        return writer.run(() -> {
            int moved = 0;
            for (StoredKey key : keysOf(from::equals)) {
                StreamKey old = key.key();
                StreamKey now = new StreamKey(old.id(), to, old.scopes(), old.label(), old.issued(), old.expires());
                StoredKey stored = new StoredKey(now, key.salt(), key.hash());
                Optional<String> pid = ring.pidOf(old.id());
                if (pid.isPresent()) {
                    admin.getConfiguration(pid.get(), "?").update(KeyEntry.properties(stored));
                    ring.define(pid.get(), stored);
                    moved++;
                }
            }
            return moved;
        });
    }

    /** Lists what the keys of a room grant. */
    List<Grant> grantsIn(RoomId room) {
        return keysOf(room::equals).stream()
                .flatMap(key -> key.grants().stream())
                .toList();
    }

    /** Takes back all keys of a home. */
    CompletionStage<Integer> drop(String city, String owner) {
        return drop(room -> room.city().equals(city) && room.owner().equals(owner));
    }

    /** Takes back all keys of a room. */
    CompletionStage<Integer> drop(RoomId room) {
        return drop(room::equals);
    }

    private CompletionStage<Integer> drop(Predicate<RoomId> which) {
        return writer.run(() -> {
            int dropped = 0;
            for (StoredKey key : keysOf(which)) {
                Optional<String> pid = ring.pidOf(key.key().id());
                if (pid.isPresent()) {
                    ring.revoke(pid.get());
                    admin.getConfiguration(pid.get(), "?").delete();
                    dropped++;
                }
            }
            return dropped;
        });
    }

    private List<StoredKey> keysOf(Predicate<RoomId> which) {
        return ring.keys().stream().filter(key -> which.test(key.key().room())).toList();
    }

    @Override
    public CompletionStage<List<StreamKey>> keys(Executor executor) {
        return Answers.now(ring.keys().stream().map(StoredKey::key).toList(), executor);
    }
}
