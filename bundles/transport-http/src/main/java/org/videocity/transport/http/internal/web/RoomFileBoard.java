package org.videocity.transport.http.internal.web;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.RoomId;
import org.videocity.api.transport.RoomFiles;

/** Knows who has files of rooms, by their names. Thread: safe from any. */
@Component(service = RoomFileBoard.class)
public final class RoomFileBoard {
    private static final Logger LOG = LoggerFactory.getLogger(RoomFileBoard.class);

    private final Map<String, RoomFiles> byName = new ConcurrentHashMap<>();

    /** Starts without any. */
    @Activate
    public RoomFileBoard() {}

    /** Finds who has files of a name. */
    Optional<RoomFiles> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Takes one; a name that could be a room's is never served, or the file would hide the room. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addFiles(RoomFiles files) {
        if (RoomId.isReserved(files.name())) {
            byName.put(files.name(), files);
        } else {
            LOG.warn("Files of rooms cannot be called {}: a room may have that name", files.name());
        }
    }

    /** Forgets one. */
    public void removeFiles(RoomFiles files) {
        byName.remove(files.name(), files);
    }
}
