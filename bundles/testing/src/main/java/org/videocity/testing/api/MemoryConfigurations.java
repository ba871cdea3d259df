package org.videocity.testing.api;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/**
 * Configuration Admin in memory: factory configurations that are made, read, changed and deleted. Anything else fails
 * the test. Thread: any.
 */
public final class MemoryConfigurations {
    private final Map<String, Dictionary<String, Object>> stored = new ConcurrentHashMap<>();
    private final AtomicInteger next = new AtomicInteger();

    /** Returns what is stored, by PID; tests may put and change entries as an operator's file would. */
    public Map<String, Dictionary<String, Object>> stored() {
        return stored;
    }

    /** Returns the service. */
    public ConfigurationAdmin admin() {
        return Stand.in(ConfigurationAdmin.class, (method, arguments) -> switch (method) {
            case "createFactoryConfiguration" -> configuration(arguments[0] + "~" + next.getAndIncrement());
            case "getConfiguration" -> configuration((String) arguments[0]);
            case "listConfigurations" -> ofFactory((String) arguments[0]);
            default -> throw new AssertionError(method);
        });
    }

    /** Understands the filter for all configurations of one factory, which is what bundles ask for. */
    private Configuration[] ofFactory(String filter) {
        String factory = filter.replaceFirst("^\\(service\\.factoryPid=(.*)\\)$", "$1") + "~";
        return stored.keySet().stream()
                .filter(pid -> pid.startsWith(factory))
                .sorted()
                .map(this::configuration)
                .toArray(Configuration[]::new);
    }

    @SuppressWarnings("unchecked")
    private Configuration configuration(String pid) {
        return Stand.in(Configuration.class, (method, arguments) -> switch (method) {
            case "getPid" -> pid;
            case "getProperties" -> stored.get(pid);
            case "update" -> stored.put(pid, new Hashtable<>((Hashtable<String, Object>) arguments[0]));
            case "delete" -> stored.remove(pid);
            default -> throw new AssertionError(method);
        });
    }
}
