package org.videocity.web.api.internal.testcity;

import java.util.List;
import org.videocity.api.media.MediaBus;
import org.videocity.api.media.MediaSource;
import org.videocity.api.media.Publication;
import org.videocity.api.media.PublicationFeed;
import org.videocity.api.media.PublicationObserver;
import org.videocity.api.media.PublicationRequest;
import org.videocity.api.media.WireFormKey;

/** Lists publications and carries nothing. */
public record TestBus(List<Publication> publications) implements MediaBus {
    @Override
    public PublicationFeed open(PublicationRequest request, MediaSource source, PublicationObserver observer) {
        throw new AssertionError("The web API publishes nothing");
    }

    @Override
    public WireFormKey wireForm(String name) {
        throw new AssertionError("The web API carries no media");
    }
}
