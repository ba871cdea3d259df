package org.videocity.transport.rtmp.internal;

import io.netty.channel.EventLoop;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.videocity.api.RoomId;
import org.videocity.api.media.Publication;

/**
 * The broadcasts there are: one for each publication and class of viewers, made with the first event loop that has
 * viewers and closed with the last. Thread: safe from any.
 */
final class Broadcasts {
    private final Counters counters;
    private final Map<Key, EventLoop> publishers = new ConcurrentHashMap<>();
    private final Map<Place, Broadcast> running = new HashMap<>();
    private volatile WindowRules rules;

    /** One life of a publication; a later one of the same name is another. */
    record Key(RoomId room, String name, Instant since) {
        static Key of(Publication publication) {
            return new Key(publication.room(), publication.name(), publication.since());
        }
    }

    /** A publication as a class of viewers sees it. */
    record Place(Key key, String viewerClass) {}

    Broadcasts(WindowRules rules, Counters counters) {
        this.rules = rules;
        this.counters = counters;
    }

    WindowRules rules() {
        return rules;
    }

    /** Sets the rules of windows, for running broadcasts too. */
    void rules(WindowRules next) {
        rules = next;
    }

    /** Says on which event loop a publication's frames arrive. */
    void publishes(Publication publication, EventLoop loop) {
        publishers.put(Key.of(publication), loop);
    }

    void publishesNoMore(Publication publication, EventLoop loop) {
        publishers.remove(Key.of(publication), loop);
    }

    /**
     * Returns the broadcast of a publication for a class of viewers, to be given back by {@link #leave}. Its home is the
     * event loop the frames arrive on, or the one that asks first.
     */
    Broadcast join(Publication publication, String viewerClass, EventLoop asking, FanoutSettings settings) {
        Place place = new Place(Key.of(publication), viewerClass);
        Broadcast found;
        boolean fresh = false;
        synchronized (this) {
            found = running.get(place);
            if (found == null || found.isOver()) {
                EventLoop home = publishers.getOrDefault(place.key, asking);
                found = new Broadcast(place, home, settings, this::rules, counters);
                running.put(place, found);
                fresh = true;
            }
            found.users++;
        }
        if (fresh) {
            found.start(publication);
        }
        return found;
    }

    /** Gives a broadcast back; the last user closes it. */
    void leave(Broadcast broadcast) {
        synchronized (this) {
            if (--broadcast.users > 0) {
                return;
            }
            running.remove(broadcast.place(), broadcast);
        }
        broadcast.close();
    }
}
