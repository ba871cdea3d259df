package org.videocity.core.identity.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.identity.GrantName;
import org.videocity.api.identity.Identity;
import org.videocity.api.identity.Network;
import org.videocity.api.identity.StreamKey;
import org.videocity.api.identity.StreamKeyAdminService;
import org.videocity.api.resident.AdmissionService;
import org.videocity.api.resident.Caller;
import org.videocity.api.store.Admission;
import org.videocity.api.store.Invitation;
import org.videocity.api.store.StoreResult;

/** What owners decide about who comes into their rooms. Thread: safe from any. */
@Component(service = AdmissionService.class, immediate = true)
public final class AdmissionOffice implements AdmissionService {
    static final Reason BAD_ADMISSION = new Reason("bad-admission", "That is no list of people and domains.");
    static final Reason BAD_INVITATION = new Reason("bad-invitation", "That invitation cannot be made.");
    static final Reason BAD_KEY_DRAFT = new Reason("bad-key-draft", "That stream key cannot be made.");
    static final Reason BAD_LINK =
            new Reason("bad-link", "This invitation is not good any more; ask whoever sent it for a new one.");
    private static final Reason TOO_OFTEN =
            Reason.LIMIT_REACHED.saying("Too many invitations were shown from your address; try in an hour.");
    private static final String LINK = "link:";
    private static final int MOST_INVITATIONS = 200;
    private static final int MOST_KEYS = 20;
    private static final int MAX_LABEL_CHARS = 120;
    private static final int MAX_TOKEN_CHARS = 128;

    private final StoreLinks stores;
    private final IdentitySettings settings;
    private final CodeDesk codes;
    private final CityPlaces places;
    private final VisitPasses visits;
    private final RevocationNews news;
    private final StreamKeyAdminService keys;
    private final InvitationPost post;
    private final RateMeter shown;
    private final AuditTrail audit;

    /** Made by the component runtime. */
    @Activate
    public AdmissionOffice(
            @Reference StoreLinks stores,
            @Reference IdentitySettings settings,
            @Reference CodeDesk codes,
            @Reference CityPlaces places,
            @Reference VisitPasses visits,
            @Reference RevocationNews news,
            @Reference StreamKeyAdminService keys,
            @Reference InvitationPost post) {
        this.stores = stores;
        this.settings = settings;
        this.codes = codes;
        this.places = places;
        this.visits = visits;
        this.news = news;
        this.keys = keys;
        this.post = post;
        this.shown = new RateMeter(codes.clock());
        this.audit = new AuditTrail(stores, codes.clock());
    }

    private Clock clock() {
        return codes.clock();
    }

    private Instant now() {
        return clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Does something for whoever owns a room. */
    private <T> CompletionStage<StoreResult<T>> own(
            Identity owner, RoomId room, Supplier<CompletionStage<StoreResult<T>>> work, Executor executor) {
        if (!owner.isResident()) {
            return Answers.of(Steps.conflict(Reason.NOT_ALLOWED), executor);
        }
        return Answers.of(
                stores.rooms()
                        .map(store -> Steps.then(
                                store.byId(room, Runnable::run),
                                found -> found.filter(r -> r.residentId().equals(Residents.idOf(owner)))
                                                .isPresent()
                                        ? work.get()
                                        : Steps.<T>conflict(Reason.NO_SUCH_ROOM)))
                        .orElseGet(Steps::noStore),
                executor);
    }

    @Override
    public CompletionStage<StoreResult<Admission>> admission(Identity owner, RoomId room, Executor executor) {
        return own(
                owner,
                room,
                () -> stores.admissions()
                        .map(store -> store.admission(room, Runnable::run))
                        .orElseGet(Steps::noStore),
                executor);
    }

    @Override
    public CompletionStage<StoreResult<Admission>> admit(
            Identity owner, RoomId room, Admission wanted, Executor executor) {
        List<String> people = tidy(wanted.people());
        List<String> domains = tidy(wanted.domains()).stream()
                .map(domain -> domain.startsWith("@") ? domain.substring(1) : domain)
                .toList();
        Optional<String> wrong = people.stream()
                .filter(address -> Residents.address(address).isEmpty())
                .findFirst()
                .or(() -> domains.stream()
                        .filter(domain -> Residents.address("x@" + domain).isEmpty())
                        .findFirst());
        if (wrong.isPresent()) {
            return Answers.of(
                    Steps.conflict(
                            BAD_ADMISSION.saying("'" + shortened(wrong.get()) + "' is no mail address or domain.")),
                    executor);
        }
        if (people.size() > Admission.MOST || domains.size() > Admission.MOST) {
            return Answers.of(
                    Steps.conflict(BAD_ADMISSION.saying("A list has at most " + Admission.MOST + " entries.")),
                    executor);
        }
        Admission lists = new Admission(people, domains, wanted.withCard(), Set.of());
        return own(
                owner,
                room,
                () -> stores.admissions()
                        .map(store -> Steps.then(
                                store.admission(room, Runnable::run),
                                before -> Steps.then(
                                        store.admit(room, lists, Runnable::run),
                                        now -> changed(owner, room, before, now))))
                        .orElseGet(Steps::noStore),
                executor);
    }

    private static List<String> tidy(List<String> words) {
        return words.stream()
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "?");
        return line.length() > 80 ? line.substring(0, 80) + "…" : line;
    }

