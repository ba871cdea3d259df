package org.videocity.core.identity.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.videocity.api.resident.DataExport;
import org.videocity.api.store.AuditEntry;
import org.videocity.api.store.BlobId;
import org.videocity.api.store.Move;
import org.videocity.api.store.Resident;
import org.videocity.api.store.StoreReasons;
import org.videocity.api.store.StoreResult;
import org.videocity.api.store.StoredCard;
import org.videocity.api.store.StoredRoom;
import org.videocity.api.store.StoredSession;

/** Writes down everything the city keeps of somebody: a few at a time, each read at its reader's pace. */
@Component(service = ExportDesk.class, immediate = true)
public final class ExportDesk {
    private static final int MOST_AT_ONCE = 8;
    private static final int MOST_AUDIT_ENTRIES = 10_000;
    private static final long PATIENCE_MILLIS = 60_000;
    private static final String ABOUT = """
        This is everything the video city keeps of you.

        profile.json   your name, address, keywords, and addresses you had that still lead to you
        photo.…        your picture, as you gave it
        rooms.json     your home and your rooms
        access.json    whom you let into each of them: lists, invitations, stream keys, and who is banned
        sessions.json  where you are signed in
        cards.json     your cards, also those that hold no more; their files are with you alone
        passkeys.json  your passkeys; what signs stays with your devices
        home/, rooms/  what stands in your home and your rooms: index.xml, which may be put back, and its files
        letters.json   the letters in your inbox, which are in letters/: sealed ones open with your card alone
        audit.json     what was done that concerns you, by operators, moderators and yourself
        """;

    private final StoreLinks stores;
    private final ExportLetters letters;
    private final ExportAccess access;
    private final CardLinks cards;
    private final CodeDesk codes;
    private final RoomShelves shelves;
    private final IdentityThread thread = new IdentityThread("videocity-export");
    private final AtomicInteger open = new AtomicInteger();

    /** Made by the component runtime. */
    @Activate
    public ExportDesk(
            @Reference StoreLinks stores,
            @Reference CardLinks cards,
            @Reference CodeDesk codes,
            @Reference RoomShelves shelves,
            @Reference IssuingService keys) {
        this.shelves = shelves;
        this.stores = stores;
        this.letters = new ExportLetters(stores);
        this.access = new ExportAccess(stores, cards, keys);
        this.cards = cards;
        this.codes = codes;
    }

    /** Ends the thread; exports that are being read end with it. */
    @Deactivate
    public void deactivate() {
        thread.close();
    }

    /** Tells whether as many are being read as can be at once. */
    boolean isBusy() {
        return open.get() >= MOST_AT_ONCE;
    }

    /** Begins an export; busy when many are being read. */
    CompletionStage<StoreResult<DataExport>> begin(Resident resident) {
        if (open.incrementAndGet() > MOST_AT_ONCE) {
            open.decrementAndGet();
            return java.util.concurrent.CompletableFuture.completedFuture(
                    new StoreResult.Unavailable<>(StoreReasons.BUSY));
        }
        return parts(resident).thenApply(found -> {
            if (found instanceof StoreResult.Done<List<ExportPart>> done) {
                ExportFile file = new ExportFile(name(resident), done.value(), thread, open::decrementAndGet);
                watch(file, -1);
                return new StoreResult.Done<>(file);
            }
            open.decrementAndGet();
            return new StoreResult.Unavailable<>(found.obstacle().orElse(StoreReasons.BUSY));
        });
    }

    /** Closes what nobody reads any more. */
    private void watch(ExportFile file, long askedBefore) {
        long asked = file.asked();
        if (asked == askedBefore) {
            file.close();
        } else {
            thread.later(PATIENCE_MILLIS, () -> watch(file, asked));
        }
    }

    private String name(Resident resident) {
        String day =
                LocalDate.ofInstant(codes.clock().instant(), ZoneOffset.UTC).toString();
        return "videocity-" + resident.address().replaceAll("[^a-z0-9.@_-]", "_") + "-" + day + ".zip";
    }

