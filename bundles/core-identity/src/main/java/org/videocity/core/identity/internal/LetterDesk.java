package org.videocity.core.identity.internal;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Identity;
import org.videocity.api.inbox.LetterCounters;
import org.videocity.api.inbox.LetterCover;
import org.videocity.api.inbox.LetterDelivery;
import org.videocity.api.inbox.LetterService;
import org.videocity.api.inbox.Letterbox;
import org.videocity.api.resident.Caller;
import org.videocity.api.store.BlobStore;
import org.videocity.api.store.BlobUpload;
import org.videocity.api.store.LetterStore;
import org.videocity.api.store.Resident;
import org.videocity.api.store.StoreResult;
import org.videocity.api.store.StoredLetter;

/** Takes letters: what is cheap is looked at first, and room is made before the first byte is kept. */
@Component(service = LetterService.class, immediate = true)
public final class LetterDesk implements LetterService {
    static final Reason SEAL_IT = new Reason(
            "seal-it",
            "This home has a card by now, and letters to it are sealed; ask again for what they are sealed for.");
    static final Reason TOO_OFTEN =
            Reason.LIMIT_REACHED.saying("That is many letters from you in a short time; try again in ten minutes.");
    private static final Reason TOO_MANY_COMING =
            Reason.LIMIT_REACHED.saying("Other letters from your address are on their way still; wait for their end.");

    private final StoreLinks stores;
    private final IdentitySettings settings;
    private final SealKeys seals;
    private final LetterRates rates;
    private final LetterShelf shelf;
    private final LetterNotice notice;
    private final Clock clock;
    private final Secrets secrets;
    private final Refusals refusals = new Refusals();
    private final LongAdder taken = new LongAdder();

    /** Made by the component runtime. */
    @Activate
    public LetterDesk(
            @Reference StoreLinks stores,
            @Reference IdentitySettings settings,
            @Reference CodeDesk codes,
            @Reference SealKeys seals,
            @Reference LetterRates rates,
            @Reference LetterShelf shelf,
            @Reference LetterNotice notice) {
        this.stores = stores;
        this.settings = settings;
        this.seals = seals;
        this.rates = rates;
        this.shelf = shelf;
        this.notice = notice;
        this.clock = codes.clock();
        this.secrets = codes.secrets();
    }

    @Override
    public LetterCounters counters() {
        return new LetterCounters(taken.sum(), refusals.byReason());
    }

    @Override
    public CompletionStage<StoreResult<Letterbox>> letterbox(RoomId home, Executor executor) {
        return Answers.of(
                Steps.then(
                        owner(home),
                        owner -> Steps.then(
                                seals.of(owner), certificate -> Steps.done(new Letterbox(certificate, maxBytes())))),
                executor);
    }

    private long maxBytes() {
        return Math.max(1, settings.now().maxLetterBytes());
    }

    private CompletionStage<StoreResult<Resident>> owner(RoomId home) {
        return stores.residents()
                .map(store -> Steps.then(
                        store.byAddress(home.city(), home.owner(), Runnable::run),
                        found -> found.filter(Resident::isActive)
                                .map(Steps::done)
                                .orElseGet(() -> Steps.conflict(Reason.NO_SUCH_ROOM))))
                .orElseGet(Steps::noStore);
    }

    @Override
    public CompletionStage<StoreResult<LetterDelivery>> leave(
            Caller caller, Identity who, RoomId home, LetterCover cover, Executor executor) {
        return Answers.of(
                begin(caller, who, home, cover).thenApply(begun -> {
                    begun.obstacle().ifPresent(refusals::add);
                    return begun;
                }),
                executor);
    }

    private CompletionStage<StoreResult<LetterDelivery>> begin(
            Caller caller, Identity who, RoomId home, LetterCover cover) {
        Optional<LetterForm> form = LetterForm.of(cover.mediaType());
        if (form.isEmpty()) {
            return Steps.conflict(LetterForm.BAD_LETTER);
        }
        if (cover.bytes() > maxBytes()) {
            return Steps.conflict(
                    Reason.TOO_LARGE.saying("A letter has at most " + maxBytes() + " bytes; send less, or in parts."));
        }
        return Steps.then(
                owner(home),
                owner -> Steps.then(seals.of(owner), certificate -> {
                    if (certificate.isPresent() && !form.get().isSealed()) {
                        return Steps.conflict(SEAL_IT);
                    }
                    return admitted(caller, who, owner, form.get(), cover);
                }));
    }

