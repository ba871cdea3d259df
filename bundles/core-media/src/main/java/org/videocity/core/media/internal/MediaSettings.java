package org.videocity.core.media.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.Designate;

/**
 * The configuration in force. A component of its own with a modified method, so that a changed value reaches a running
 * bus instead of restarting it with everything that is live.
 */
@Component(service = MediaSettings.class, immediate = true, configurationPid = "org.videocity.core.media")
@Designate(ocd = MediaConfiguration.class)
public final class MediaSettings implements BusLimits {
    private volatile MediaConfiguration configuration;

    /** Made by the component runtime. */
    @Activate
    public MediaSettings(MediaConfiguration configuration) {
        this.configuration = configuration;
    }

    /** Takes changed values. */
    @Modified
    public void modified(MediaConfiguration changed) {
        configuration = changed;
    }

    @Override
    public long resumeMillis() {
        return Math.max(0, configuration.resumeMillis());
    }

    @Override
    public long gopCacheMaxBytes() {
        return Math.max(0, configuration.gopCacheMaxBytes());
    }

    @Override
    public long audioCacheMillis() {
        return Math.max(0, configuration.audioCacheMillis());
    }

    @Override
    public long floorBitsPerSecond() {
        return Math.max(0, configuration.floorBitsPerSecond());
    }

    @Override
    public long converterMaxDelayMillis() {
        return Math.max(0, configuration.converterMaxDelayMillis());
    }
}
