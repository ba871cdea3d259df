package org.videocity.core.identity.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** One stream key, as a factory configuration {@code org.videocity.key}; written when a key is issued. */
@ObjectClassDefinition(name = "VideoCity stream key", description = "Deleting it revokes the key.")
public @interface KeyConfiguration {
    @AttributeDefinition(name = "Id", description = "The part before the dot of what was issued.")
    String id();

    @AttributeDefinition(name = "Hash", description = "SHA-256 of salt and secret as hex digits.")
    String hash();

    @AttributeDefinition(name = "Salt", description = "Hex digits.")
    String salt();

    @AttributeDefinition(name = "City of the room")
    String roomCity() default "localhost";

    @AttributeDefinition(name = "Owner of the room")
    String roomOwner();

    @AttributeDefinition(name = "Name of the room", description = "Empty for the owner's home.")
    String roomName() default "";

    @AttributeDefinition(name = "Scopes", description = "Names of grants, as in videocity:publish.")
    String[] scopes() default {};

    @AttributeDefinition(name = "Label", description = "What the operator calls it.")
    String label() default "";

    @AttributeDefinition(name = "Issued", description = "ISO 8601.")
    String issued() default "1970-01-01T00:00:00Z";

    @AttributeDefinition(name = "Expires", description = "ISO 8601; empty for never.")
    String expires() default "";
}
