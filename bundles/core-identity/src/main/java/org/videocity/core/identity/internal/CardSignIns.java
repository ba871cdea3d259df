package org.videocity.core.identity.internal;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.Reason;
import org.videocity.api.identity.Network;
import org.videocity.api.resident.Caller;
import org.videocity.api.resident.CardChallenge;
import org.videocity.api.resident.CardProof;
import org.videocity.api.resident.SignedIn;
import org.videocity.api.softcard.CardFacts;
import org.videocity.api.softcard.CardReasons;
import org.videocity.api.softcard.CardService;
import org.videocity.api.softcard.CardVerdict;
import org.videocity.api.softcard.SignInText;
import org.videocity.api.store.CardStore;
import org.videocity.api.store.Resident;
import org.videocity.api.store.StoreResult;
import org.videocity.api.store.StoredCard;

/**
 * Lets people in who sign a challenge with their login card. What is cheap is checked first: how often, whether the challenge
 * is this browser's and still counts, for which pages it was; only then certificates and signature. Thread: safe from any.
 */
@Component(service = CardSignIns.class, immediate = true)
public final class CardSignIns {
    static final Reason OLD_NONCE = new Reason(
            "old-nonce",
            "This sign-in was begun too long ago, was finished already, or was begun in another browser; begin again.");
    static final Reason OTHER_ORIGIN = new Reason(
            "other-origin",
            "This was signed for pages of another address than the city's; look at the address bar before you try again.");
    static final Reason LOCKED =
            new Reason("locked", "Your home is locked by the operator of the city; please ask there.");
    static final Reason TOO_OFTEN =
            Reason.LIMIT_REACHED.saying("Cards were shown too often from here or too often wrong; try in an hour.");

    private static final Logger LOG = LoggerFactory.getLogger(CardSignIns.class);

    private final StoreLinks stores;
    private final CardLinks links;
    private final IdentitySettings settings;
    private final SessionDesk sessions;
    private final CityPlaces places;
    private final SealKeys seals;
    private final Refusals refusals;
    private final Secrets secrets = new Secrets();
    private final NonceBook nonces;
    private final RateMeter challenges;
    private final RateMeter attempts;
    private final WrongProofs wrong;
    private final AuditTrail audit;

    /** Made by the component runtime. */
    @Activate
    public CardSignIns(
            @Reference StoreLinks stores,
            @Reference CardLinks links,
            @Reference IdentitySettings settings,
            @Reference SessionDesk sessions,
            @Reference CityPlaces places,
            @Reference SealKeys seals,
            @Reference Refusals refusals) {
        this.stores = stores;
        this.links = links;
        this.settings = settings;
        this.sessions = sessions;
        this.places = places;
        this.seals = seals;
        this.refusals = refusals;
        this.nonces = new NonceBook(sessions.clock(), secrets);
        this.challenges = new RateMeter(sessions.clock());
        this.attempts = new RateMeter(sessions.clock());
        this.wrong = new WrongProofs(sessions.clock());
        this.audit = new AuditTrail(stores, sessions.clock());
    }

    /** Gives something to sign, for the pages the asker comes from if they are the city's, else for its first ones. */
    CardChallenge challenge(Caller caller, String pageOrigin) {
        String network = Network.of(caller.remote()).name();
        if (!challenges.allows(network, settings.now().cardChallengesPerNetworkAndHour())) {
            return new CardChallenge.Refused(counted(TOO_OFTEN));
        }
        List<String> origins = places.origins(caller.city());
        String origin = origins.stream().filter(pageOrigin::equals).findFirst().orElse(origins.get(0));
        String browser = secrets.token();
        NonceBook.Challenge given = nonces.give(caller.city(), origin, browser, network);
        SignInText text = new SignInText(
                caller.city(),
                origin,
                SignInText.SESSION,
                given.nonce(),
                given.expires().toString());
        return new CardChallenge.Posed(browser, text, given.expires());
    }

    /** Returns how many challenges wait for an answer. */
    int open() {
        return nonces.size();
    }

