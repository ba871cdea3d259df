package org.videocity.core.identity.internal;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.RoomId;
import org.videocity.api.softcard.IssuedCard;
import org.videocity.api.store.BlobId;
import org.videocity.api.store.BlobStore;
import org.videocity.api.store.CardFileStore;
import org.videocity.api.store.Resident;
import org.videocity.api.store.StoreResult;
import org.videocity.api.store.StoredCard;
import org.videocity.api.transport.RoomFiles;

/**
 * The cards that public rooms offer to everybody, {@code <room>/visitingCard.png}. A card that was taken back is not served
 * from that moment on; its file goes soon after. Thread: safe from any.
 */
@Component(
        service = {RoomFiles.class, PublicCards.class},
        immediate = true)
public final class PublicCards implements RoomFiles {
    /** Largest card file. */
    static final int MAX_BYTES = 2 * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(PublicCards.class);
    private static final int TIDY_AT_ONCE = 100;
    private static final int TAG_CHARS = 24;

    private final StoreLinks stores;
    private final CardLinks links;
    private final SessionDesk sessions;

    /** Made by the component runtime. */
    @Activate
    public PublicCards(@Reference StoreLinks stores, @Reference CardLinks links, @Reference SessionDesk sessions) {
        this.stores = stores;
        this.links = links;
        this.sessions = sessions;
    }

    @Override
    public String name() {
        return "visitingCard.png";
    }

    @Override
    public CompletionStage<Optional<RoomFile>> find(RoomId room, Executor executor) {
        CompletionStage<StoreResult<Optional<RoomFile>>> found = links.cards()
                .map(cards -> Steps.then(
                        cards.publicCard(room, Runnable::run),
                        card -> card.filter(c -> c.holds(sessions.clock().instant()))
                                .map(this::file)
                                .orElseGet(() -> Steps.done(Optional.empty()))))
                .orElseGet(Steps::noStore);
        return Answers.of(found.thenApply(result -> result.asOptional().flatMap(file -> file)), executor);
    }

    private CompletionStage<StoreResult<Optional<RoomFile>>> file(StoredCard card) {
        return Steps.then(
                isActive(card),
                active -> links.files()
                        .filter(files -> active)
                        .map(files -> Steps.then(
                                files.find(card.city(), card.serial(), Runnable::run),
                                blob -> Steps.done(blob.map(this::file))))
                        .orElseGet(() -> Steps.done(Optional.empty())));
    }

    private RoomFile file(BlobId blob) {
        return new RoomFile(
                "image/png",
                blob.sha256().substring(0, TAG_CHARS),
                executor -> Answers.of(
                        stores.blobs()
                                .map(blobs -> blobs.read(blob, MAX_BYTES, Runnable::run))
                                .orElseGet(Steps::noStore)
                                .thenApply(read -> read.asOptional().flatMap(bytes -> bytes)),
                        executor));
    }

    private CompletionStage<StoreResult<Boolean>> isActive(StoredCard card) {
        if (card.isOfCity()) {
            return Steps.done(true);
        }
        return stores.residents()
                .map(store -> store.byId(card.residentId(), Runnable::run)
                        .thenApply(found ->
                                found.map(r -> r.filter(Resident::isActive).isPresent())))
                .orElseGet(Steps::noStore);
    }

    /** Keeps the file of a card that was just issued for everybody. */
    CompletionStage<StoreResult<Boolean>> keep(Resident owner, IssuedCard issued) {
        return keep(owner.id(), owner.city(), issued);
    }

    /**
     * Keeps the file of a card that was just issued for everybody.
     *
     * @param space of the blobs of whoever it was issued for
     */
    CompletionStage<StoreResult<Boolean>> keep(String space, String city, IssuedCard issued) {
        Optional<BlobStore> blobs = stores.blobs();
        Optional<CardFileStore> files = links.files();
        if (blobs.isEmpty() || files.isEmpty() || issued.card().isEmpty()) {
            return Steps.noStore();
        }
        byte[] bytes = bytes(issued.card().get());
        return Steps.then(
                blobs.get()
                        .put(
                                space,
                                () -> Channels.newChannel(new ByteArrayInputStream(bytes)),
                                MAX_BYTES,
                                Runnable::run),
                blob -> Steps.then(files.get().put(city, issued.serial(), blob.id(), Runnable::run), put -> {
                    tidy();
                    return Steps.done(true);
                }));
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    /** Reads the file of a card; empty where there is none. */
    CompletionStage<StoreResult<Optional<ByteBuffer>>> read(StoredCard card) {
        return links.files()
                .map(files -> Steps.then(
                        files.find(card.city(), card.serial(), Runnable::run),
                        blob -> blob.map(id -> stores.blobs()
                                        .map(blobs -> blobs.read(id, MAX_BYTES, Runnable::run))
                                        .orElseGet(Steps::noStore))
                                .orElseGet(() -> Steps.done(Optional.empty()))))
                .orElseGet(Steps::noStore);
    }

    /** Removes the files of cards that do not hold any more; nobody waits for that. */
    void tidy() {
        links.files()
                .ifPresent(files -> files.withoutCard(sessions.clock().instant(), TIDY_AT_ONCE, Runnable::run)
                        .thenCompose(found -> found.<CompletionStage<?>>either(
                                gone -> remove(files, gone), why -> CompletableFuture.completedFuture(why)))
                        .exceptionally(failed -> {
                            LOG.warn("Files of cards that were taken back stay for now", failed);
                            return null;
                        }));
    }

    private CompletionStage<?> remove(CardFileStore files, List<CardFileStore.CardFile> gone) {
        CompletionStage<?> done = CompletableFuture.completedFuture(true);
        for (CardFileStore.CardFile file : gone) {
            done = done.thenCompose(before -> stores.blobs()
                    .map(blobs -> Steps.then(
                            blobs.delete(file.blob(), Runnable::run),
                            was -> files.forget(file.city(), file.serial(), Runnable::run)))
                    .orElseGet(Steps::noStore));
        }
        return done;
    }
}
