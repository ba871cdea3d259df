package org.videocity.api.media;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Carries frames from sources to sinks. Rooms open publications on it; transports get theirs from the room and use the
 * bus itself for wire forms only.
 *
 * <p>Thread: safe from any, never blocks.
 */
@ProviderType
public interface MediaBus {
    /**
     * Opens a publication, or takes an existing one of that room and name over: its earlier source is told
     * {@code taken-over}, its sinks stay, and its timeline goes on.
     */
    PublicationFeed open(PublicationRequest request, MediaSource source, PublicationObserver observer);

    /** Returns the publications of all rooms at this moment. */
    List<Publication> publications();

    /** Makes a key for wire bytes kept with frames; the bundle closes it when it stops. */
    WireFormKey wireForm(String name);
}
