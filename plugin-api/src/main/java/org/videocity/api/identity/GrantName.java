package org.videocity.api.identity;

/**
 * Names something one may do in a room. Names are open and namespaced.
 *
 * @param name for example {@code videocity:publish}
 */
public record GrantName(String name) {
    public static final GrantName ENTER = new GrantName("videocity:enter");
    public static final GrantName PUBLISH = new GrantName("videocity:publish");
    public static final GrantName WATCH = new GrantName("videocity:watch");
    /** To change what a room is, and to keep order in it. */
    public static final GrantName MODERATE = new GrantName("videocity:moderate");

    public GrantName {
        if (name.indexOf(':') < 1) {
            throw new IllegalArgumentException("A grant's name has a namespace, as in videocity:publish: " + name);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