    private CompletionStage<StoreResult<List<ExportPart>>> parts(Resident resident) {
        List<ExportPart> parts = new ArrayList<>();
        parts.add(ExportPart.of("README.txt", ABOUT.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        return Steps.then(moves(resident), moves -> {
            parts.add(ExportPart.of("profile.json", ExportText.json(profile(resident, moves))));
            resident.photo().ifPresent(photo -> parts.add(blob("photo", true, photo)));
            return Steps.then(rooms(resident), rooms -> {
                parts.add(ExportPart.of(
                        "rooms.json",
                        ExportText.json(rooms.stream().map(ExportDesk::room).toList())));
                return Steps.then(sessions(resident), sessions -> {
                    parts.add(ExportPart.of("sessions.json", sessions));
                    return Steps.then(cards(resident), cards -> {
                        cards.ifPresent(json -> parts.add(ExportPart.of("cards.json", json)));
                        return Steps.then(audit(resident), audit -> {
                            parts.add(ExportPart.of("audit.json", audit));
                            return Steps.then(shelves(resident, rooms), things -> {
                                parts.addAll(things);
                                return Steps.then(letters.of(resident), found -> {
                                    parts.addAll(found);
                                    return Steps.then(access.of(resident, rooms), more -> {
                                        parts.addAll(more);
                                        return Steps.done(List.copyOf(parts));
                                    });
                                });
                            });
                        });
                    });
                });
            });
        });
    }

    private CompletionStage<StoreResult<List<ExportPart>>> shelves(Resident resident, List<StoredRoom> rooms) {
        return shelves.parts(resident, rooms, (name, blob) -> blob(name, false, blob));
    }

    private ExportPart blob(String name, boolean isPicture, BlobId blob) {
        return new ExportPart(
                name,
                isPicture,
                () -> stores.blobs()
                        .map(blobs -> blobs.open(blob, Runnable::run))
                        .orElseGet(Steps::noStore));
    }

    private CompletionStage<StoreResult<List<Move>>> moves(Resident resident) {
        Instant now = codes.clock().instant();
        return stores.residents()
                .map(store -> store.moves(resident.id(), now, Runnable::run))
                .orElseGet(Steps::noStore);
    }

    private static Map<String, Object> profile(Resident resident, List<Move> moves) {
        Map<String, Object> profile = new LinkedHashMap<>();
        profile.put("id", resident.id());
        profile.put("city", resident.city());
        profile.put("address", resident.address());
        profile.put("name", resident.name());
        profile.put("keywords", resident.keywords());
        profile.put("since", resident.created());
        profile.put("state", resident.state().name().toLowerCase(Locale.ROOT));
        List<Object> former = new ArrayList<>();
        moves.forEach(move -> former.add(map("address", move.from(), "until", move.until())));
        profile.put("formerAddresses", former);
        return profile;
    }

    private CompletionStage<StoreResult<List<StoredRoom>>> rooms(Resident resident) {
        return stores.rooms()
                .map(store -> store.ofResident(resident.id(), Runnable::run))
                .orElseGet(Steps::noStore);
    }

    private static Map<String, Object> room(StoredRoom room) {
        Map<String, Object> json =
                map("path", "/" + room.id().path(), "title", room.settings().title());
        json.put("description", room.settings().description());
        json.put("keywords", room.keywords());
        json.put("public", room.settings().isPublic());
        json.put("mayEmbed", room.settings().mayEmbed());
        room.settings()
                .guestsMayPublish()
                .ifPresent(policy -> json.put("guestsMayPublish", policy.name().toLowerCase(Locale.ROOT)));
        json.put("since", room.created());
        return json;
    }

    private CompletionStage<StoreResult<byte[]>> sessions(Resident resident) {
        return stores.sessions()
                .map(store -> store.ofResident(resident.id(), Runnable::run)
                        .thenApply(found -> found.map(sessions -> ExportText.json(
                                sessions.stream().map(ExportDesk::session).toList()))))
                .orElseGet(Steps::noStore);
    }

    private static Map<String, Object> session(StoredSession session) {
        Map<String, Object> json = map("device", session.device(), "address", session.address());
        json.put("since", session.created());
        json.put("seen", session.seen());
        json.put("expires", session.expires());
        return json;
    }

    /** Cards there are where cards are kept. */
    private CompletionStage<StoreResult<Optional<byte[]>>> cards(Resident resident) {
        return cards.cards()
                .map(store -> store.ofResident(resident.id(), Runnable::run)
                        .thenApply(found -> found.map(list -> Optional.of(ExportText.json(
                                list.stream().map(ExportDesk::card).toList())))))
                .orElseGet(() -> Steps.done(Optional.empty()));
    }

    private static Map<String, Object> card(StoredCard card) {
        Map<String, Object> json =
                map("serial", card.serial(), "kind", card.kind().name().toLowerCase(Locale.ROOT));
        json.put("owner", card.owner());
        json.put("room", card.room());
        json.put("label", card.label());
        json.put("issued", card.issued());
        json.put("expires", card.expires());
        card.revocation().ifPresent(gone -> json.put("revoked", map("at", gone.at(), "why", gone.why())));
        json.put("entries", card.entries());
        card.lastUsed().ifPresent(at -> json.put("lastUsed", at));
        return json;
    }

    private CompletionStage<StoreResult<byte[]>> audit(Resident resident) {
        return stores.audit()
                .map(store -> store.about(resident.city(), resident.address(), MOST_AUDIT_ENTRIES, Runnable::run)
                        .thenApply(found -> found.map(entries -> ExportText.json(
                                entries.stream().map(ExportDesk::entry).toList()))))
                .orElseGet(Steps::noStore);
    }

    /** Who an operator is called on the console is not the resident's; what was done is. */
    private static Map<String, Object> entry(AuditEntry entry) {
        Map<String, Object> json = map("at", entry.at(), "act", entry.act());
        json.put("subject", entry.subject());
        json.put("detail", entry.detail());
        return json;
    }

    private static Map<String, Object> map(String one, Object first, String other, Object second) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(one, first);
        map.put(other, second);
        return map;
    }
}
