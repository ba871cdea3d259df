package org.videocity.core.media.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.media.MediaBus;
import org.videocity.api.media.MediaSource;
import org.videocity.api.media.Publication;
import org.videocity.api.media.PublicationFeed;
import org.videocity.api.media.PublicationObserver;
import org.videocity.api.media.PublicationRequest;
import org.videocity.api.media.WireFormKey;

/** The media bus: all publications of the city. */
@Component(service = MediaBus.class, immediate = true)
public final class LiveMediaBus implements MediaBus, LivePublication.Bus {
    private final BusLimits limits;
    private final ConverterRegistry converters;
    private final BusThreads threads = new BusThreads();
    /** Guards the map alone; never held while a publication is called. */
    private final Object lock = new Object();

    private final Map<Place, LivePublication> live = new HashMap<>();
    private boolean closed;

    private record Place(RoomId room, String name) {
        static Place of(PublicationRequest request) {
            return new Place(request.room(), request.name());
        }
    }

    /** Made by the component runtime; ready when it returns. */
    @Activate
    public LiveMediaBus(@Reference MediaSettings settings, @Reference ConverterRegistry converters) {
        this((BusLimits) settings, converters);
    }

    LiveMediaBus(BusLimits limits, ConverterRegistry converters) {
        this.limits = limits;
        this.converters = converters;
        converters.onChange(this::factoriesChanged);
    }

    /** Ends everything; sources and sinks are told that this is a restart. */
    @Deactivate
    public void deactivate() {
        converters.onChange(() -> {});
        List<LivePublication> all;
        synchronized (lock) {
            closed = true;
            all = new ArrayList<>(live.values());
        }
        all.forEach(LivePublication::restarting);
        threads.close();
    }

    @Override
    public PublicationFeed open(PublicationRequest request, MediaSource source, PublicationObserver observer) {
        Place place = Place.of(request);
        while (true) {
            LivePublication publication;
            boolean stopped;
            synchronized (lock) {
                stopped = closed;
                publication = stopped ? null : live.get(place);
                if (publication == null) {
                    publication = new LivePublication(this, request);
                    if (!stopped) {
                        live.put(place, publication);
                    }
                }
            }
            LiveFeed feed = publication.take(request, source, observer);
            if (feed != null) {
                return stopped ? refused(feed, source) : feed;
            }
            ended(publication);
        }
    }

    private static LiveFeed refused(LiveFeed feed, MediaSource source) {
        feed.end(Reason.RESTARTING);
        source.onEnded(Reason.RESTARTING);
        return feed;
    }

    @Override
    public List<Publication> publications() {
        synchronized (lock) {
            return List.copyOf(live.values());
        }
    }

    @Override
    public WireFormKey wireForm(String name) {
        return new WireFormKey(name, this::evict);
    }

    private void evict(WireFormKey key) {
        for (LivePublication publication : all()) {
            for (QueueEntry entry : publication.held()) {
                if (entry instanceof QueuedFrame frame) {
                    frame.frame().forget(key);
                }
            }
        }
    }

    private void factoriesChanged() {
        all().forEach(LivePublication::replan);
    }

    private List<LivePublication> all() {
        synchronized (lock) {
            return List.copyOf(live.values());
        }
    }

    @Override
    public BusLimits limits() {
        return limits;
    }

    @Override
    public BusThreads threads() {
        return threads;
    }

    @Override
    public ConverterRegistry converters() {
        return converters;
    }

    @Override
    public void ended(LivePublication publication) {
        synchronized (lock) {
            live.remove(new Place(publication.room(), publication.name()), publication);
        }
    }
}
