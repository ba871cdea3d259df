package org.videocity.softcard.x509.internal;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.videocity.api.CardKind;
import org.videocity.api.city.City;
import org.videocity.api.city.CityDirectory;
import org.videocity.api.city.CityDirectoryListener;
import org.videocity.api.softcard.CardCounters;
import org.videocity.api.softcard.CardFacts;
import org.videocity.api.softcard.CardReasons;
import org.videocity.api.softcard.CardRequest;
import org.videocity.api.softcard.CardService;
import org.videocity.api.softcard.CardVerdict;
import org.videocity.api.softcard.IssuedCard;
import org.videocity.api.softcard.RoomCardTexts;
import org.videocity.api.store.BackupFiles;
import org.videocity.api.store.StoreResult;
import org.videocity.api.store.StoredCard;

/**
 * The service: each question is worked on by a card thread, then the store is asked, then the answer goes to whoever asked.
 * Thread: safe from any.
 */
@Component(
        service = {CardService.class, BackupFiles.class, CityDirectoryListener.class},
        immediate = true,
        configurationPid = "org.videocity.softcard")
@Designate(ocd = CardConfiguration.class)
public final class CardDesk implements CardService, BackupFiles, CityDirectoryListener {
    private static final long DAY_MILLIS = 86_400_000;
    private static final long FIRST_MILLIS = 120_000;
    /** When the city is told of, it may just be starting; the keys of its authorities have time until it has. */
    private static final long AUTHORITIES_MILLIS = 3_000;
    /** Cards that expired longer ago are forgotten; until then the list of revoked ones tells what a letter's signature was worth. */
    private static final Duration REMEMBERED = Duration.ofDays(730);

    private final CardLinks links;
    private final CardConfiguration configuration;
    private final Clock clock;
    private final CardThreads threads;
    private final Authorities authorities;
    private final RevocationLists lists;
    private final Issuance issuance;
    private final Inspection inspection;
    private final CardTally tally = new CardTally();

    /** Made by the component runtime. */
    @Activate
    public CardDesk(BundleContext context, @Reference CardLinks links, CardConfiguration configuration) {
        this(data(context), links, configuration, Clock.systemUTC());
    }

    CardDesk(Path data, CardLinks links, CardConfiguration configuration, Clock clock) {
        this.links = links;
        this.configuration = configuration;
        this.clock = clock;
        this.threads = new CardThreads(configuration.threads(), configuration.maxWaiting());
        this.authorities = new Authorities(
                data.resolve(configuration.authorityFolder()), configuration.authorityPassphrase(), clock);
        this.lists = new RevocationLists(
                clock, Duration.ofHours(Math.max(1, configuration.revocationListHours())), REMEMBERED);
        this.issuance = new Issuance(authorities, configuration.validityDays(), clock);
        this.inspection = new Inspection(authorities, clock);
        threads.every(FIRST_MILLIS, DAY_MILLIS, this::forget);
    }

    private static Path data(BundleContext context) {
        String data = context.getProperty("karaf.data");
        return Path.of(data == null ? "data" : data);
    }

    /** Lets what was begun end. */
    @Deactivate
    public void deactivate() {
        threads.close();
    }

    /** A folder elsewhere than below the data folder is the operator's to keep. */
    @Override
    public String folder() {
        return configuration.authorityFolder();
    }

    @Override
    public void onRestored() {
        authorities.forget();
        lists.forget();
    }

    /** Every city has an authority soon after there is the city. */
    @Override
    public void onCities(CityDirectory cities) {
        List<String> names = cities.cities().stream().map(City::name).toList();
        threads.later(AUTHORITIES_MILLIS, () -> names.forEach(city -> threads.ask(() -> authorities.of(city))));
    }

    private void forget() {
        links.ask(store -> store.purge(clock.instant().minus(REMEMBERED), Runnable::run));
    }

    @Override
    public CompletionStage<CardVerdict> look(ByteBuffer png, String city, Executor executor) {
        ByteBuffer file = png.slice();
        return verdict(threads.ask(() -> inspection.look(file, city)), executor);
    }

    @Override
    public CompletionStage<CardVerdict> checkSignature(
            List<ByteBuffer> chain, String city, ByteBuffer message, ByteBuffer signature, Executor executor) {
        return verdict(threads.ask(() -> inspection.signature(chain, city, message, signature)), executor);
    }

