package org.videocity.core.rooms.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
import org.videocity.api.room.GuestsMayPublish;
import org.videocity.api.room.RoomSettings;

/**
 * One room's configuration. It holds no state of the room: being made anew is harmless, because the city waits a moment
 * before it believes that a room has gone.
 */
@Component(
        service = {},
        immediate = true,
        configurationPid = RoomEntry.FACTORY_PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = RoomConfiguration.class, factory = true)
public final class RoomEntry {
    static final String FACTORY_PID = "org.videocity.room";
    private static final Logger LOG = LoggerFactory.getLogger(RoomEntry.class);
    private static final int MAX_KEYWORDS = 20;
    private static final int MAX_KEYWORD_CHARS = 40;

    private final City city;
    private final String pid;

    /** Made by the component runtime, one per configuration. */
    @Activate
    public RoomEntry(@Reference City city, RoomConfiguration configuration, Map<String, Object> properties) {
        this.city = city;
        this.pid = pidOf(properties);
        define(configuration);
    }

    /** Takes changed values; who is in the room stays. */
    @Modified
    public void modified(RoomConfiguration configuration) {
        define(configuration);
    }

    /** Says that the configuration went, or that all of this is being updated. */
    @Deactivate
    public void deactivate() {
        city.undefine(pid);
    }

    private void define(RoomConfiguration configuration) {
        try {
            city.define(pid, settings(configuration));
        } catch (IllegalArgumentException wrong) {
            LOG.warn("Configuration {} describes no room: {}", pid, wrong.getMessage());
        }
    }

    /** A later configuration of the same component has a list of pids: the last one is the room's own. */
    private static String pidOf(Map<String, Object> properties) {
        Object value = Objects.requireNonNull(properties.get("service.pid"), "service.pid");
        if (value instanceof Iterable<?> many) {
            String last = "";
            for (Object one : many) {
                last = String.valueOf(one);
            }
            return last;
        }
        return value instanceof String[] many ? many[many.length - 1] : String.valueOf(value);
    }

    static RoomSettings settings(RoomConfiguration configuration) {
        String owner = configuration.owner() == null ? "" : configuration.owner();
        return new RoomSettings(
                new RoomId(configuration.city().toLowerCase(Locale.ROOT), owner, configuration.name()),
                configuration.title().strip(),
                configuration.description().strip(),
                configuration.isPublic(),
                policy(configuration.guestsMayPublish()),
                Set.of(configuration.featuresOff()),
                configuration.mayEmbed(),
                keywords(configuration.keywords()));
    }

    /** The same as residents may have. */
    private static List<String> keywords(String[] written) {
        List<String> words = Arrays.stream(written)
                .flatMap(line -> Arrays.stream(line.split("[;,]")))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
        if (words.size() > MAX_KEYWORDS || words.stream().anyMatch(word -> word.length() > MAX_KEYWORD_CHARS)) {
            throw new IllegalArgumentException(
                    "keywords are at most " + MAX_KEYWORDS + " of at most " + MAX_KEYWORD_CHARS + " characters");
        }
        return words;
    }

    private static Optional<GuestsMayPublish> policy(String word) {
        if (word.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(GuestsMayPublish.valueOf(word.strip().toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(
                    "guestsMayPublish = '" + word + "' is none of LOOPBACK, EVERYWHERE, NEVER", unknown);
        }
    }
}
