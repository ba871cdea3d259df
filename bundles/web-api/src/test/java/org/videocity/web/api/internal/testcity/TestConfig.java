package org.videocity.web.api.internal.testcity;

import java.lang.annotation.Annotation;
import org.jspecify.annotations.Nullable;
import org.videocity.web.api.internal.link.WebApiConfig;

/** The configuration's defaults, with what a test changes. */
public final class TestConfig implements WebApiConfig {
    public String metricsToken = "";
    public String[] corsAllowedOrigins = {};
    public int maxSockets = 100;
    public int maxSocketsPerAddress = 2;

    @Override
    public String metricsToken() {
        return metricsToken;
    }

    @Override
    public String[] corsAllowedOrigins() {
        return corsAllowedOrigins;
    }

    @Override
    public int maxSockets() {
        return maxSockets;
    }

    @Override
    public int maxSocketsPerAddress() {
        return maxSocketsPerAddress;
    }

    @Override
    public int maxQueuedBytes() {
        return 1_000_000;
    }

    @Override
    public int maxMessagesPerSecond() {
        return 20;
    }

    @Override
    public long helloTimeoutMillis() {
        return 10_000;
    }

    @Override
    public long coreWaitMillis() {
        return 15_000;
    }

    @Override
    public long bodyStallMillis() {
        return 30_000;
    }

    @Override
    public long answerTimeoutMillis() {
        return 5_000;
    }

    @Override
    public Class<? extends Annotation> annotationType() {
        return WebApiConfig.class;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
