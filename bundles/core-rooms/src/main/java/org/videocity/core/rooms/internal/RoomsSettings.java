package org.videocity.core.rooms.internal;

import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.room.GuestsMayPublish;

/**
 * The configuration in force. A component of its own with a modified method, so that a changed value reaches the open
 * rooms instead of closing them. Thread: safe from any.
 */
@Component(service = RoomsSettings.class, immediate = true, configurationPid = "org.videocity.core.rooms")
@Designate(ocd = RoomsConfiguration.class)
public final class RoomsSettings {
    private static final Logger LOG = LoggerFactory.getLogger(RoomsSettings.class);

    private volatile RoomsConfiguration configuration;
    private volatile GuestsMayPublish guestsMayPublish;
    private volatile Runnable listener = () -> {};

    /** Made by the component runtime. */
    @Activate
    public RoomsSettings(RoomsConfiguration configuration) {
        this.configuration = configuration;
        this.guestsMayPublish = policy(configuration.guestsMayPublish());
    }

    /** Takes changed values. */
    @Modified
    public void modified(RoomsConfiguration changed) {
        configuration = changed;
        guestsMayPublish = policy(changed.guestsMayPublish());
        listener.run();
    }

    /** Says whom to call after a change, on the thread that brings it. */
    void onChange(Runnable changed) {
        listener = changed;
    }

    RoomsConfiguration now() {
        return configuration;
    }

    GuestsMayPublish guestsMayPublish() {
        return guestsMayPublish;
    }

    /** A word nobody knows must not open the city: it counts as the strictest. */
    private static GuestsMayPublish policy(String word) {
        try {
            return GuestsMayPublish.valueOf(word.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            LOG.warn(
                    "guestsMayPublish = '{}' in org.videocity.core.rooms is none of LOOPBACK, EVERYWHERE, NEVER;"
                            + " guests may not publish until it is",
                    word);
            return GuestsMayPublish.NEVER;
        }
    }
}
