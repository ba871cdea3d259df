package org.videocity.core.identity.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Identity;
import org.videocity.api.mail.Mail;
import org.videocity.api.resident.Caller;
import org.videocity.api.resident.MailedCode;
import org.videocity.api.resident.ResidentService;
import org.videocity.api.resident.SignUp;
import org.videocity.api.resident.SignedIn;
import org.videocity.api.store.BlobStore;
import org.videocity.api.store.Confirmation;
import org.videocity.api.store.Resident;
import org.videocity.api.store.ResidentStore;
import org.videocity.api.store.StoreReasons;
import org.videocity.api.store.StoreResult;
import org.videocity.api.store.StoredRoom;
import org.videocity.api.store.StoredSession;

/**
 * Signs people up, in and out. Known and unknown addresses take the same path: a look-up, a confirmation stored, a mail
 * sent; only the mail's text differs.
 */
@Component(service = ResidentService.class, immediate = true)
public final class ResidentDesk implements ResidentService {
    private static final String RESIDENT = "resident";

    private final StoreLinks stores;
    private final IdentitySettings settings;
    private final CodeDesk codes;
    private final SessionDesk sessions;
    private final CookieNames cookies;
    private final Cities cities;
    private final SignUpRules rules;
    private final OwnAffairs affairs;
    private final MailRates rates;

    /** Made by the component runtime. */
    @Activate
    public ResidentDesk(
            @Reference StoreLinks stores,
            @Reference IdentitySettings settings,
            @Reference CodeDesk codes,
            @Reference SessionDesk sessions,
            @Reference CookieNames cookies,
            @Reference MailRates rates,
            @Reference SessionNews news,
            @Reference Cities cities) {
        this.stores = stores;
        this.settings = settings;
        this.codes = codes;
        this.sessions = sessions;
        this.cookies = cookies;
        this.cities = cities;
        this.rules = new SignUpRules(settings, cities);
        this.affairs = new OwnAffairs(stores, news);
        this.rates = rates;
    }

    @Override
    public SignUpPolicy signUpPolicy(String city) {
        return rules.policy(city);
    }

    @Override
    public List<String> signUpDomains(String city) {
        return rules.domains(city);
    }

    @Override
    public String cookieName(boolean secure) {
        return cookies.session(secure);
    }

    @Override
    public CompletionStage<MailedCode> signUp(Caller caller, SignUp request, Executor executor) {
        Optional<MailedCode.Refused> wrong = rules.obstacle(caller, request);
        if (wrong.isPresent()) {
            return Answers.now(wrong.get(), executor);
        }
        String address = Residents.address(request.address()).orElseThrow();
        if (!rates.mayMail(caller, address)) {
            return Answers.now(new MailedCode.Refused(MailRates.TOO_OFTEN, ""), executor);
        }
        CompletionStage<StoreResult<Boolean>> invited = rules.policy(caller.city()) == SignUpPolicy.INVITATION
                ? isInvited(caller, address, request.invitation().orElse(""))
                : Steps.done(true);
        return Answers.of(
                invited.thenCompose(may -> may.either(
                        yes -> yes
                                ? letter(caller, address, Optional.of(request))
                                : refused(SignUpRules.INVITATION_NEEDED, "invitation"),
                        why -> refused(why, ""))),
                executor);
    }

    private CompletionStage<StoreResult<Boolean>> isInvited(Caller caller, String address, String token) {
        return stores.confirmations()
                .map(store -> store.byLink(Secrets.hash(token), Runnable::run)
                        .thenApply(found -> found.map(f ->
                                f.filter(c -> isInvitation(c, caller, address)).isPresent())))
                .orElseGet(Steps::noStore);
    }

    private boolean isInvitation(Confirmation found, Caller caller, String address) {
        return found.purpose().equals(CodeDesk.INVITATION)
                && found.city().equals(caller.city())
                && codes.clock().instant().isBefore(found.expires())
                && (found.address().isEmpty() || found.address().equals(address));
    }

    @Override
    public CompletionStage<MailedCode> requestCode(Caller caller, String given, Executor executor) {
        Optional<String> address = Residents.address(given);
        if (address.isEmpty()) {
            return Answers.now(new MailedCode.Refused(Residents.BAD_ADDRESS, "address"), executor);
        }
        if (!rates.mayMail(caller, address.get())) {
            return Answers.now(new MailedCode.Refused(MailRates.TOO_OFTEN, ""), executor);
        }
        return Answers.of(letter(caller, address.get(), Optional.empty()), executor);
    }

