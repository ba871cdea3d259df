package org.videocity.core.identity.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.Designate;

/** The configuration in force; changed values are taken without anything being made anew. Thread: safe from any. */
@Component(service = IdentitySettings.class, immediate = true, configurationPid = "org.videocity.core.identity")
@Designate(ocd = IdentityConfiguration.class)
public final class IdentitySettings {
    private volatile IdentityConfiguration configuration;

    /** Made by the component runtime. */
    @Activate
    public IdentitySettings(IdentityConfiguration configuration) {
        this.configuration = configuration;
    }

    /** Takes changed values. */
    @Modified
    public void modified(IdentityConfiguration changed) {
        configuration = changed;
    }

    IdentityConfiguration now() {
        return configuration;
    }
}
