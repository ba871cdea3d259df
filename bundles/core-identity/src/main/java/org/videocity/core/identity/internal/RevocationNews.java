package org.videocity.core.identity.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Grant;
import org.videocity.api.identity.GrantListener;

/** Tells whoever listens that a right was taken back or has expired. Thread: safe from any. */
@Component(service = RevocationNews.class, immediate = true)
public final class RevocationNews {
    private static final Logger LOG = LoggerFactory.getLogger(RevocationNews.class);

    private final KeyRing ring;
    private final List<GrantListener> listeners = new CopyOnWriteArrayList<>();

    /** Made by the component runtime. */
    @Activate
    public RevocationNews(@Reference KeyRing ring) {
        this.ring = ring;
        ring.onRevoked(this::tell);
    }

    /** Tells nobody any more. */
    @Deactivate
    public void deactivate() {
        ring.onRevoked(grant -> {});
    }

    /** Takes a listener. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addListener(GrantListener listener) {
        listeners.add(listener);
    }

    /** Forgets a listener. */
    public void removeListener(GrantListener listener) {
        listeners.remove(listener);
    }

    /** Tells that people who cannot be listed have lost rights in a room. */
    void narrowed(RoomId room) {
        tell(listener -> listener.onNarrowed(room));
    }

    /** Tells of one. */
    void tell(Grant grant) {
        tell(listener -> listener.onRevoked(grant));
    }

    private void tell(Consumer<GrantListener> what) {
        for (GrantListener listener : listeners) {
            try {
                what.accept(listener);
            } catch (RuntimeException failed) {
                LOG.warn(
                        "{} failed when told of a revocation",
                        listener.getClass().getName(),
                        failed);
            }
        }
    }
}