    private CompletionStage<StoreResult<Admission>> changed(
            Identity owner, RoomId room, Admission before, Admission now) {
        boolean narrower =
                !now.people().containsAll(before.people()) || !now.domains().containsAll(before.domains());
        if (before.withCard() && !now.withCard()) {
            visits.revokeKind(room, CardDoor.source(""));
        }
        if (narrower) {
            news.narrowed(room);
        }
        return audit.note(owner, "room-admission", room.path(), "").thenApply(noted -> new StoreResult.Done<>(now));
    }

    @Override
    public CompletionStage<StoreResult<List<Invitation>>> invitations(Identity owner, RoomId room, Executor executor) {
        return own(
                owner,
                room,
                () -> stores.admissions()
                        .map(store -> store.invitations(room, Runnable::run))
                        .orElseGet(Steps::noStore),
                executor);
    }

    @Override
    public CompletionStage<StoreResult<Made>> invite(
            Identity owner, RoomId room, NewInvitation wanted, Executor executor) {
        Optional<Reason> wrong = wrong(wanted).or(() -> wanted.letter().flatMap(letter -> post.wrong(letter)));
        if (wrong.isPresent()) {
            return Answers.of(Steps.conflict(wrong.get()), executor);
        }
        String token = codes.secrets().token();
        Invitation invitation = new Invitation(
                codes.secrets().id(),
                room,
                Secrets.hash(token),
                wanted.label().strip(),
                wanted.letter().map(letter -> post.addressOf(letter)).orElse(""),
                now(),
                wanted.expires().map(end -> end.truncatedTo(ChronoUnit.MILLIS)),
                wanted.uses(),
                0);
        String url = places.urls(room).get(1) + "#invitation=" + token;
        Made made = new Made(invitation, token, url);
        return own(
                owner,
                room,
                () -> stores.admissions()
                        .map(store -> Steps.then(
                                store.invite(invitation, MOST_INVITATIONS, Runnable::run),
                                kept -> wanted.letter()
                                        .map(letter -> mail(owner, room, made, letter))
                                        .orElseGet(() -> noted(owner, made))))
                        .orElseGet(Steps::noStore),
                executor);
    }

    /** An invitation whose mail was not sent is of no use to anybody. */
    private CompletionStage<StoreResult<Made>> mail(Identity owner, RoomId room, Made made, Letter letter) {
        return post.send(owner, room, letter, made.url()).thenCompose(sent -> {
            if (sent instanceof StoreResult.Done<Boolean>) {
                return noted(owner, made);
            }
            StoreResult<Made> failed = Steps.<Boolean, Made>then(
                            CompletableFuture.completedFuture(sent), yes -> Steps.done(made))
                    .toCompletableFuture()
                    .join();
            return stores.admissions()
                    .map(store -> store.uninvite(room, made.invitation().id(), Runnable::run)
                            .thenApply(gone -> failed))
                    .orElseGet(() -> CompletableFuture.completedFuture(failed));
        });
    }

    private CompletionStage<StoreResult<Made>> noted(Identity owner, Made made) {
        Invitation invitation = made.invitation();
        return audit.note(owner, "room-invite", invitation.room().path(), invitation.id())
                .thenApply(noted -> new StoreResult.Done<>(made));
    }

    private Optional<Reason> wrong(NewInvitation wanted) {
        if (wanted.label().length() > MAX_LABEL_CHARS || wanted.label().chars().anyMatch(Character::isISOControl)) {
            return Optional.of(BAD_INVITATION.saying("A label has at most " + MAX_LABEL_CHARS + " characters."));
        }
        if (wanted.expires().filter(end -> !end.isAfter(now())).isPresent()) {
            return Optional.of(BAD_INVITATION.saying("That day is over already."));
        }
        return wanted.uses().filter(uses -> uses < 1).isPresent()
                ? Optional.of(BAD_INVITATION.saying("An invitation is used once at least."))
                : Optional.empty();
    }

    @Override
    public CompletionStage<StoreResult<Boolean>> uninvite(
            Identity owner, RoomId room, String invitationId, Executor executor) {
        return own(
                owner,
                room,
                () -> stores.admissions()
                        .map(store -> Steps.then(
                                store.uninvite(room, invitationId, Runnable::run),
                                gone -> gone
                                        ? visits.revoke(LINK + invitationId, Runnable::run)
                                                .thenCompose(out ->
                                                        audit.note(owner, "room-uninvite", room.path(), invitationId))
                                        : Steps.done(false)))
                        .orElseGet(Steps::noStore),
                executor);
    }

