package org.videocity.core.media.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.videocity.api.Reason;
import org.videocity.api.media.MediaConverterFactory;
import org.videocity.api.media.MediaConverterFactory.Conversion;
import org.videocity.api.media.MediaKind;
import org.videocity.api.media.Protection;
import org.videocity.api.media.Track;

/**
 * The converters of one publication: finds out which its sinks need, keeps one per target for all of them, and tells a
 * sink of tracks that it cannot have. Data tracks that a sink does not take are left out without a word.
 *
 * <p>Guarded by the publication's lock.
 */
final class Derivations {
    private final LivePublication publication;
    private final Fanout source;
    private final LivePublication.Bus bus;
    private final Map<ConverterLine.Key, ConverterLine> lines = new HashMap<>();
    private final Map<ConverterLine.Key, Reason> failed = new HashMap<>();

    /** What one sink needs. */
    private record Plan(Set<ConverterLine.Key> lines, Map<Integer, Reason> unavailable) {}

    Derivations(LivePublication publication, Fanout source, LivePublication.Bus bus) {
        this.publication = publication;
        this.source = source;
        this.bus = bus;
    }

    /** Puts sinks on the converters they need now, and takes them off those they no longer need. */
    void plan(Collection<LiveSubscription> subscriptions) {
        for (LiveSubscription subscription : subscriptions) {
            Plan plan = plan(subscription);
            for (ConverterLine.Key key : List.copyOf(subscription.lines().keySet())) {
                if (!plan.lines().contains(key)) {
                    leave(subscription, key);
                }
            }
            for (ConverterLine.Key key : plan.lines()) {
                if (!subscription.lines().containsKey(key)) {
                    join(subscription, key);
                }
            }
            tellUnavailable(subscription, plan.unavailable());
        }
    }

    private static Reason noConverter(Track track) {
        String text = "No installed converter makes " + track.format().codec() + " playable here.";
        return new Reason(Reason.NO_CONVERTER.name(), text);
    }

    private Plan plan(LiveSubscription subscription) {
        Plan plan = new Plan(new HashSet<>(), new LinkedHashMap<>());
        Map<MediaConverterFactory, Map<Integer, Conversion>> byFactory = new IdentityHashMap<>();
        for (Track track : source.tracks()) {
            boolean needed = !subscription.request().takes(track.format())
                    && track.format().kind() != MediaKind.DATA;
            if (needed && track.format().protection() instanceof Protection.SFrame) {
                plan.unavailable().put(track.id(), Reason.PROTECTED);
            } else if (needed) {
                ConverterRegistry.Choice choice = bus.converters().cheapest(track.format(), subscription.request());
                if (choice == null) {
                    plan.unavailable().put(track.id(), noConverter(track));
                } else {
                    byFactory
                            .computeIfAbsent(choice.factory(), f -> new LinkedHashMap<>())
                            .put(track.id(), choice.step());
                }
            }
        }
        byFactory.forEach((factory, steps) -> enlist(plan, new ConverterLine.Key(factory, steps)));
        return plan;
    }

    private void enlist(Plan plan, ConverterLine.Key key) {
        Reason why = failed.get(key);
        if (why == null) {
            plan.lines().add(key);
        } else {
            key.steps().keySet().forEach(track -> plan.unavailable().put(track, why));
        }
    }

    private void join(LiveSubscription subscription, ConverterLine.Key key) {
        ConverterLine line = lines.get(key);
        if (line == null) {
            line = new ConverterLine(publication, key, tracksOf(key), bus);
            lines.put(key, line);
            source.join(line.input(), true);
            line.start();
        }
        subscription.lines().put(key, line);
        line.join(subscription.queue());
    }

    private List<Track> tracksOf(ConverterLine.Key key) {
        return source.tracks().stream()
                .filter(t -> key.steps().containsKey(t.id()))
                .toList();
    }

    private void leave(LiveSubscription subscription, ConverterLine.Key key) {
        ConverterLine line = subscription.lines().remove(key);
        if (line != null && line.leave(subscription.queue())) {
            lines.remove(key);
            close(line);
        }
    }

    private void close(ConverterLine line) {
        source.leave(line.input());
        line.close();
    }

    /** Takes a sink that goes off its converters. */
    void leave(LiveSubscription subscription) {
        List.copyOf(subscription.lines().keySet()).forEach(key -> leave(subscription, key));
    }

    private void tellUnavailable(LiveSubscription subscription, Map<Integer, Reason> now) {
        Map<Integer, Reason> told = subscription.unavailable();
        told.keySet().retainAll(now.keySet());
        now.forEach((id, why) -> {
            Track track = source.track(id);
            if (track != null && !why.equals(told.put(id, why))) {
                subscription.queue().tell(new QueueEntry.Unavailable(track, why));
            }
        });
    }

    /** Ends a converter that gave up; it is not tried again until factories come or go. */
    void failed(ConverterLine line, Reason why, Collection<LiveSubscription> subscriptions) {
        if (lines.remove(line.key(), line)) {
            failed.put(line.key(), why);
            for (LiveSubscription subscription : subscriptions) {
                if (subscription.lines().remove(line.key(), line)) {
                    line.leave(subscription.queue());
                }
            }
            close(line);
            plan(subscriptions);
        }
    }

    /** Forgets failures, because what failed may have been replaced. */
    void forgive() {
        failed.clear();
    }

    Collection<QueueEntry> held() {
        Collection<QueueEntry> held = new ArrayList<>();
        lines.values().forEach(line -> held.addAll(line.held()));
        return held;
    }

    void close() {
        lines.values().forEach(this::close);
        lines.clear();
    }
}
