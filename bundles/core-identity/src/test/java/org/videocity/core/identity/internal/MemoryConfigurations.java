package org.videocity.core.identity.internal;

import java.lang.reflect.Proxy;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** Configuration Admin in memory, as far as keys use it: factory configurations that are made, read and deleted. */
final class MemoryConfigurations {
    final Map<String, Dictionary<String, Object>> stored = new ConcurrentHashMap<>();
    private int next;

    ConfigurationAdmin admin() {
        return proxy(ConfigurationAdmin.class, (method, args) -> switch (method) {
            case "createFactoryConfiguration" -> configuration(args[0] + "~" + next++);
            case "getConfiguration" -> configuration((String) args[0]);
            default -> throw new AssertionError(method);
        });
    }

    @SuppressWarnings("unchecked")
    private Configuration configuration(String pid) {
        return proxy(Configuration.class, (method, args) -> switch (method) {
            case "getPid" -> pid;
            case "getProperties" -> stored.get(pid);
            case "update" -> stored.put(pid, new Hashtable<>((Hashtable<String, Object>) args[0]));
            case "delete" -> stored.remove(pid);
            default -> throw new AssertionError(method);
        });
    }

    private interface Answer {
        Object to(String method, Object[] args);
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            Object value = answer.to(method.getName(), args);
            return method.getReturnType() == void.class ? null : value;
        }));
    }
}
