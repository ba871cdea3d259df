package org.videocity.core.rooms.internal;

import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.videocity.api.identity.GrantService;
import org.videocity.api.identity.VisitPassService;
import org.videocity.api.media.MediaBus;
import org.videocity.api.store.AdmissionStore;
import org.videocity.api.store.AuditStore;
import org.videocity.api.store.BlobStore;
import org.videocity.api.store.PageStore;
import org.videocity.api.store.RoomFileStore;
import org.videocity.api.store.RoomStore;

/**
 * Holds the services that may be replaced while rooms are open: the new one comes before the old one goes, and is not to
 * go with it. Thread: safe from any.
 */
@Component(service = CityLinks.class, immediate = true)
public final class CityLinks {
    private final AtomicReference<@Nullable MediaBus> bus = new AtomicReference<>();
    private final AtomicReference<@Nullable GrantService> grants = new AtomicReference<>();
    private final AtomicReference<@Nullable RoomStore> store = new AtomicReference<>();
    private final AtomicReference<@Nullable AdmissionStore> admissions = new AtomicReference<>();
    private final AtomicReference<@Nullable AuditStore> audit = new AtomicReference<>();
    private final AtomicReference<@Nullable VisitPassService> visits = new AtomicReference<>();
    private final AtomicReference<@Nullable PageStore> pages = new AtomicReference<>();
    private final AtomicReference<@Nullable RoomFileStore> files = new AtomicReference<>();
    private final AtomicReference<@Nullable BlobStore> blobs = new AtomicReference<>();

    /** Made by the component runtime. */
    @Activate
    public CityLinks() {}

    Optional<MediaBus> bus() {
        return Optional.ofNullable(bus.get());
    }

    Optional<GrantService> grants() {
        return Optional.ofNullable(grants.get());
    }

    Optional<RoomStore> store() {
        return Optional.ofNullable(store.get());
    }

    Optional<AdmissionStore> admissions() {
        return Optional.ofNullable(admissions.get());
    }

    Optional<AuditStore> audit() {
        return Optional.ofNullable(audit.get());
    }

    Optional<VisitPassService> visits() {
        return Optional.ofNullable(visits.get());
    }

    Optional<PageStore> pages() {
        return Optional.ofNullable(pages.get());
    }

    Optional<RoomFileStore> files() {
        return Optional.ofNullable(files.get());
    }

    Optional<BlobStore> blobs() {
        return Optional.ofNullable(blobs.get());
    }

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    public void setStore(RoomStore present) {
        store.set(present);
    }

    public void unsetStore(RoomStore gone) {
        store.compareAndSet(gone, null);
    }

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    public void setBus(MediaBus present) {
        bus.set(present);
    }

    public void unsetBus(MediaBus gone) {
        bus.compareAndSet(gone, null);
    }

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    public void setGrants(GrantService present) {
        grants.set(present);
    }

    public void unsetGrants(GrantService gone) {
        grants.compareAndSet(gone, null);
    }

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    public void setAdmissions(AdmissionStore present) {
        admissions.set(present);
    }

    public void unsetAdmissions(AdmissionStore gone) {
        admissions.compareAndSet(gone, null);
    }

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    public void setAudit(AuditStore present) {
        audit.set(present);
    }

    public void unsetAudit(AuditStore gone) {
        audit.compareAndSet(gone, null);
    }

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    public void setVisits(VisitPassService present) {
        visits.set(present);
    }

    public void unsetVisits(VisitPassService gone) {
        visits.compareAndSet(gone, null);
    }

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    public void setPages(PageStore present) {
        pages.set(present);
    }

    public void unsetPages(PageStore gone) {
        pages.compareAndSet(gone, null);
    }

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    public void setFiles(RoomFileStore present) {
        files.set(present);
    }

    public void unsetFiles(RoomFileStore gone) {
        files.compareAndSet(gone, null);
    }

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    public void setBlobs(BlobStore present) {
        blobs.set(present);
    }

    public void unsetBlobs(BlobStore gone) {
        blobs.compareAndSet(gone, null);
    }
}
