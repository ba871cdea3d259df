package org.videocity.core.identity.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.RoomId;
import org.videocity.api.identity.GrantName;
import org.videocity.api.identity.StreamKey;

/** One key's configuration. It holds no state of the key, so being made anew is harmless. */
@Component(
        service = {},
        immediate = true,
        configurationPid = KeyEntry.FACTORY_PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = KeyConfiguration.class, factory = true)
public final class KeyEntry {
    static final String FACTORY_PID = "org.videocity.key";
    private static final Logger LOG = LoggerFactory.getLogger(KeyEntry.class);

    private final KeyRing ring;
    private final String pid;

    /** Made by the component runtime, one per configuration. */
    @Activate
    public KeyEntry(
            @Reference KeyRing ring,
            @Reference KeysExpected expected,
            KeyConfiguration configuration,
            Map<String, Object> properties) {
        this.ring = ring;
        this.pid = String.valueOf(Objects.requireNonNull(properties.get("service.pid"), "service.pid"));
        define(configuration);
        expected.arrived(pid);
    }

    /** Takes changed values. */
    @Modified
    public void modified(KeyConfiguration configuration) {
        define(configuration);
    }

    /** Says that the configuration went, or that all of this is being updated. */
    @Deactivate
    public void deactivate() {
        ring.undefine(pid);
    }

    private void define(KeyConfiguration configuration) {
        try {
            ring.define(pid, read(configuration));
        } catch (IllegalArgumentException | DateTimeException wrong) {
            LOG.warn("Configuration {} describes no stream key and counts for nothing: {}", pid, wrong.getMessage());
            ring.undefine(pid);
        }
    }

    private static StoredKey read(KeyConfiguration from) {
        String expires = text(from.expires());
        StreamKey key = new StreamKey(
                required("id", from.id()),
                new RoomId(
                        text(from.roomCity()).toLowerCase(Locale.ROOT), text(from.roomOwner()), text(from.roomName())),
                Arrays.stream(from.scopes())
                        .map(String::strip)
                        .map(GrantName::new)
                        .collect(Collectors.toSet()),
                text(from.label()),
                Instant.parse(from.issued()),
                expires.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(expires)));
        return new StoredKey(key, required("salt", from.salt()), required("hash", from.hash()));
    }

    private static String required(String what, @Nullable String value) {
        String text = text(value);
        if (text.isEmpty()) {
            throw new IllegalArgumentException("it has no " + what);
        }
        return text;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    /** Returns a key as configuration properties, the other way round. */
    static Dictionary<String, Object> properties(StoredKey stored) {
        StreamKey key = stored.key();
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put("id", key.id());
        properties.put("hash", stored.hash());
        properties.put("salt", stored.salt());
        properties.put("roomCity", key.room().city());
        properties.put("roomOwner", key.room().owner());
        properties.put("roomName", key.room().name());
        properties.put("scopes", key.scopes().stream().map(GrantName::name).toArray(String[]::new));
        properties.put("label", key.label());
        properties.put("issued", key.issued().toString());
        properties.put("expires", key.expires().map(Instant::toString).orElse(""));
        return properties;
    }
}
