package org.videocity.core.identity.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.identity.SessionListener;
import org.videocity.api.identity.SessionsEnded;

/** Tells whoever holds connections that people were signed out. Thread: safe from any. */
@Component(service = SessionNews.class, immediate = true)
public final class SessionNews {
    private static final Logger LOG = LoggerFactory.getLogger(SessionNews.class);

    private final List<SessionListener> listeners = new CopyOnWriteArrayList<>();

    /** Made by the component runtime. */
    @Activate
    public SessionNews() {}

    /** Takes a listener. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addListener(SessionListener listener) {
        listeners.add(listener);
    }

    /** Forgets a listener. */
    public void removeListener(SessionListener listener) {
        listeners.remove(listener);
    }

    /** Tells of ended sessions. */
    void tell(SessionsEnded ended) {
        for (SessionListener listener : listeners) {
            try {
                listener.onEnded(ended);
            } catch (RuntimeException failed) {
                LOG.warn(
                        "{} failed when told who was signed out",
                        listener.getClass().getName(),
                        failed);
            }
        }
    }
}