    private CompletionStage<StoreResult<LetterDelivery>> admitted(
            Caller caller, Identity who, Resident owner, LetterForm form, LetterCover cover) {
        if (!rates.mayCome(caller)) {
            return Steps.conflict(TOO_MANY_COMING);
        }
        if (!rates.allows(caller, who)) {
            rates.came(caller);
            return Steps.conflict(TOO_OFTEN);
        }
        return open(new Coming(caller, who, owner), form, cover).thenApply(begun -> {
            if (begun.obstacle().isPresent()) {
                rates.came(caller);
            }
            return begun;
        });
    }

    private CompletionStage<StoreResult<LetterDelivery>> open(Coming coming, LetterForm form, LetterCover cover) {
        Optional<LetterStore> letters = stores.letters();
        Optional<BlobStore> blobs = stores.blobs();
        if (letters.isEmpty() || blobs.isEmpty()) {
            return Steps.noStore();
        }
        return Steps.then(
                letters.get()
                        .reserve(
                                coming.letter(form, cover),
                                settings.now().maxInboxLetters(),
                                settings.now().maxInboxBytes(),
                                Runnable::run),
                letter -> blobs.get()
                        .begin(letter.space(), maxBytes(), Runnable::run)
                        .thenCompose(begun -> shelf.removeUnless(
                                        begun.obstacle().isEmpty(), letter)
                                .thenApply(removed ->
                                        begun.map((BlobUpload upload) -> new Delivery(letter, form, upload, coming)))));
    }

    /** Who brings a letter to whom, until it has come or is lost. */
    private final class Coming implements Delivery.Ends {
        private final Caller caller;
        private final Identity who;
        private final Resident owner;

        Coming(Caller caller, Identity who, Resident owner) {
            this.caller = caller;
            this.who = who;
            this.owner = owner;
        }

        StoredLetter letter(LetterForm form, LetterCover cover) {
            boolean known =
                    who.isResident() && owner.city().equals(who.attributes().get(Identity.RESIDENT_CITY));
            return new StoredLetter(
                    secrets.id(),
                    owner.id(),
                    clock.instant().truncatedTo(ChronoUnit.MILLIS),
                    known
                            ? who.displayName()
                            : Residents.name(cover.guestName()).orElse(""),
                    known ? Optional.of(Residents.idOf(who)) : Optional.empty(),
                    form.mediaType(),
                    form.isSealed(),
                    cover.bytes() < 0 ? maxBytes() : cover.bytes(),
                    Optional.empty(),
                    false);
        }

        /** What the store could not acknowledge may be there all the same: it is left to the housekeeping. */
        @Override
        public CompletionStage<StoreResult<Boolean>> arrived(StoredLetter letter, BlobStore.Blob blob) {
            return stores.letters()
                    .map(letters -> letters.arrived(
                            letter,
                            new LetterStore.Blob(blob.id(), blob.sizeBytes()),
                            clock.instant().truncatedTo(ChronoUnit.MILLIS),
                            Runnable::run))
                    .orElseGet(Steps::noStore)
                    .thenCompose(result -> {
                        rates.came(caller);
                        result.obstacle().ifPresent(refusals::add);
                        if (result instanceof StoreResult.Done<Boolean> told) {
                            taken.increment();
                            if (told.value()) {
                                notice.tell(owner, who, caller);
                            }
                        }
                        return shelf.removeUnless(!(result instanceof StoreResult.Conflict<Boolean>), letter)
                                .thenApply(removed -> result.map(there -> true));
                    });
        }

        @Override
        public CompletionStage<Void> lost(StoredLetter letter, Optional<Reason> why) {
            rates.came(caller);
            refusals.add(why.orElse(Reason.CONNECTION_LOST));
            return shelf.removeUnless(false, letter);
        }
    }
}
