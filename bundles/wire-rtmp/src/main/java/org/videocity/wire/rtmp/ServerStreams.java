package org.videocity.wire.rtmp;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The message streams a client has open. */
final class ServerStreams {
    private final Map<Long, ServerStream> open = new HashMap<>();
    private final int maxStreams;
    private long refused;

    ServerStreams(int maxStreams) {
        this.maxStreams = maxStreams;
    }

    /** Opens the stream with the lowest free id from 1, or returns null when there are too many. */
    @Nullable
    ServerStream create() {
        if (open.size() >= maxStreams) {
            refused++;
            return null;
        }
        long id = 1;
        while (open.containsKey(id)) {
            id++;
        }
        ServerStream stream = new ServerStream(id);
        open.put(id, stream);
        return stream;
    }

    /** How often {@link #create} returned null. */
    long refused() {
        return refused;
    }

    @Nullable
    ServerStream get(long id) {
        return open.get(id);
    }

    /** The stream media is for. Media on stream 0, as node-media-server pushes it, is for the one that publishes. */
    @Nullable
    ServerStream receiving(long id) {
        if (id != 0) {
            return open.get(id);
        }
        ServerStream only = null;
        for (ServerStream stream : open.values()) {
            if (stream.publishes()) {
                if (only != null) {
                    return null;
                }
                only = stream;
            }
        }
        return only;
    }

    /** The stream that publishes a name; clients name it with or without its query. */
    @Nullable
    ServerStream publishing(String name) {
        for (ServerStream stream : open.values()) {
            if (stream.publishes() && path(stream.name()).equals(path(name))) {
                return stream;
            }
        }
        return null;
    }

    void delete(long id) {
        open.remove(id);
    }

    private static String path(String name) {
        int query = name.indexOf('?');
        return query < 0 ? name : name.substring(0, query);
    }
}
