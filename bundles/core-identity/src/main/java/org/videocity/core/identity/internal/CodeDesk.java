package org.videocity.core.identity.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.videocity.api.Reason;
import org.videocity.api.mail.Mail;
import org.videocity.api.mail.MailService;
import org.videocity.api.resident.Caller;
import org.videocity.api.resident.MailedCode;
import org.videocity.api.store.Confirmation;
import org.videocity.api.store.ConfirmationStore;
import org.videocity.api.store.StoreResult;

/** Mails codes and links, and takes them back. Thread: safe from any. */
@Component(service = CodeDesk.class, immediate = true)
public final class CodeDesk {
    /** A home is wanted. */
    static final String SIGN_UP = "sign-up";
    /** Somebody with a home wants in. */
    static final String SIGN_IN = "sign-in";
    /** A code nobody has, so that known and unknown addresses cost the same. */
    static final String NOTHING = "nothing";
    /** Somebody wants to have another address. */
    static final String MOVE = "move";
    /** Somebody wants to leave. */
    static final String LEAVE = "leave";
    /** An operator's invitation: only the link's token counts. */
    static final String INVITATION = "invitation";

    static final Reason BAD_CODE =
            new Reason("bad-code", "That code is wrong, was used already or is too old; ask for a new one.");

    private static final Set<String> WAYS_IN = Set.of(SIGN_UP, SIGN_IN);
    private static final int MOST_OPEN_PER_ADDRESS = 5;

    private final StoreLinks stores;
    private final IdentitySettings settings;
    private final Clock clock;
    private final Cities cities;
    private final Secrets secrets = new Secrets();

    /** Writes the mail around a code and the link that does the same. */
    interface Letter {
        Mail write(String code, String link);
    }

    /** Made by the component runtime. */
    @Activate
    public CodeDesk(@Reference StoreLinks stores, @Reference IdentitySettings settings, @Reference Cities cities) {
        this(stores, settings, cities, Clock.systemUTC());
    }

    CodeDesk(StoreLinks stores, IdentitySettings settings, Cities cities, Clock clock) {
        this.stores = stores;
        this.settings = settings;
        this.cities = cities;
        this.clock = clock;
    }

    Clock clock() {
        return clock;
    }

    Secrets secrets() {
        return secrets;
    }

    /** Stores a confirmation and mails what proves it. */
    CompletionStage<MailedCode> send(
            String purpose, Caller caller, String address, Map<String, String> details, Letter letter) {
        Optional<ConfirmationStore> store = stores.confirmations();
        Optional<MailService> mail = stores.mail();
        if (store.isEmpty() || mail.isEmpty()) {
            return CompletableFuture.completedFuture(new MailedCode.Refused(Reason.UNAVAILABLE, ""));
        }
        int minutes = settings.now().codeMinutes();
        Instant expires = clock.instant().plus(Duration.ofMinutes(minutes)).truncatedTo(ChronoUnit.MILLIS);
        String pending = secrets.token();
        String code = secrets.code();
        String link = secrets.token();
        Confirmation confirmation = new Confirmation(
                pending,
                purpose,
                caller.city(),
                address,
                Secrets.hash(pending, code),
                Secrets.hash(link),
                settings.now().codeTries(),
                details,
                expires);
        return store.get()
                .put(confirmation, MOST_OPEN_PER_ADDRESS, Runnable::run)
                .thenCompose(put -> put instanceof StoreResult.Done<Boolean>
                        ? mail.get()
                                .send(
                                        letter.write(
                                                code,
                                                cities.orDefault(caller.city()).publicUrl() + "/~sign-in#" + link),
                                        Runnable::run)
                                .thenApply(why -> answer(why, pending, expires, mail.get()))
                        : CompletableFuture.completedFuture(
                                new MailedCode.Refused(put.obstacle().orElse(Reason.UNAVAILABLE), "")));
    }

    private static MailedCode answer(Optional<Reason> why, String pending, Instant expires, MailService mail) {
        return why.<MailedCode>map(reason -> new MailedCode.Refused(reason, ""))
                .orElseGet(() -> new MailedCode.Sent(pending, expires, mail.isOutbox()));
    }

    /** Takes a code that lets somebody in: yields the confirmation, which nobody gets again, or why not. */
    CompletionStage<StoreResult<Confirmation>> takeCode(Caller caller, String pending, String code) {
        return takeCode(caller, pending, code, WAYS_IN);
    }

    /** Takes a code of one of these purposes. */
    CompletionStage<StoreResult<Confirmation>> takeCode(
            Caller caller, String pending, String code, Set<String> purposes) {
        String digits = code.replaceAll("\\s", "");
        return stores.confirmations()
                .map(store -> Steps.then(store.attempt(pending, Runnable::run), found -> {
                    // looked at in any case, so that an unknown request takes as long as a wrong code
                    boolean right = Secrets.same(
                            Secrets.hash(pending, digits),
                            found.map(Confirmation::codeHash).orElse(""));
                    return right && found.isPresent() && found.get().triesLeft() > 0
                            ? take(store, caller, found.get(), purposes)
                            : Steps.<Confirmation>conflict(BAD_CODE);
                }))
                .orElseGet(Steps::noStore);
    }

    /** Takes the token of a link. */
    CompletionStage<StoreResult<Confirmation>> takeLink(Caller caller, String token) {
        return stores.confirmations()
                .map(store -> Steps.then(
                        store.byLink(Secrets.hash(token), Runnable::run),
                        found -> found.isPresent()
                                ? take(store, caller, found.get(), WAYS_IN)
                                : Steps.<Confirmation>conflict(BAD_CODE)))
                .orElseGet(Steps::noStore);
    }

    private CompletionStage<StoreResult<Confirmation>> take(
            ConfirmationStore store, Caller caller, Confirmation found, Set<String> purposes) {
        boolean counts = found.city().equals(caller.city())
                && purposes.contains(found.purpose())
                && clock.instant().isBefore(found.expires());
        if (!counts) {
            return Steps.conflict(BAD_CODE);
        }
        return Steps.then(
                store.take(found.id(), Runnable::run),
                mine -> mine ? Steps.done(found) : Steps.<Confirmation>conflict(BAD_CODE));
    }
}
