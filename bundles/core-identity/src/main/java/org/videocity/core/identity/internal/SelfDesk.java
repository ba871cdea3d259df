package org.videocity.core.identity.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.Reason;
import org.videocity.api.identity.Identity;
import org.videocity.api.mail.Mail;
import org.videocity.api.resident.Caller;
import org.videocity.api.resident.DataExport;
import org.videocity.api.resident.MailedCode;
import org.videocity.api.resident.SelfService;
import org.videocity.api.store.Confirmation;
import org.videocity.api.store.Resident;
import org.videocity.api.store.ResidentStore;
import org.videocity.api.store.StoreReasons;
import org.videocity.api.store.StoreResult;

/** Lets residents say what they are about, move to another address, take their data along, and leave. */
@Component(service = SelfService.class, immediate = true)
public final class SelfDesk implements SelfService {
    private static final Logger LOG = LoggerFactory.getLogger(SelfDesk.class);
    private static final String RESIDENT = "resident";
    private static final String ACTOR = "resident";
    private static final Reason TOO_MANY_EXPORTS =
            Reason.LIMIT_REACHED.saying("You have taken your data along often enough for now; try in an hour.");

    private final StoreLinks stores;
    private final IdentitySettings settings;
    private final CodeDesk codes;
    private final MailRates rates;
    private final Departures departures;
    private final ExportDesk exports;
    private final Cities cities;
    private final SignUpRules rules;
    private final RateMeter exportsMade;

    /** Made by the component runtime. */
    @Activate
    public SelfDesk(
            @Reference StoreLinks stores,
            @Reference IdentitySettings settings,
            @Reference CodeDesk codes,
            @Reference MailRates rates,
            @Reference Departures departures,
            @Reference ExportDesk exports,
            @Reference Cities cities) {
        this.stores = stores;
        this.settings = settings;
        this.codes = codes;
        this.rates = rates;
        this.departures = departures;
        this.exports = exports;
        this.cities = cities;
        this.rules = new SignUpRules(settings, cities);
        this.exportsMade = new RateMeter(codes.clock());
    }

    @Override
    public CompletionStage<StoreResult<Resident>> describe(Identity who, List<String> keywords, Executor executor) {
        List<String> tidy = keywords.stream().map(String::strip).distinct().toList();
        if (!SignUpRules.areGood(tidy)) {
            return Answers.now(new StoreResult.Conflict<>(SignUpRules.BAD_KEYWORDS), executor);
        }
        return Answers.of(self(who, (store, me) -> store.update(me.about(tidy), Runnable::run)), executor);
    }

    @Override
    public CompletionStage<MailedCode> requestMove(Caller caller, Identity who, String newAddress, Executor executor) {
        Optional<String> address = Residents.address(newAddress);
        if (address.isEmpty()) {
            return Answers.now(new MailedCode.Refused(Residents.BAD_ADDRESS, "address"), executor);
        }
        Optional<MailedCode.Refused> wrong = rules.obstacleToMove(caller.city(), address.get());
        if (wrong.isPresent()) {
            return Answers.now(wrong.get(), executor);
        }
        if (!rates.mayMail(caller, address.get())) {
            return Answers.now(new MailedCode.Refused(MailRates.TOO_OFTEN, ""), executor);
        }
        return Answers.of(
                self(
                                who,
                                (store, me) -> isFree(store, me, address.get())
                                        .thenApply(free -> free.map(is -> new Wish(me, is))))
                        .thenCompose(found ->
                                found.either(wish -> mailWish(caller, address.get(), wish), SelfDesk::refused)),
                executor);
    }

    private record Wish(Resident me, boolean isFree) {}

    private CompletionStage<StoreResult<Boolean>> isFree(ResidentStore store, Resident me, String address) {
        return Steps.then(
                store.byAddress(me.city(), address, Runnable::run),
                known -> Steps.then(
                        store.left(me.city(), address, codes.clock().instant(), Runnable::run),
                        left -> Steps.done(known.isEmpty()
                                && left.filter(move -> !move.to().equals(me.address()))
                                        .isEmpty())));
    }

    private CompletionStage<MailedCode> mailWish(Caller caller, String address, Wish wish) {
        return codes.send(
                wish.isFree() ? CodeDesk.MOVE : CodeDesk.NOTHING,
                caller,
                address,
                Map.of(RESIDENT, wish.me().id()),
                (code, link) -> wish.isFree()
                        ? MailTexts.of(caller)
                                .moveHere(
                                        address,
                                        title(caller.city()),
                                        wish.me().name(),
                                        code,
                                        settings.now().codeMinutes())
                        : MailTexts.of(caller).notHere(address, title(caller.city())));
    }

    @Override
    public CompletionStage<StoreResult<Resident>> move(
            Caller caller, Identity who, String pending, String code, Executor executor) {
        return Answers.of(
                confirmed(caller, who, pending, code, CodeDesk.MOVE, (store, me, confirmation) -> {
                    Instant now = codes.clock().instant().truncatedTo(ChronoUnit.MILLIS);
                    int days = Math.max(1, settings.now().oldAddressDays());
                    return Steps.then(
                            store.move(
                                    me.id(),
                                    confirmation.address(),
                                    now,
                                    now.plus(Duration.ofDays(days)),
                                    Runnable::run),
                            moved -> {
                                tell(MailTexts.of(caller).moved(me.address(), title(me.city()), days));
                                return rename(me, moved);
                            });
                }),
                executor);
    }

