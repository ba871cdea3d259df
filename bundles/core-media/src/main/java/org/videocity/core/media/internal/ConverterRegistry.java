package org.videocity.core.media.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.media.Codec;
import org.videocity.api.media.MediaConverterFactory;
import org.videocity.api.media.MediaConverterFactory.Conversion;
import org.videocity.api.media.PayloadForm;
import org.videocity.api.media.SubscriptionRequest;
import org.videocity.api.media.TrackFormat;

/** The converter factories installed now. Thread: safe from any. */
@Component(service = ConverterRegistry.class, immediate = true)
public final class ConverterRegistry {
    private static final Logger LOG = LoggerFactory.getLogger(ConverterRegistry.class);

    private final List<MediaConverterFactory> factories = new CopyOnWriteArrayList<>();
    private volatile Runnable onChange = () -> {};

    /** Which factory converts a track, and how. */
    record Choice(MediaConverterFactory factory, Conversion step) {}

    /** Made by the component runtime. */
    @Activate
    public ConverterRegistry() {}

    /** Takes a factory that was installed. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addFactory(MediaConverterFactory factory) {
        factories.add(factory);
        onChange.run();
    }

    /** Forgets a factory; its converters are closed. */
    public void removeFactory(MediaConverterFactory factory) {
        factories.remove(factory);
        onChange.run();
    }

    /** Says whom to tell when factories come and go; the bus there is. */
    void onChange(Runnable listener) {
        onChange = listener;
    }

    /** Finds the cheapest step from a format to something a sink takes. */
    @Nullable
    Choice cheapest(TrackFormat from, SubscriptionRequest wanted) {
        Choice best = null;
        for (MediaConverterFactory factory : factories) {
            for (Conversion step : stepsOf(factory)) {
                boolean fits = step.from().equals(from.codec())
                        && step.fromForm() == from.form()
                        && wanted.takes(target(from, step));
                if (fits && (best == null || step.cost() < best.step().cost())) {
                    best = new Choice(factory, step);
                }
            }
        }
        return best;
    }

    private static List<Conversion> stepsOf(MediaConverterFactory factory) {
        try {
            return factory.conversions();
        } catch (RuntimeException broken) {
            LOG.warn("A converter factory failed to list what it does: {}", factory, broken);
            return List.of();
        }
    }

    private static TrackFormat target(TrackFormat from, Conversion step) {
        Codec codec = step.to();
        PayloadForm form = step.toForm();
        return new TrackFormat(
                from.kind(),
                codec,
                form,
                from.timeBase(),
                from.codecConfiguration(),
                from.width(),
                from.height(),
                from.sampleRate(),
                from.channels(),
                from.encodings(),
                from.protection(),
                from.clock());
    }
}