    CompletionStage<SignedIn> signIn(Caller caller, String browser, CardProof proof) {
        String network = Network.of(caller.remote()).name();
        if (!attempts.allows(network, settings.now().cardSignInsPerNetworkAndHour())) {
            return refused(TOO_OFTEN);
        }
        Optional<NonceBook.Challenge> challenge = nonces.take(proof.nonce(), browser, caller.city());
        if (challenge.isEmpty() || !challenge.get().expires().toString().equals(proof.expiry())) {
            return refused(OLD_NONCE);
        }
        if (!proof.origin().equals(challenge.get().origin())
                || !places.origins(caller.city()).contains(proof.origin())) {
            return refused(OTHER_ORIGIN);
        }
        Optional<CardService> service = links.service();
        if (service.isEmpty()) {
            return refused(Reason.UNAVAILABLE);
        }
        if (proof.chain().isEmpty()) {
            return refused(CardReasons.NOT_ISSUED);
        }
        return check(service.get(), caller, proof, network);
    }

    private CompletionStage<SignedIn> check(CardService service, Caller caller, CardProof proof, String network) {
        ByteBuffer own = proof.chain().get(0);
        String card = Secrets.hash(own);
        if (wrong.tooMany(card, network, settings.now().wrongSignaturesPerCardAndHour())) {
            return refused(TOO_OFTEN);
        }
        SignInText text =
                new SignInText(caller.city(), proof.origin(), SignInText.SESSION, proof.nonce(), proof.expiry());
        return service.checkSignature(
                        proof.chain(),
                        caller.city(),
                        ByteBuffer.wrap(text.bytes(own)),
                        proof.signature(),
                        Runnable::run)
                .thenCompose(verdict -> {
                    if (verdict instanceof CardVerdict.Valid valid) {
                        seals.keep(caller.city(), valid.facts().serial(), own);
                        return comeIn(caller, valid.facts());
                    }
                    if (verdict instanceof CardVerdict.Undecided undecided) {
                        return refused(undecided.reason());
                    }
                    Reason why = ((CardVerdict.Invalid) verdict).reason();
                    if (why.is(CardReasons.BAD_SIGNATURE)) {
                        wrong.add(card, network);
                    }
                    return refused(why);
                });
    }

    private CompletionStage<SignedIn> comeIn(Caller caller, CardFacts facts) {
        Optional<CardStore> cards = links.cards();
        if (cards.isEmpty()) {
            return refused(Reason.UNAVAILABLE);
        }
        Instant now = sessions.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        CompletionStage<StoreResult<SignedIn.Accepted>> in = Steps.then(
                cards.get().bySerial(caller.city(), facts.serial(), Runnable::run),
                card -> Steps.then(
                        holder(card),
                        resident -> Steps.then(
                                cards.get().countEntry(caller.city(), facts.serial(), now, Runnable::run),
                                holds -> holds
                                        ? sessions.begin(resident, caller, false)
                                        : Steps.conflict(CardReasons.REVOKED))));
        return in.thenCompose(result -> {
            if (result instanceof StoreResult.Done<SignedIn.Accepted> done) {
                return audit.note(
                                done.value().identity(),
                                "card-sign-in",
                                "card " + facts.serial(),
                                "from " + Addresses.of(caller.remote()))
                        .thenApply(noted -> done.value());
            }
            return refused(result.obstacle().orElse(Reason.UNAVAILABLE));
        });
    }

    private CompletionStage<StoreResult<Resident>> holder(Optional<StoredCard> card) {
        if (card.isEmpty()) {
            return Steps.conflict(CardReasons.UNKNOWN_CARD);
        }
        return stores.residents()
                .map(store -> Steps.then(
                        store.byId(card.get().residentId(), Runnable::run),
                        found -> found.isEmpty()
                                ? Steps.<Resident>conflict(CardReasons.REVOKED)
                                : found.get().isActive() ? Steps.done(found.get()) : Steps.<Resident>conflict(LOCKED)))
                .orElseGet(Steps::noStore);
    }

    private CompletionStage<SignedIn> refused(Reason why) {
        return CompletableFuture.completedFuture(new SignedIn.Refused(counted(why)));
    }

    private Reason counted(Reason why) {
        LOG.debug("Somebody was not let in by a card: {}", why.name());
        refusals.add(why);
        return why;
    }
}
