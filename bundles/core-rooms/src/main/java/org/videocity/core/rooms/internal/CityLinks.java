package org.videocity.core.rooms.internal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.videocity.api.identity.GrantService;
import org.videocity.api.identity.VisitPassService;
import org.videocity.api.media.MediaBus;
import org.videocity.api.store.AdmissionStore;
import org.videocity.api.store.AuditStore;
import org.videocity.api.store.BlobStore;
import org.videocity.api.store.PageStore;
import org.videocity.api.store.RoomFileStore;
import org.videocity.api.store.RoomStore;

/** Holds the services that may be replaced while rooms are open. Thread: safe from any. */
@Component(service = CityLinks.class, immediate = true)
public final class CityLinks {
    private volatile @Nullable MediaBus bus;
    private volatile @Nullable GrantService grants;
    private volatile @Nullable RoomStore store;
    private volatile @Nullable AdmissionStore admissions;
    private volatile @Nullable AuditStore audit;
    private volatile @Nullable VisitPassService visits;
    private volatile @Nullable PageStore pages;
    private volatile @Nullable RoomFileStore files;
    private volatile @Nullable BlobStore blobs;

    /** Made by the component runtime. */
    @Activate
    public CityLinks() {}

    Optional<MediaBus> bus() {
        return Optional.ofNullable(bus);
    }

    Optional<GrantService> grants() {
        return Optional.ofNullable(grants);
    }

    Optional<RoomStore> store() {
        return Optional.ofNullable(store);
    }

    Optional<AdmissionStore> admissions() {
        return Optional.ofNullable(admissions);
    }

    Optional<AuditStore> audit() {
        return Optional.ofNullable(audit);
    }

    Optional<VisitPassService> visits() {
        return Optional.ofNullable(visits);
    }

    Optional<PageStore> pages() {
        return Optional.ofNullable(pages);
    }

    Optional<RoomFileStore> files() {
        return Optional.ofNullable(files);
    }

    Optional<BlobStore> blobs() {
        return Optional.ofNullable(blobs);
    }

    /** Takes the store there is now. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void setStore(RoomStore present) {
        store = present;
    }

    /** Lets a store go, unless another has taken its place. */
    public void unsetStore(RoomStore gone) {
        if (store == gone) {
            store = null;
        }
    }

    /** Takes the bus there is now. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void setBus(MediaBus present) {
        bus = present;
    }

    /** Lets a bus go, unless another has taken its place. */
    public void unsetBus(MediaBus gone) {
        if (bus == gone) {
            bus = null;
        }
    }

    /** Takes the grants there are now. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void setGrants(GrantService present) {
        grants = present;
    }

    /** Lets the grants go, unless others have taken their place. */
    public void unsetGrants(GrantService gone) {
        if (grants == gone) {
            grants = null;
        }
    }

    /** Takes the service there is now. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void setAdmissions(AdmissionStore present) {
        admissions = present;
    }

    /** Lets it go, unless another has taken its place. */
    public void unsetAdmissions(AdmissionStore gone) {
        if (admissions == gone) {
            admissions = null;
        }
    }

    /** Takes the service there is now. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void setAudit(AuditStore present) {
        audit = present;
    }

    /** Lets it go, unless another has taken its place. */
    public void unsetAudit(AuditStore gone) {
        if (audit == gone) {
            audit = null;
        }
    }

    /** Takes the service there is now. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void setVisits(VisitPassService present) {
        visits = present;
    }

    /** Lets it go, unless another has taken its place. */
    public void unsetVisits(VisitPassService gone) {
        if (visits == gone) {
            visits = null;
        }
    }

    /** Takes the service there is now. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void setPages(PageStore present) {
        pages = present;
    }

    /** Lets it go, unless another has taken its place. */
    public void unsetPages(PageStore gone) {
        if (pages == gone) {
            pages = null;
        }
    }

    /** Takes the service there is now. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void setFiles(RoomFileStore present) {
        files = present;
    }

    /** Lets it go, unless another has taken its place. */
    public void unsetFiles(RoomFileStore gone) {
        if (files == gone) {
            files = null;
        }
    }

    /** Takes the service there is now. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void setBlobs(BlobStore present) {
        blobs = present;
    }

    /** Lets it go, unless another has taken its place. */
    public void unsetBlobs(BlobStore gone) {
        if (blobs == gone) {
            blobs = null;
        }
    }
}