    @Override
    public CompletionStage<StoreResult<List<StreamKey>>> keys(Identity owner, RoomId room, Executor executor) {
        return own(owner, room, () -> keysOf(room).thenApply(StoreResult.Done::new), executor);
    }

    private CompletionStage<List<StreamKey>> keysOf(RoomId room) {
        return keys.keys(Runnable::run)
                .thenApply(all -> all.stream()
                        .filter(key -> key.room().equals(room))
                        .sorted((one, other) -> other.issued().compareTo(one.issued()))
                        .toList());
    }

    @Override
    public CompletionStage<StoreResult<StreamKeyAdminService.Issued>> issueKey(
            Identity owner,
            RoomId room,
            Set<GrantName> scopes,
            String label,
            Optional<Instant> expires,
            Executor executor) {
        if (scopes.isEmpty() || !Set.of(GrantName.PUBLISH, GrantName.WATCH).containsAll(scopes)) {
            return Answers.of(Steps.conflict(BAD_KEY_DRAFT.saying("A key is for publish, watch or both.")), executor);
        }
        if (label.length() > MAX_LABEL_CHARS
                || expires.filter(end -> !end.isAfter(now())).isPresent()) {
            return Answers.of(
                    Steps.conflict(BAD_KEY_DRAFT.saying(
                            "A label has at most " + MAX_LABEL_CHARS + " characters, and the day is yet to come.")),
                    executor);
        }
        return own(
                owner,
                room,
                () -> keysOf(room)
                        .thenCompose(there -> there.size() >= MOST_KEYS
                                ? Steps.<StreamKeyAdminService.Issued>conflict(Reason.TOO_MANY.saying(
                                        "A room has at most " + MOST_KEYS + " stream keys; revoke some."))
                                : keys.issue(room, scopes, label, expires, Runnable::run)
                                        .thenCompose(issued -> audit.note(
                                                        owner,
                                                        "room-key",
                                                        room.path(),
                                                        issued.key().id())
                                                .thenApply(noted -> new StoreResult.Done<>(issued)))),
                executor);
    }

    @Override
    public CompletionStage<StoreResult<Boolean>> revokeKey(
            Identity owner, RoomId room, String keyId, Executor executor) {
        return own(
                owner,
                room,
                () -> keysOf(room)
                        .thenCompose(there -> there.stream()
                                        .anyMatch(key -> key.id().equals(keyId))
                                ? keys.revoke(keyId, Runnable::run)
                                        .thenCompose(gone -> audit.note(owner, "room-key-revoke", room.path(), keyId))
                                : Steps.done(false)),
                executor);
    }

    @Override
    public CompletionStage<StoreResult<Opened>> enter(Caller caller, Identity who, String token, Executor executor) {
        if (!shown.allows(Network.of(caller.remote()).name(), settings.now().cardLooksPerNetworkAndHour())) {
            return Answers.of(Steps.conflict(TOO_OFTEN), executor);
        }
        if (token.isEmpty() || token.length() > MAX_TOKEN_CHARS) {
            return Answers.of(Steps.conflict(BAD_LINK), executor);
        }
        return Answers.of(
                stores.admissions()
                        .map(store -> Steps.then(
                                store.enter(caller.city(), Secrets.hash(token), now(), Runnable::run),
                                found -> found.isPresent() ? pass(who, found.get()) : Steps.<Opened>conflict(BAD_LINK)))
                        .orElseGet(Steps::noStore),
                executor);
    }

    /** The passes of an invitation that is taken back end afterwards; so one that was given in between is seen here. */
    private CompletionStage<StoreResult<Opened>> pass(Identity who, Invitation invitation) {
        Instant longest = now().plus(Duration.ofHours(settings.now().cardVisitHours()));
        Instant until = invitation.expires().filter(longest::isAfter).orElse(longest);
        String source = LINK + invitation.id();
        return visits.give(who, invitation.room(), source, until, Runnable::run)
                .thenCompose(given -> given.isEmpty()
                        ? Steps.<Opened>conflict(Reason.NOT_ALLOWED)
                        : Steps.then(
                                holds(invitation),
                                holds -> holds
                                        ? Steps.done(new Opened(invitation.room(), given.get()))
                                        : visits.revoke(source, Runnable::run)
                                                .thenCompose(gone -> Steps.<Opened>conflict(BAD_LINK))));
    }

    private CompletionStage<StoreResult<Boolean>> holds(Invitation invitation) {
        return stores.admissions()
                .map(store -> store.invitations(invitation.room(), Runnable::run)
                        .thenApply(found -> found.map(
                                all -> all.stream().anyMatch(one -> one.id().equals(invitation.id())))))
                .orElseGet(Steps::noStore);
    }
}
