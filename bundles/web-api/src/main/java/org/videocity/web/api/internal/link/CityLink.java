package org.videocity.web.api.internal.link;

import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.videocity.api.identity.AuthenticationService;
import org.videocity.api.identity.VisitPassService;
import org.videocity.api.media.MediaBus;
import org.videocity.api.playlist.PlaylistService;
import org.videocity.api.playlist.RoomFileService;
import org.videocity.api.room.RoomAdminService;
import org.videocity.api.room.RoomService;

/**
 * The one place that knows which core this bundle stands on; it may be replaced while people are connected. Thread: safe
 * from any. Listeners are called on the service registry's thread and must not block.
 */
@Component(service = CityLink.class)
public final class CityLink {
    private final AtomicReference<RoomService> rooms = new AtomicReference<>();
    private final AtomicReference<RoomAdminService> roomAdmin = new AtomicReference<>();
    private final AtomicReference<MediaBus> mediaBus = new AtomicReference<>();
    private final AtomicReference<AuthenticationService> authentication = new AtomicReference<>();
    private final AtomicReference<VisitPassService> visits = new AtomicReference<>();
    private final AtomicReference<PlaylistService> playlists = new AtomicReference<>();
    private final AtomicReference<RoomFileService> files = new AtomicReference<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    public Optional<RoomService> rooms() {
        return Optional.ofNullable(rooms.get());
    }

    public Optional<RoomAdminService> roomAdmin() {
        return Optional.ofNullable(roomAdmin.get());
    }

    public Optional<MediaBus> mediaBus() {
        return Optional.ofNullable(mediaBus.get());
    }

    public Optional<AuthenticationService> authentication() {
        return Optional.ofNullable(authentication.get());
    }

    public Optional<VisitPassService> visits() {
        return Optional.ofNullable(visits.get());
    }

    public Optional<PlaylistService> playlists() {
        return Optional.ofNullable(playlists.get());
    }

    public Optional<RoomFileService> files() {
        return Optional.ofNullable(files.get());
    }

    /** Calls a listener whenever the rooms or the authentication came or went. */
    public void addListener(Runnable listener) {
        listeners.add(listener);
    }

    public void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    public void bindRooms(RoomService service) {
        rooms.set(service);
        changed();
    }

    public void unbindRooms(RoomService service) {
        if (rooms.compareAndSet(service, null)) {
            changed();
        }
    }

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    public void bindRoomAdmin(RoomAdminService service) {
        roomAdmin.set(service);
    }

    public void unbindRoomAdmin(RoomAdminService service) {
        roomAdmin.compareAndSet(service, null);
    }

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    public void bindMediaBus(MediaBus service) {
        mediaBus.set(service);
    }

    public void unbindMediaBus(MediaBus service) {
        mediaBus.compareAndSet(service, null);
    }

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    public void bindAuthentication(AuthenticationService service) {
        authentication.set(service);
        changed();
    }

    public void unbindAuthentication(AuthenticationService service) {
        if (authentication.compareAndSet(service, null)) {
            changed();
        }
    }

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    public void bindVisits(VisitPassService service) {
        visits.set(service);
    }

    public void unbindVisits(VisitPassService service) {
        visits.compareAndSet(service, null);
    }

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    public void bindPlaylists(PlaylistService service) {
        playlists.set(service);
    }

    public void unbindPlaylists(PlaylistService service) {
        playlists.compareAndSet(service, null);
    }

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    public void bindFiles(RoomFileService service) {
        files.set(service);
    }

    public void unbindFiles(RoomFileService service) {
        files.compareAndSet(service, null);
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }
}