    /** The audit log is about the same person under the new address. */
    private CompletionStage<StoreResult<Resident>> rename(Resident before, Resident now) {
        return stores.audit()
                .map(store -> store.moved(now.city(), before.address(), now.address(), Runnable::run))
                .orElseGet(Steps::noStore)
                .thenApply(result -> {
                    result.obstacle().ifPresent(why -> LOG.error("The audit log has an old address: {}", why.text()));
                    return new StoreResult.Done<>(now);
                });
    }

    @Override
    public CompletionStage<StoreResult<DataExport>> export(Identity who, Executor executor) {
        if (!exportsMade.allows(who.id(), settings.now().exportsPerHour())) {
            return Answers.now(new StoreResult.Conflict<>(TOO_MANY_EXPORTS), executor);
        }
        return Answers.of(self(who, (store, me) -> exports.begin(me)), executor);
    }

    @Override
    public CompletionStage<StoreResult<Boolean>> mayExport(Identity who, Executor executor) {
        if (exportsMade.count(who.id()) >= settings.now().exportsPerHour()) {
            return Answers.now(new StoreResult.Conflict<>(TOO_MANY_EXPORTS), executor);
        }
        return Answers.of(
                self(
                        who,
                        (store, me) -> exports.isBusy()
                                ? CompletableFuture.completedFuture(new StoreResult.Unavailable<>(StoreReasons.BUSY))
                                : Steps.done(true)),
                executor);
    }

    @Override
    public CompletionStage<MailedCode> requestLeave(Caller caller, Identity who, Executor executor) {
        return Answers.of(
                self(who, (store, me) -> Steps.done(me))
                        .thenCompose(found -> found.either(
                                me -> rates.mayMail(caller, me.address())
                                        ? codes.send(
                                                CodeDesk.LEAVE,
                                                caller,
                                                me.address(),
                                                Map.of(RESIDENT, me.id()),
                                                (code, link) -> MailTexts.of(caller)
                                                        .leave(
                                                                me.address(),
                                                                title(caller.city()),
                                                                code,
                                                                settings.now().codeMinutes()))
                                        : refused(MailRates.TOO_OFTEN),
                                SelfDesk::refused)),
                executor);
    }

    @Override
    public CompletionStage<StoreResult<Boolean>> leave(
            Caller caller, Identity who, String pending, String code, Executor executor) {
        return Answers.of(
                confirmed(caller, who, pending, code, CodeDesk.LEAVE, (store, me, confirmation) -> {
                    if (!confirmation.address().equals(me.address())) {
                        return Steps.conflict(CodeDesk.BAD_CODE);
                    }
                    return Steps.then(departures.leave(ACTOR, me), gone -> {
                        tell(MailTexts.of(caller).gone(me.address(), title(me.city())));
                        return Steps.done(gone);
                    });
                }),
                executor);
    }

    private String title(String city) {
        return cities.orDefault(city).title();
    }

    /** Something to be done about oneself. */
    private interface Work<T> {
        CompletionStage<StoreResult<T>> run(ResidentStore store, Resident me);
    }

    /** The same, after a code was shown. */
    private interface ConfirmedWork<T> {
        CompletionStage<StoreResult<T>> run(ResidentStore store, Resident me, Confirmation confirmation);
    }

    private <T> CompletionStage<StoreResult<T>> self(Identity who, Work<T> work) {
        if (!who.isResident()) {
            return Steps.conflict(Reason.NOT_ALLOWED);
        }
        Function<ResidentStore, CompletionStage<StoreResult<T>>> asked = store -> Steps.then(
                store.byId(Residents.idOf(who), Runnable::run),
                found -> found.map(me -> work.run(store, me)).orElseGet(() -> Steps.conflict(StoreReasons.GONE)));
        return stores.residents().map(asked).orElseGet(Steps::noStore);
    }

    /** A code counts only for whom it was mailed, however it came into somebody else's hands. */
    private <T> CompletionStage<StoreResult<T>> confirmed(
            Caller caller, Identity who, String pending, String code, String purpose, ConfirmedWork<T> work) {
        if (!rates.mayShowCode(caller)) {
            return Steps.conflict(MailRates.TOO_OFTEN);
        }
        return self(
                who,
                (store, me) -> Steps.then(
                        codes.takeCode(caller, pending, code, Set.of(purpose)),
                        confirmation -> me.id().equals(confirmation.details().get(RESIDENT))
                                ? work.run(store, me, confirmation)
                                : Steps.<T>conflict(CodeDesk.BAD_CODE)));
    }

    /** Nobody waits for a mail that only says what happened. */
    private void tell(Mail mail) {
        stores.mail()
                .ifPresent(service -> service.send(mail, Runnable::run).whenComplete((why, failed) -> {
                    if (failed != null || why.isPresent()) {
                        LOG.warn("A notice could not be mailed: {}", failed == null ? why : failed.toString());
                    }
                }));
    }

    private static CompletionStage<MailedCode> refused(Reason why) {
        return CompletableFuture.completedFuture(new MailedCode.Refused(why, ""));
    }
}