    /** Whoever has a home signs in with the code, whichever was asked for; others sign up, if they asked for it. */
    private CompletionStage<MailedCode> letter(Caller caller, String address, Optional<SignUp> signUp) {
        String city = cities.orDefault(caller.city()).title();
        return stores.residents()
                .map(store -> Steps.then(
                        store.byAddress(caller.city(), address, Runnable::run),
                        known -> Steps.then(
                                store.left(caller.city(), address, codes.clock().instant(), Runnable::run),
                                left -> Steps.done(new Lookup(known, left.isPresent())))))
                .orElseGet(Steps::noStore)
                .thenCompose(found ->
                        found.either(lookup -> letter(caller, address, signUp, lookup, city), why -> refused(why, "")));
    }

    /**
     * What is known of an address; both is always asked, so that every address takes as long.
     *
     * @param known who lives there
     * @param left somebody moved away from there not long ago
     */
    private record Lookup(Optional<Resident> known, boolean left) {}

    private CompletionStage<MailedCode> letter(
            Caller caller, String address, Optional<SignUp> signUp, Lookup lookup, String city) {
        int minutes = settings.now().codeMinutes();
        if (lookup.known().isEmpty() && !lookup.left() && signUp.isPresent()) {
            return codes.send(
                    CodeDesk.SIGN_UP,
                    caller,
                    address,
                    HomeBuilder.details(signUp.get()),
                    (code, link) -> MailTexts.of(caller).welcome(address, city, code, link, minutes));
        }
        boolean mayIn = lookup.known().filter(Resident::isActive).isPresent();
        return codes.send(
                mayIn ? CodeDesk.SIGN_IN : CodeDesk.NOTHING,
                caller,
                address,
                Map.of(RESIDENT, lookup.known().map(Resident::id).orElse("")),
                (code, link) -> mayIn
                        ? MailTexts.of(caller).signIn(address, city, code, link, minutes)
                        : noWayIn(MailTexts.of(caller), address, city, lookup));
    }

    private static Mail noWayIn(MailTexts texts, String address, String city, Lookup lookup) {
        if (lookup.known().isPresent()) {
            return texts.locked(address, city);
        }
        return lookup.left() ? texts.movedAway(address, city) : texts.unknown(address, city);
    }

    private static CompletionStage<MailedCode> refused(Reason why, String field) {
        return CompletableFuture.completedFuture(new MailedCode.Refused(why, field));
    }

    @Override
    public CompletionStage<SignedIn> confirm(Caller caller, String pending, String code, Executor executor) {
        return confirm(caller, desk -> desk.takeCode(caller, pending, code), executor);
    }

    @Override
    public CompletionStage<SignedIn> confirmLink(Caller caller, String linkToken, Executor executor) {
        return confirm(caller, desk -> desk.takeLink(caller, linkToken), executor);
    }

    private CompletionStage<SignedIn> confirm(
            Caller caller, Function<CodeDesk, CompletionStage<StoreResult<Confirmation>>> take, Executor executor) {
        if (!rates.mayShowCode(caller)) {
            return Answers.now(new SignedIn.Refused(MailRates.TOO_OFTEN), executor);
        }
        CompletionStage<StoreResult<SignedIn.Accepted>> in =
                Steps.then(take.apply(codes), confirmed -> switch (confirmed.purpose()) {
                    case CodeDesk.SIGN_UP -> moveIn(caller, confirmed);
                    case CodeDesk.SIGN_IN -> comeIn(caller, confirmed);
                    default -> Steps.<SignedIn.Accepted>conflict(CodeDesk.BAD_CODE);
                });
        return Answers.of(
                in.thenApply(result -> result.either(accepted -> (SignedIn) accepted, SignedIn.Refused::new)),
                executor);
    }

    private CompletionStage<StoreResult<SignedIn.Accepted>> comeIn(Caller caller, Confirmation confirmed) {
        return stores.residents()
                .map(store -> Steps.then(
                        store.byId(confirmed.details().getOrDefault(RESIDENT, ""), Runnable::run),
                        // who moved meanwhile does not come in by the mail of the old address
                        found -> found.filter(Resident::isActive)
                                .filter(resident -> resident.address().equals(confirmed.address()))
                                .map(resident -> sessions.begin(resident, caller, false))
                                .orElseGet(() -> Steps.conflict(CodeDesk.BAD_CODE))))
                .orElseGet(Steps::noStore);
    }

