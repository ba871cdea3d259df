package org.videocity.core.identity.internal;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.store.Resident;
import org.videocity.api.store.StoreResult;

/**
 * Knows for which certificate letters to somebody are sealed: that of the login card they got last. It is kept when a card is
 * issued; those issued before it was kept are learned when they sign in.
 */
@Component(service = SealKeys.class, immediate = true)
public final class SealKeys {
    private static final Logger LOG = LoggerFactory.getLogger(SealKeys.class);

    private final CardLinks links;
    private final Clock clock;

    /** Made by the component runtime. */
    @Activate
    public SealKeys(@Reference CardLinks links, @Reference SessionDesk sessions) {
        this.links = links;
        this.clock = sessions.clock();
    }

    /**
     * Keeps the certificate of a card that is known to hold.
     *
     * @return completed, and never exceptionally, when letters are sealed for it, or that could not be done now
     */
    CompletionStage<Void> keep(String city, String serial, ByteBuffer certificate) {
        return links.certificates()
                .map(store -> store.keep(city, serial, certificate, Runnable::run))
                .orElseGet(() -> Steps.done(true))
                .handle((kept, failed) -> {
                    if (failed != null || kept.obstacle().isPresent()) {
                        LOG.warn("The certificate of card {} is not kept; letters are not sealed for it yet", serial);
                    }
                    return null;
                });
    }

    /** Finds what letters to somebody are sealed for; absent where they have no card. */
    CompletionStage<StoreResult<Optional<ByteBuffer>>> of(Resident owner) {
        return links.certificates()
                .map(store -> store.newest(owner.id(), clock.instant(), Runnable::run))
                .orElseGet(() -> Steps.done(Optional.empty()));
    }
}
