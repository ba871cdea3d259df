package org.videocity.api.media;

import org.osgi.annotation.versioning.ProviderType;
import org.videocity.api.Reason;

/** The room's ear on a publication. Thread: any; never blocks. */
@ProviderType
public interface PublicationObserver {
    /** Says that tracks, formats or the suspended state changed. */
    void onChanged(Publication publication);

    /** Says that it has ended for good. */
    void onEnded(Publication publication, Reason reason);
}
