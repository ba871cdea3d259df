package org.videocity.core.identity.internal;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.videocity.api.Reason;
import org.videocity.api.identity.Identity;
import org.videocity.api.inbox.Inbox;
import org.videocity.api.inbox.InboxService;
import org.videocity.api.store.LetterStore;
import org.videocity.api.store.StoreResult;

/** What residents do with the letters they have. */
@Component(service = InboxService.class, immediate = true)
public final class InboxDesk implements InboxService {
    private final StoreLinks stores;
    private final IdentitySettings settings;
    private final LetterShelf shelf;

    /** Made by the component runtime. */
    @Activate
    public InboxDesk(@Reference StoreLinks stores, @Reference IdentitySettings settings, @Reference LetterShelf shelf) {
        this.stores = stores;
        this.settings = settings;
        this.shelf = shelf;
    }

    @Override
    public CompletionStage<StoreResult<Inbox>> look(Identity who, Executor executor) {
        String id = Residents.idOf(who);
        return own(
                who,
                store -> Steps.then(
                        store.looked(id, Runnable::run),
                        looked -> Steps.then(
                                store.ofResident(id, Runnable::run),
                                letters -> store.noticeByMail(id, Runnable::run)
                                        .thenApply(wish -> wish.map(byMail -> new Inbox(
                                                letters, settings.now().maxInboxBytes(), byMail))))),
                executor);
    }

    @Override
    public CompletionStage<StoreResult<Integer>> unopened(Identity who, Executor executor) {
        return own(who, store -> store.unopened(Residents.idOf(who), Runnable::run), executor);
    }

    @Override
    public CompletionStage<StoreResult<Optional<LetterStore.Held>>> letter(Identity who, String id, Executor executor) {
        return own(who, store -> store.find(Residents.idOf(who), id, Runnable::run), executor);
    }

    @Override
    public CompletionStage<StoreResult<Boolean>> mark(Identity who, String id, boolean opened, Executor executor) {
        return own(who, store -> store.mark(Residents.idOf(who), id, opened, Runnable::run), executor);
    }

    @Override
    public CompletionStage<StoreResult<Boolean>> remove(Identity who, String id, Executor executor) {
        return own(
                who,
                store -> Steps.then(
                        store.find(Residents.idOf(who), id, Runnable::run),
                        found -> found.map(held -> shelf.remove(held.letter())).orElseGet(() -> Steps.done(false))),
                executor);
    }

    @Override
    public CompletionStage<StoreResult<Boolean>> noticeByMail(Identity who, boolean wanted, Executor executor) {
        return own(who, store -> store.noticeByMail(Residents.idOf(who), wanted, Runnable::run), executor);
    }

    private <T> CompletionStage<StoreResult<T>> own(
            Identity who, Function<LetterStore, CompletionStage<StoreResult<T>>> work, Executor executor) {
        return Answers.of(
                who.isResident()
                        ? stores.letters().map(work).orElseGet(Steps::noStore)
                        : Steps.conflict(Reason.NOT_ALLOWED),
                executor);
    }
}
