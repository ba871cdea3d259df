package org.videocity.core.identity.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What an operator sets for signing in. */
@ObjectClassDefinition(name = "VideoCity identity", description = "Applies at once; nobody is signed out by it.")
public @interface IdentityConfiguration {
    @AttributeDefinition(
            name = "Wrong keys per address and minute",
            description = "From then on, wrong keys from that address are refused unread for the rest of the minute.")
    int wrongKeysPerMinute() default 30;

    @AttributeDefinition(name = "Most stream keys")
    int maxKeys() default 10_000;
}
