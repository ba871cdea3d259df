package org.videocity.web.api.internal.link;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.videocity.api.resident.HomeService;
import org.videocity.api.resident.ResidentService;
import org.videocity.api.store.BlobStore;

/** Holds what residents need of the city; it may be replaced while they are signed in. Thread: safe from any. */
@Component(service = ResidentLink.class)
public final class ResidentLink {
    private final AtomicReference<ResidentService> residents = new AtomicReference<>();
    private final AtomicReference<HomeService> homes = new AtomicReference<>();
    private final AtomicReference<BlobStore> blobs = new AtomicReference<>();

    public Optional<ResidentService> residents() {
        return Optional.ofNullable(residents.get());
    }

    public Optional<HomeService> homes() {
        return Optional.ofNullable(homes.get());
    }

    public Optional<BlobStore> blobs() {
        return Optional.ofNullable(blobs.get());
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void bindResidents(ResidentService service) {
        residents.set(service);
    }

    public void unbindResidents(ResidentService service) {
        residents.compareAndSet(service, null);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void bindHomes(HomeService service) {
        homes.set(service);
    }

    public void unbindHomes(HomeService service) {
        homes.compareAndSet(service, null);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void bindBlobs(BlobStore service) {
        blobs.set(service);
    }

    public void unbindBlobs(BlobStore service) {
        blobs.compareAndSet(service, null);
    }
}
