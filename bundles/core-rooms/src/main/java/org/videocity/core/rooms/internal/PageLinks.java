package org.videocity.core.rooms.internal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.videocity.api.store.BlobStore;
import org.videocity.api.store.PageStore;
import org.videocity.api.store.RoomFileStore;

/** Holds the stores of pages and files, which may be replaced while rooms are open. Thread: safe from any. */
@Component(service = PageLinks.class, immediate = true)
public final class PageLinks {
    private volatile @Nullable PageStore pages;
    private volatile @Nullable RoomFileStore files;
    private volatile @Nullable BlobStore blobs;

    /** Made by the component runtime. */
    @Activate
    public PageLinks() {}

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
    public void setPages(PageStore present) {
        pages = present;
    }

    /** Lets a store go, unless another has taken its place. */
    public void unsetPages(PageStore gone) {
        if (pages == gone) {
            pages = null;
        }
    }

    /** Takes the store there is now. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void setFiles(RoomFileStore present) {
        files = present;
    }

    /** Lets a store go, unless another has taken its place. */
    public void unsetFiles(RoomFileStore gone) {
        if (files == gone) {
            files = null;
        }
    }

    /** Takes the store there is now. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void setBlobs(BlobStore present) {
        blobs = present;
    }

    /** Lets a store go, unless another has taken its place. */
    public void unsetBlobs(BlobStore gone) {
        if (blobs == gone) {
            blobs = null;
        }
    }
}
