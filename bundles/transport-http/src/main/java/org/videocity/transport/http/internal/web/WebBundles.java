package org.videocity.transport.http.internal.web;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;

/** Knows the started bundles that bring files for browsers along. Thread: safe from any. */
@Component(service = WebBundles.class)
public final class WebBundles implements BundleTrackerCustomizer<WebBundle> {
    private final Map<String, WebBundle> bySymbolicName = new ConcurrentHashMap<>();
    private final BundleTracker<WebBundle> tracker;

    /** Looks at all bundles there are, and at those to come. */
    @Activate
    public WebBundles(BundleContext context) {
        tracker = new BundleTracker<>(context, Bundle.ACTIVE | Bundle.STARTING, this);
        tracker.open();
    }

    @Deactivate
    void close() {
        tracker.close();
    }

    Optional<WebBundle> find(String symbolicName) {
        return Optional.ofNullable(bySymbolicName.get(symbolicName));
    }

    /** Returns the bundle whose page is the application. */
    Optional<WebBundle> shell() {
        return bySymbolicName.values().stream()
                .filter(web -> web.page().isPresent())
                .findFirst();
    }

    @Override
    public @Nullable WebBundle addingBundle(Bundle bundle, @Nullable BundleEvent event) {
        Optional<WebBundle> web = WebBundle.of(bundle);
        web.ifPresent(found -> bySymbolicName.put(bundle.getSymbolicName(), found));
        return web.orElse(null);
    }

    @Override
    public void modifiedBundle(Bundle bundle, @Nullable BundleEvent event, WebBundle web) {
        // starting, then active: the same files
    }

    @Override
    public void removedBundle(Bundle bundle, @Nullable BundleEvent event, WebBundle web) {
        bySymbolicName.remove(bundle.getSymbolicName(), web);
    }
}