    /** Asks the store about a card that is good in itself. */
    private CompletionStage<CardVerdict> verdict(CompletionStage<StoreResult<CardFacts>> good, Executor executor) {
        CompletionStage<StoreResult<CardFacts>> known = Steps.then(
                good,
                facts -> Steps.then(
                        links.ask(store -> store.bySerial(facts.binding().city(), facts.serial(), Runnable::run)),
                        record -> Steps.of(standing(facts, record))));
        return deliver(known.thenApply(result -> tally.looked(verdictOf(result))), executor);
    }

    private static StoreResult<CardFacts> standing(CardFacts facts, Optional<StoredCard> record) {
        if (record.isEmpty()) {
            return new StoreResult.Conflict<>(CardReasons.UNKNOWN_CARD);
        }
        return record.get().revocation().isPresent()
                ? new StoreResult.Conflict<>(CardReasons.REVOKED)
                : new StoreResult.Done<>(facts);
    }

    private static CardVerdict verdictOf(StoreResult<CardFacts> result) {
        if (result instanceof StoreResult.Done<CardFacts> done) {
            return new CardVerdict.Valid(done.value());
        }
        return result instanceof StoreResult.Conflict<CardFacts> conflict
                ? new CardVerdict.Invalid(conflict.reason())
                : new CardVerdict.Undecided(((StoreResult.Unavailable<CardFacts>) result).reason());
    }

    @Override
    public CompletionStage<StoreResult<IssuedCard>> issueLoginCard(
            CardRequest request, String cardHash, Executor executor) {
        return keep(threads.ask(() -> issuance.login(request, cardHash)), request.replaces(), executor);
    }

    @Override
    public CompletionStage<StoreResult<IssuedCard>> issueRoomCard(
            CardRequest request, RoomCardTexts texts, boolean isPublic, ByteBuffer png, Executor executor) {
        ByteBuffer picture = png.slice();
        return keep(threads.ask(() -> issuance.room(request, texts, isPublic, picture)), request.replaces(), executor);
    }

    @Override
    public CompletionStage<StoreResult<IssuedCard>> issueCityCard(RoomCardTexts texts, Executor executor) {
        return keep(threads.ask(() -> issuance.ofCity(texts)), Optional.empty(), executor);
    }

    /** Hands a signed card out once the store has it. */
    private CompletionStage<StoreResult<IssuedCard>> keep(
            CompletionStage<StoreResult<Issuance.Signed>> signed, Optional<String> replaces, Executor executor) {
        CompletionStage<StoreResult<IssuedCard>> kept = Steps.then(
                signed,
                card -> links.ask(store -> store.add(card.record(), replaces, most(card.record()), Runnable::run))
                        .thenApply(stored -> stored.map(record -> card.card())));
        return deliver(kept.thenApply(tally::asked), executor);
    }

    private int most(StoredCard record) {
        return Math.max(
                1, record.kind() == CardKind.LOGIN ? configuration.maxLoginCards() : configuration.maxRoomCards());
    }

    @Override
    public CompletionStage<StoreResult<ByteBuffer>> authority(String city, Executor executor) {
        return deliver(threads.ask(() -> authorities.of(city).der()), executor);
    }

    @Override
    public CompletionStage<StoreResult<ByteBuffer>> revocationList(String city, Executor executor) {
        Optional<ByteBuffer> fresh = lists.fresh(city);
        if (fresh.isPresent()) {
            return deliver(Steps.of(new StoreResult.Done<>(fresh.get())), executor);
        }
        Instant asked = clock.instant();
        CompletionStage<StoreResult<ByteBuffer>> made = Steps.then(
                links.ask(store -> store.revoked(city, asked.minus(REMEMBERED), Runnable::run)),
                revoked -> threads.ask(() -> lists.of(authorities.of(city), revoked, asked)));
        return deliver(made, executor);
    }

    @Override
    public CardCounters counters() {
        return tally.counters();
    }

    /** Completes an answer on the executor of whoever asked; when that is gone, where the answer was found. */
    private static <T> CompletionStage<T> deliver(CompletionStage<T> found, Executor executor) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        found.thenAccept(value -> {
            try {
                executor.execute(() -> answer.complete(value));
            } catch (RejectedExecutionException gone) {
                answer.complete(value);
            }
        });
        return answer;
    }
}
