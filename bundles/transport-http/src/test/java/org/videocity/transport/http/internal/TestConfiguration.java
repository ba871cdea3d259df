package org.videocity.transport.http.internal;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

/** The configuration's defaults with some settings changed. */
public final class TestConfiguration {
    private TestConfiguration() {}

    public static HttpConfiguration of(Object... changes) {
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < changes.length; i += 2) {
            values.put((String) changes[i], changes[i + 1]);
        }
        return (HttpConfiguration) Proxy.newProxyInstance(
                TestConfiguration.class.getClassLoader(),
                new Class<?>[] {HttpConfiguration.class},
                (proxy, method, arguments) -> values.getOrDefault(method.getName(), method.getDefaultValue()));
    }
}