    private CompletionStage<StoreResult<SignedIn.Accepted>> moveIn(Caller caller, Confirmation confirmed) {
        Resident wanted = HomeBuilder.resident(
                codes.secrets().id(), confirmed, codes.clock().instant());
        List<StoredRoom> rooms = HomeBuilder.rooms(wanted, confirmed);
        String invitation = confirmed.details().getOrDefault(HomeBuilder.INVITATION, "");
        boolean free = invitation.isEmpty() || rules.policy(caller.city()) != SignUpPolicy.INVITATION;
        return stores.residents()
                .map(store -> (free
                                ? store.create(wanted, rooms, Runnable::run)
                                : invited(store, wanted, rooms, invitation))
                        .thenCompose(created -> begin(store, caller, wanted, created)))
                .orElseGet(Steps::noStore);
    }

    private CompletionStage<StoreResult<Resident>> invited(
            ResidentStore store, Resident wanted, List<StoredRoom> rooms, String invitation) {
        return stores.confirmations()
                .map(all -> Steps.then(
                        all.byLink(invitation, Runnable::run),
                        found -> found.isEmpty()
                                ? Steps.<Resident>conflict(SignUpRules.INVITATION_NEEDED)
                                : store.createInvited(wanted, rooms, found.get().id(), Runnable::run)
                                        .thenApply(created -> isConflict(created, StoreReasons.GONE)
                                                ? new StoreResult.Conflict<Resident>(SignUpRules.INVITATION_NEEDED)
                                                : created)))
                .orElseGet(Steps::noStore);
    }

    /** Whoever lives there already comes in with the code as if they had signed in. */
    private CompletionStage<StoreResult<SignedIn.Accepted>> begin(
            ResidentStore store, Caller caller, Resident wanted, StoreResult<Resident> created) {
        return isConflict(created, StoreReasons.TAKEN)
                ? Steps.then(
                        store.byAddress(wanted.city(), wanted.address(), Runnable::run),
                        found -> found.filter(Resident::isActive)
                                .map(resident -> sessions.begin(resident, caller, false))
                                .orElseGet(() -> Steps.conflict(CodeDesk.BAD_CODE)))
                : Steps.then(
                        CompletableFuture.completedFuture(created), resident -> sessions.begin(resident, caller, true));
    }

    private static boolean isConflict(StoreResult<?> result, Reason why) {
        return result instanceof StoreResult.Conflict<?> conflict
                && conflict.reason().is(why);
    }

    @Override
    public CompletionStage<StoreResult<Boolean>> signOut(String token, Executor executor) {
        return Answers.of(sessions.end(token), executor);
    }

    @Override
    public CompletionStage<StoreResult<Optional<Owner>>> ownerOf(RoomId home, Executor executor) {
        return Answers.of(
                stores.residents()
                        .map(store -> store.byAddress(home.city(), home.owner(), Runnable::run)
                                .thenApply(found ->
                                        found.map(one -> one.map(who -> new Owner(who.name(), who.photo())))))
                        .orElseGet(Steps::noStore),
                executor);
    }

    @Override
    public CompletionStage<StoreResult<Resident>> me(Identity who, Executor executor) {
        return Answers.of(affairs.me(who), executor);
    }

    @Override
    public CompletionStage<StoreResult<Resident>> rename(Identity who, String name, Executor executor) {
        return Answers.of(affairs.rename(who, name), executor);
    }

    @Override
    public CompletionStage<StoreResult<Resident>> changePhoto(
            Identity who, Optional<BlobStore.Content> picture, long maxBytes, Executor executor) {
        return Answers.of(affairs.changePhoto(who, picture, maxBytes), executor);
    }

    @Override
    public CompletionStage<StoreResult<List<StoredSession>>> devices(Identity who, Executor executor) {
        return Answers.of(affairs.devices(who), executor);
    }

    @Override
    public CompletionStage<StoreResult<Boolean>> endDevice(Identity who, String sessionId, Executor executor) {
        return Answers.of(affairs.endDevice(who, sessionId), executor);
    }

    @Override
    public CompletionStage<StoreResult<Integer>> endDevices(Identity who, boolean exceptThis, Executor executor) {
        return Answers.of(affairs.endDevices(who, exceptThis), executor);
    }
}
