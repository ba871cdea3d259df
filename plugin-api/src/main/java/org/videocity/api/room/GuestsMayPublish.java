package org.videocity.api.room;

/** From where people who prove nothing may publish in a public room. */
public enum GuestsMayPublish {
    /** From this machine only. */
    LOOPBACK,
    EVERYWHERE,
    NEVER
}
