package org.videocity.core.identity.internal;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.videocity.api.Reason;
import org.videocity.api.identity.Identity;
import org.videocity.api.identity.Network;
import org.videocity.api.resident.Caller;
import org.videocity.api.resident.Passkeys;
import org.videocity.api.resident.SignedIn;
import org.videocity.api.store.PasskeyStore;
import org.videocity.api.store.Resident;
import org.videocity.api.store.StoreResult;
import org.videocity.api.store.StoredPasskey;
import org.videocity.core.identity.internal.webauthn.AuthenticatorData;
import org.videocity.core.identity.internal.webauthn.PasskeyPublicKey;
import org.videocity.core.identity.internal.webauthn.WebAuthnException;

/** Lets people in with passkeys, and keeps these for them. Cheap checks come first, as with cards. Thread: safe from any. */
@Component(service = Passkeys.class, immediate = true)
public final class PasskeyDesk implements Passkeys {
    static final Reason BAD_PASSKEY = new Reason("bad-passkey", "That is no passkey this city can use.");
    static final Reason WRONG_PASSKEY =
            new Reason("wrong-passkey", "That passkey is not known here, was taken away, or signed something else.");
    private static final Reason TOO_OFTEN =
            Reason.LIMIT_REACHED.saying("Passkeys were shown too often from here; try in an hour.");
    private static final int MOST = 20;
    private static final int MAX_LABEL_CHARS = 120;
    private static final String CREATE = "webauthn.create";
    private static final String GET = "webauthn.get";

    private final StoreLinks stores;
    private final CardLinks links;
    private final IdentitySettings settings;
    private final SessionDesk sessions;
    private final CityPlaces places;
    private final CookieNames cookies;
    private final Refusals refusals;
    private final Secrets secrets = new Secrets();
    private final NonceBook nonces;
    private final RateMeter challenges;
    private final RateMeter attempts;
    private final AuditTrail audit;

    /** Made by the component runtime. */
    @Activate
    public PasskeyDesk(
            @Reference StoreLinks stores,
            @Reference CardLinks links,
            @Reference IdentitySettings settings,
            @Reference SessionDesk sessions,
            @Reference CityPlaces places,
            @Reference CookieNames cookies,
            @Reference Refusals refusals) {
        this.stores = stores;
        this.links = links;
        this.settings = settings;
        this.sessions = sessions;
        this.places = places;
        this.cookies = cookies;
        this.refusals = refusals;
        this.nonces = new NonceBook(sessions.clock(), secrets);
        this.challenges = new RateMeter(sessions.clock());
        this.attempts = new RateMeter(sessions.clock());
        this.audit = new AuditTrail(stores, sessions.clock());
    }

    @Override
    public String cookieName(boolean secure) {
        return cookies.beforeSession(secure) + "-key";
    }

    @Override
    public CompletionStage<Challenge> challenge(Caller caller, String pageOrigin, Executor executor) {
        String network = Network.of(caller.remote()).name();
        if (!challenges.allows(network, settings.now().cardChallengesPerNetworkAndHour())) {
            refusals.add(TOO_OFTEN);
            return Answers.now(new Challenge.Refused(TOO_OFTEN), executor);
        }
        List<String> origins = places.origins(caller.city());
        String origin = origins.stream().filter(pageOrigin::equals).findFirst().orElse(origins.get(0));
        String browser = secrets.token();
        NonceBook.Challenge given = nonces.give(caller.city(), origin, browser, network);
        return Answers.now(new Challenge.Posed(browser, given.nonce(), host(origin), given.expires()), executor);
    }

    private static String host(String origin) {
        return URI.create(origin).getHost();
    }

    @Override
    public CompletionStage<StoreResult<StoredPasskey>> add(
            Identity who, String browser, String label, ClientData client, byte[] attestation, Executor executor) {
        Optional<PasskeyStore> store = links.passkeys();
        if (!who.isResident() || label.length() > MAX_LABEL_CHARS) {
            return Answers.of(Steps.conflict(Reason.NOT_ALLOWED), executor);
        }
        if (store.isEmpty()) {
            return Answers.of(Steps.noStore(), executor);
        }
        String city = who.attributes().getOrDefault(Identity.RESIDENT_CITY, "");
        Optional<Reason> wrong = wrong(client, CREATE, browser, city);
        if (wrong.isPresent()) {
            return Answers.of(Steps.conflict(wrong.get()), executor);
        }
        try {
            StoredPasskey passkey = passkey(who, city, label, host(client.origin()), attestation);
            return Answers.of(
                    Steps.then(
                            store.get().add(passkey, MOST, Runnable::run),
                            added -> audit.note(who, "passkey-add", "", added.label() + " at " + added.host())
                                    .thenApply(noted -> noted.map(yes -> added))),
                    executor);
        } catch (WebAuthnException e) {
            return Answers.of(Steps.conflict(BAD_PASSKEY.saying(String.valueOf(e.getMessage()))), executor);
        }
    }

    private StoredPasskey passkey(Identity who, String city, String label, String host, byte[] attestation)
            throws WebAuthnException {
        AuthenticatorData data = AuthenticatorData.ofAttestation(attestation);
        if (!data.isFor(sha256(host)) || !data.isUserPresent() || !data.isUserVerified()) {
            throw new WebAuthnException("The passkey was made for another address, or by nobody.");
        }
        AuthenticatorData.Credential made =
                data.credential().orElseThrow(() -> new WebAuthnException("The authenticator made no passkey."));
        return new StoredPasskey(
                Base64.getUrlEncoder().withoutPadding().encodeToString(made.id()),
                Residents.idOf(who),
                city,
                host,
                label,
                made.key().algorithm(),
                Base64.getEncoder().encodeToString(made.key().der()),
                data.signCount(),
                sessions.clock().instant().truncatedTo(ChronoUnit.MILLIS),
                Optional.empty());
    }

