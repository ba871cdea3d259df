package org.videocity.store.jdbc.internal;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/**
 * The configurations that belong into a backup: rooms, stream keys and cities, whether an operator made them in the console
 * or in files. Putting them back leaves files alone: a room or city that stands in one is as the file says.
 */
final class Configurations {
    private static final String FACTORY = "service.factoryPid";
    private static final String FILE_NAME = "felix.fileinstall.filename";
    private static final List<String> NOT_OURS = List.of("service.", "felix.", "org.apache.");
    private static final String ITEM = "|";

    /** What tells one configuration of a factory from another. */
    private static final Map<String, List<String>> IDENTITY = Map.of(
            "org.videocity.room",
            List.of("city", "owner", "name"),
            "org.videocity.key",
            List.of("id"),
            "org.videocity.city",
            List.of("name"));

    private final ConfigurationAdmin admin;

    Configurations(ConfigurationAdmin admin) {
        this.admin = admin;
    }

    /** Returns all of them as texts that {@link #restore} reads. */
    List<String> all() throws IOException {
        List<String> texts = new ArrayList<>();
        for (String factory : IDENTITY.keySet()) {
            for (Configuration one : ofFactory(factory)) {
                Dictionary<String, Object> properties = one.getProperties();
                if (properties != null) {
                    texts.add(text(factory, properties));
                }
            }
        }
        return texts;
    }

    private List<Configuration> ofFactory(String factory) throws IOException {
        try {
            Configuration[] found = admin.listConfigurations("(" + FACTORY + "=" + factory + ")");
            return found == null ? List.of() : List.of(found);
        } catch (InvalidSyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Each value has its kind in front of its name; the items of a list are numbered. */
    private static String text(String factory, Dictionary<String, Object> properties) throws IOException {
        Properties text = new Properties();
        text.setProperty(FACTORY, factory);
        for (String name : Collections.list(properties.keys())) {
            if (NOT_OURS.stream().anyMatch(name::startsWith)) {
                continue;
            }
            Object value = properties.get(name);
            if (value instanceof Object[] || value instanceof Collection<?>) {
                List<?> items =
                        value instanceof Object[] array ? Arrays.asList(array) : List.copyOf((Collection<?>) value);
                text.setProperty("list:" + name, String.valueOf(items.size()));
                for (int i = 0; i < items.size(); i++) {
                    text.setProperty(ITEM + name + ITEM + i, String.valueOf(items.get(i)));
                }
            } else {
                text.setProperty((value instanceof Boolean ? "truth:" : "text:") + name, String.valueOf(value));
            }
        }
        StringWriter out = new StringWriter();
        text.store(out, null);
        // without the time of writing, in one order: equal configurations have equal texts
        return out.toString()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private static Dictionary<String, Object> properties(Properties text) {
        Dictionary<String, Object> properties = new Hashtable<>();
        for (String key : text.stringPropertyNames()) {
            String value = text.getProperty(key);
            int colon = key.indexOf(':');
            String name = key.substring(colon + 1);
            if (key.startsWith("text:")) {
                properties.put(name, value);
            } else if (key.startsWith("truth:")) {
                properties.put(name, Boolean.valueOf(value));
            } else if (key.startsWith("list:")) {
                String[] items = new String[Integer.parseInt(value)];
                for (int i = 0; i < items.length; i++) {
                    items[i] = text.getProperty(ITEM + name + ITEM + i, "");
                }
                properties.put(name, items);
            }
        }
        return properties;
    }

    /** Makes what is there equal to what a backup holds. May be done twice. */
    void restore(List<String> texts) throws IOException {
        Map<String, Map<String, Dictionary<String, Object>>> wanted = new HashMap<>();
        for (String written : texts) {
            Properties text = new Properties();
            text.load(new StringReader(written));
            String factory = text.getProperty(FACTORY, "");
            if (IDENTITY.containsKey(factory)) {
                Dictionary<String, Object> properties = properties(text);
                wanted.computeIfAbsent(factory, f -> new HashMap<>())
                        .putIfAbsent(identity(factory, properties), properties);
            }
        }
        for (String factory : IDENTITY.keySet()) {
            restore(factory, wanted.getOrDefault(factory, Map.of()));
        }
    }

    private void restore(String factory, Map<String, Dictionary<String, Object>> wanted) throws IOException {
        Set<String> there = new HashSet<>();
        for (Configuration one : ofFactory(factory)) {
            Dictionary<String, Object> properties = one.getProperties();
            if (properties == null) {
                continue;
            }
            String identity = identity(factory, properties);
            boolean first = there.add(identity);
            if (properties.get(FILE_NAME) != null) {
                continue;
            }
            Dictionary<String, Object> then = wanted.get(identity);
            if (then == null || !first) {
                one.delete();
            } else if (!text(factory, properties).equals(text(factory, then))) {
                one.update(then);
            }
        }
        for (Map.Entry<String, Dictionary<String, Object>> missing : wanted.entrySet()) {
            if (!there.contains(missing.getKey())) {
                admin.createFactoryConfiguration(factory, "?").update(missing.getValue());
            }
        }
    }

    private static String identity(String factory, Dictionary<String, Object> properties) {
        StringBuilder identity = new StringBuilder();
        for (String part : IDENTITY.getOrDefault(factory, List.of())) {
            @Nullable Object value = properties.get(part);
            boolean isCity =
                    part.equals("city") && (value == null || value.toString().isBlank());
            identity.append(
                            isCity
                                    ? "localhost"
                                    : value == null ? "" : value.toString().strip())
                    .append('\n');
        }
        return identity.toString();
    }
}
