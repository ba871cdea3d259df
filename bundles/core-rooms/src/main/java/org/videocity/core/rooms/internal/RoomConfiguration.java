package org.videocity.core.rooms.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** One room, as a factory configuration {@code org.videocity.room}. */
@ObjectClassDefinition(name = "VideoCity room", description = "A room of the city; applies at once.")
public @interface RoomConfiguration {
    @AttributeDefinition(name = "Owner", description = "The home it belongs to, user@domain.")
    String owner();

    @AttributeDefinition(name = "Name", description = "Its name below the home; empty for the home itself.")
    String name() default "";

    @AttributeDefinition(name = "City", description = "Host name of the city (virtual host).")
    String city() default "localhost";

    @AttributeDefinition(name = "Title", description = "Its name for people; empty to use the name.")
    String title() default "";

    @AttributeDefinition(name = "Description", description = "A sentence or a few keywords.")
    String description() default "";

    @AttributeDefinition(
            name = "Keywords",
            description = "What it is about, for the search and its visiting card: words with ; or , between them.")
    String[] keywords() default {};

    @AttributeDefinition(name = "Public", description = "Anyone may enter and watch; otherwise a key is needed.")
    boolean isPublic() default true;

    @AttributeDefinition(
            name = "Guests may publish",
            description = "LOOPBACK, EVERYWHERE or NEVER; empty for the city's default.")
    String guestsMayPublish() default "";

    @AttributeDefinition(name = "Features off", description = "Names of features that stay away from this room.")
    String[] featuresOff() default {};

    @AttributeDefinition(
            name = "May be shown in frames",
            description = "Pages of others may show the room in a frame; only where it is public.")
    boolean mayEmbed() default false;
}