    /** The browser's own words: right kind, this browser's challenge, one of the city's origins, not inside another page. */
    private Optional<Reason> wrong(ClientData client, String type, String browser, String city) {
        Optional<NonceBook.Challenge> challenge = nonces.take(client.challenge(), browser, city);
        if (challenge.isEmpty()) {
            return Optional.of(CardSignIns.OLD_NONCE);
        }
        boolean origin = client.origin().equals(challenge.get().origin())
                && places.origins(city).contains(client.origin())
                && !client.crossOrigin();
        if (!origin) {
            return Optional.of(CardSignIns.OTHER_ORIGIN);
        }
        return client.type().equals(type) ? Optional.empty() : Optional.of(WRONG_PASSKEY);
    }

    @Override
    public CompletionStage<StoreResult<List<StoredPasskey>>> passkeys(Identity who, Executor executor) {
        return Answers.of(with(who, store -> store.ofResident(Residents.idOf(who), Runnable::run)), executor);
    }

    @Override
    public CompletionStage<StoreResult<Boolean>> remove(Identity who, String id, Executor executor) {
        return Answers.of(
                with(
                        who,
                        store -> Steps.then(
                                store.remove(Residents.idOf(who), id, Runnable::run),
                                was -> was ? audit.note(who, "passkey-remove", "", "") : Steps.done(false))),
                executor);
    }

    private <T> CompletionStage<StoreResult<T>> with(
            Identity who, Function<PasskeyStore, CompletionStage<StoreResult<T>>> work) {
        return who.isResident()
                ? links.passkeys().map(work).orElseGet(Steps::noStore)
                : Steps.conflict(Reason.NOT_ALLOWED);
    }

    @Override
    public CompletionStage<SignedIn> signIn(Caller caller, String browser, Assertion assertion, Executor executor) {
        return Answers.of(signIn(caller, browser, assertion), executor);
    }

    private CompletionStage<SignedIn> signIn(Caller caller, String browser, Assertion assertion) {
        if (!attempts.allows(Network.of(caller.remote()).name(), settings.now().cardSignInsPerNetworkAndHour())) {
            return refused(TOO_OFTEN);
        }
        Optional<Reason> wrong = wrong(assertion.client(), GET, browser, caller.city());
        if (wrong.isPresent()) {
            return refused(wrong.get());
        }
        CompletionStage<StoreResult<SignedIn.Accepted>> in = links.passkeys()
                .map(store -> Steps.then(
                        store.byId(caller.city(), assertion.id(), Runnable::run),
                        passkey -> passkey.isPresent()
                                ? comeIn(store, passkey.get(), caller, assertion)
                                : Steps.<SignedIn.Accepted>conflict(WRONG_PASSKEY)))
                .orElseGet(Steps::noStore);
        return in.thenCompose(result -> {
            if (result instanceof StoreResult.Done<SignedIn.Accepted> done) {
                return audit.note(
                                done.value().identity(), "passkey-sign-in", "", "from " + Addresses.of(caller.remote()))
                        .thenApply(noted -> done.value());
            }
            return refused(result.obstacle().orElse(Reason.UNAVAILABLE));
        });
    }

    private CompletionStage<StoreResult<SignedIn.Accepted>> comeIn(
            PasskeyStore store, StoredPasskey passkey, Caller caller, Assertion assertion) {
        AuthenticatorData data;
        try {
            data = AuthenticatorData.read(assertion.authenticatorData());
        } catch (WebAuthnException e) {
            return Steps.conflict(WRONG_PASSKEY);
        }
        PasskeyPublicKey key =
                new PasskeyPublicKey(passkey.algorithm(), Base64.getDecoder().decode(passkey.publicKey()));
        boolean right = passkey.host().equals(host(assertion.client().origin()))
                && data.isFor(sha256(passkey.host()))
                && data.isUserPresent()
                && data.isUserVerified()
                && key.signed(
                        assertion.signature(),
                        assertion.authenticatorData(),
                        sha256(assertion.client().bytes()));
        if (!right) {
            return Steps.conflict(WRONG_PASSKEY);
        }
        Instant now = sessions.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        return Steps.then(
                holder(passkey),
                resident -> Steps.then(
                        store.used(passkey.city(), passkey.id(), data.signCount(), now, Runnable::run),
                        good -> good ? sessions.begin(resident, caller, false) : Steps.conflict(WRONG_PASSKEY)));
    }

    private CompletionStage<StoreResult<Resident>> holder(StoredPasskey passkey) {
        return stores.residents()
                .map(store -> Steps.then(
                        store.byId(passkey.residentId(), Runnable::run),
                        found -> found.isEmpty()
                                ? Steps.<Resident>conflict(WRONG_PASSKEY)
                                : found.get().isActive()
                                        ? Steps.done(found.get())
                                        : Steps.<Resident>conflict(CardSignIns.LOCKED)))
                .orElseGet(Steps::noStore);
    }

    private static byte[] sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] sha256(byte[] bytes) {
        return HexFormat.of().parseHex(Secrets.hash(java.nio.ByteBuffer.wrap(bytes)));
    }

    private CompletionStage<SignedIn> refused(Reason why) {
        refusals.add(why);
        return CompletableFuture.completedFuture(new SignedIn.Refused(why));
    }
}
