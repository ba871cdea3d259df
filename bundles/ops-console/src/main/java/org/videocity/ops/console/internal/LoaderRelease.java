package org.videocity.ops.console.internal;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.runtime.ObjectMethods;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the class loader of a replaced bundle go. The JDK links {@code equals} and {@code hashCode} of records through
 * two handles of {@link ObjectMethods} that each remember the last type they were adapted to; when that was a type of a
 * bundle since updated, its whole class loader stays. Linking a record of a JDK type makes them forget it.
 */
@Component(service = LoaderRelease.class, immediate = true)
public final class LoaderRelease implements BundleListener {
    private static final Logger LOG = LoggerFactory.getLogger(LoaderRelease.class);

    /** The record linked instead; nobody makes one. */
    private record Plain(String text) {}

    private final BundleContext context;

    /** Made by the component runtime. */
    @Activate
    public LoaderRelease(BundleContext context) {
        this.context = context;
        context.addBundleListener(this);
    }

    /** Stops listening. */
    @Deactivate
    public void deactivate() {
        context.removeBundleListener(this);
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        if ((event.getType() & (BundleEvent.UPDATED | BundleEvent.UNINSTALLED | BundleEvent.UNRESOLVED)) != 0) {
            forget();
        }
    }

    private static void forget() {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            MethodHandle text = lookup.findVirtual(Plain.class, "text", MethodType.methodType(String.class));
            link(lookup, "equals", MethodType.methodType(boolean.class, Plain.class, Object.class), text);
            link(lookup, "hashCode", MethodType.methodType(int.class, Plain.class), text);
        } catch (Throwable unexpected) {
            LOG.warn("The class loader of a replaced bundle may stay in memory", unexpected);
        }
    }

    private static void link(MethodHandles.Lookup lookup, String method, MethodType type, MethodHandle getter)
            throws Throwable {
        // with a method handle's type instead of a call site's, the bootstrap method only links
        ObjectMethods.bootstrap(lookup, method, type, Plain.class, "text", getter);
    }
}
