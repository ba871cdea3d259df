package org.videocity.transport.rtmp.internal;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

/** The configuration's defaults with some settings changed, on a free port and without draining. */
final class TestConfig {
    private TestConfig() {}

    static RtmpConfig of(Object... changes) {
        Map<String, Object> values = new HashMap<>();
        values.put("port", 0);
        values.put("drainMillis", 0);
        for (int i = 0; i < changes.length; i += 2) {
            values.put((String) changes[i], changes[i + 1]);
        }
        return (RtmpConfig) Proxy.newProxyInstance(
                TestConfig.class.getClassLoader(), new Class<?>[] {RtmpConfig.class}, (proxy, method, arguments) -> {
                    Object changed = values.get(method.getName());
                    return changed == null ? method.getDefaultValue() : changed;
                });
    }
}
