package org.videocity.core.identity.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Credentials;
import org.videocity.api.identity.Grant;
import org.videocity.api.identity.GrantName;
import org.videocity.api.identity.Identity;
import org.videocity.api.identity.VisitPassService;

/**
 * The visit passes there are, in memory, bounded: of too many the longest unused holder loses theirs. A stopping bundle
 * leaves them to its successor ({@link VisitPassFile}).
 *
 * <p>Thread: safe from any, one short lock; the news of passes that ended are told with no lock held.
 */
@Component(
        service = {VisitPassService.class, VisitPasses.class},
        immediate = true)
public final class VisitPasses implements VisitPassService {
    static final int MOST_HOLDERS = 20_000;
    static final int MOST_OF_HOLDER = 32;
    private static final Duration LONGEST = Duration.ofDays(400);
    private static final long SWEEP_MILLIS = 10_000;
    private static final String HOLDER = "visit:";
    private static final int MAX_TOKEN_CHARS = 64;

    private final KeyRing ring;
    private final RevocationNews news;
    private final CookieNames cookies;
    private final VisitPassFile file;
    private final Secrets secrets = new Secrets();
    private final Object lock = new Object();
    /** By holder, the longest unused first. */
    private final Map<String, List<VisitPass>> byHolder = new LinkedHashMap<>(16, 0.75f, true);

    private final Map<String, String> holderByToken = new HashMap<>();
    private boolean sweeping;

    /** Made by the component runtime. */
    @Activate
    public VisitPasses(
            @Reference KeyRing ring,
            @Reference RevocationNews news,
            @Reference CookieNames cookies,
            BundleContext context) {
        this(ring, news, cookies, new VisitPassFile(context.getDataFile("visit-passes")));
    }

    VisitPasses(KeyRing ring, RevocationNews news, CookieNames cookies, VisitPassFile file) {
        this.ring = ring;
        this.news = news;
        this.cookies = cookies;
        this.file = file;
        Instant now = now();
        file.take().stream().filter(pass -> !pass.isOver(now)).forEach(this::add);
    }

    /** Leaves what is still good to the next of its kind. */
    @Deactivate
    public void deactivate() {
        synchronized (lock) {
            file.leave(byHolder.values().stream().flatMap(List::stream).toList());
        }
    }

    private Instant now() {
        return ring.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public String cookieName(boolean secure) {
        return cookies.visit(secure);
    }

    @Override
    public CompletionStage<Optional<Given>> give(
            Identity holder, RoomId room, String source, Instant until, Executor executor) {
        if (!source.matches("[!-~]{1,128}")) {
            throw new IllegalArgumentException("A source is 1 to 128 visible ASCII characters");
        }
        boolean mayHold =
                holder.isGuest() || (holder.isResident() && room.city().equals(cityOf(holder)));
        return Answers.now(mayHold ? Optional.of(give(holder, room, source, until)) : Optional.empty(), executor);
    }

    private static String cityOf(Identity resident) {
        return resident.attributes().getOrDefault(Identity.RESIDENT_CITY, "");
    }

    private Given give(Identity holder, RoomId room, String source, Instant wanted) {
        Instant latest = now().plus(LONGEST);
        Instant until = wanted.isBefore(latest) ? wanted : latest;
        Given given;
        List<VisitPass> lost;
        synchronized (lock) {
            Optional<String> known = tokenOf(holder.id());
            Optional<String> token = holder.isResident() || known.isPresent() ? Optional.empty() : newToken();
            Optional<String> hash = token.map(Secrets::hash).or(() -> known);
            Identity who = token.isPresent() ? visitor(HOLDER + secrets.id(), holder) : holder;
            lost = add(new VisitPass(who.id(), hash, room, source, until));
            given = new Given(who, token, until);
        }
        lost.forEach(this::tell);
        return given;
    }

    private Optional<String> newToken() {
        return Optional.of(secrets.token());
    }

    private Optional<String> tokenOf(String holder) {
        List<VisitPass> passes = byHolder.get(holder);
        return passes == null ? Optional.empty() : passes.get(0).tokenHash();
    }

    /** Adds one; yields those that had to go for it. */
    private List<VisitPass> add(VisitPass pass) {
        List<VisitPass> mine = byHolder.computeIfAbsent(pass.holder(), h -> new ArrayList<>());
        mine.removeIf(old -> old.room().equals(pass.room()) && old.source().equals(pass.source()));
        mine.add(pass);
        pass.tokenHash().ifPresent(hash -> holderByToken.put(hash, pass.holder()));
        List<VisitPass> lost = new ArrayList<>();
        if (mine.size() > MOST_OF_HOLDER) {
            lost.add(mine.remove(0));
        }
        if (byHolder.size() > MOST_HOLDERS) {
            List<VisitPass> eldest = byHolder.values().iterator().next();
            lost.addAll(eldest);
            forget(eldest.get(0));
        }
        if (!sweeping) {
            sweeping = true;
            ring.later(SWEEP_MILLIS, this::sweep);
        }
        return lost;
    }

    private void forget(VisitPass last) {
        byHolder.remove(last.holder());
        last.tokenHash().ifPresent(holderByToken::remove);
    }

    /** Tells of those that have ended, and looks again as long as there are any. */
    private void sweep() {
        Instant now = now();
        remove(pass -> pass.isOver(now)).forEach(this::tell);
        synchronized (lock) {
            sweeping = !byHolder.isEmpty();
            if (sweeping) {
                ring.later(SWEEP_MILLIS, this::sweep);
            }
        }
    }

    private List<VisitPass> remove(Predicate<VisitPass> which) {
        List<VisitPass> gone = new ArrayList<>();
        synchronized (lock) {
            Iterator<List<VisitPass>> holders = byHolder.values().iterator();
            while (holders.hasNext()) {
                List<VisitPass> passes = holders.next();
                List<VisitPass> ended = passes.stream().filter(which).toList();
                gone.addAll(ended);
                if (ended.size() == passes.size()) {
                    holders.remove();
                    ended.get(0).tokenHash().ifPresent(holderByToken::remove);
                } else {
                    passes.removeAll(ended);
                }
            }
        }
        return gone;
    }

    private void tell(VisitPass pass) {
        for (GrantName grant : List.of(GrantName.ENTER, GrantName.WATCH)) {
            news.tell(new Grant(pass.holder(), grant, pass.room(), Optional.of(pass.until())));
        }
    }

    private int revoke(Predicate<VisitPass> which) {
        List<VisitPass> gone = remove(which);
        gone.forEach(this::tell);
        return gone.size();
    }

    @Override
    public CompletionStage<Integer> revoke(String source, Executor executor) {
        return Answers.now(revoke(pass -> pass.source().equals(source)), executor);
    }

    @Override
    public CompletionStage<Integer> revoke(RoomId room, String source, Executor executor) {
        return Answers.now(
                revoke(pass -> pass.room().equals(room) && pass.source().equals(source)), executor);
    }

    @Override
    public CompletionStage<Boolean> revoke(Identity holder, RoomId room, String source, Executor executor) {
        int gone = revoke(pass -> pass.holder().equals(holder.id())
                && pass.room().equals(room)
                && pass.source().equals(source));
        return Answers.now(gone > 0, executor);
    }

    @Override
    public CompletionStage<Integer> revokeAll(RoomId room, Executor executor) {
        return Answers.now(revoke(pass -> pass.room().equals(room)), executor);
    }

    /** Takes back the passes for one room whose sources begin with a word. */
    void revokeKind(RoomId room, String kind) {
        revoke(pass -> pass.room().equals(room) && pass.source().startsWith(kind));
    }

    /** Lists the sources that begin with a word, each with a room that passes of it are for. */
    Map<String, RoomId> sources(String kind) {
        Map<String, RoomId> found = new HashMap<>();
        synchronized (lock) {
            byHolder.values().stream()
                    .flatMap(List::stream)
                    .filter(pass -> pass.source().startsWith(kind))
                    .forEach(pass -> found.put(pass.source(), pass.room()));
        }
        return found;
    }

    /** Tells whether somebody has a pass for a room that counts now. */
    boolean holds(Identity who, GrantName grant, RoomId room) {
        if (!grant.equals(GrantName.ENTER) && !grant.equals(GrantName.WATCH)) {
            return false;
        }
        Instant now = now();
        synchronized (lock) {
            List<VisitPass> mine = byHolder.get(who.id());
            return mine != null && mine.stream().anyMatch(pass -> pass.room().equals(room) && !pass.isOver(now));
        }
    }

    /** Knows a guest's browser by its cookie again; absent when it has none that counts. */
    Optional<Identity> recognise(Credentials credentials, Identity guest) {
        String plain = credentials.attributes().getOrDefault("cookie." + cookies.visit(false), "");
        String token = credentials.attributes().getOrDefault("cookie." + cookies.visit(true), plain);
        if (token.isEmpty() || token.length() > MAX_TOKEN_CHARS) {
            return Optional.empty();
        }
        String hash = Secrets.hash(token);
        synchronized (lock) {
            return Optional.ofNullable(holderByToken.get(hash)).map(holder -> visitor(holder, guest));
        }
    }

    private static Identity visitor(String holder, Identity guest) {
        Map<String, String> attributes = new HashMap<>(guest.attributes());
        attributes.put(Identity.VISIT, holder.substring(HOLDER.length()));
        attributes.put(Identity.VISIT_ADDRESS, GuestAuthenticator.networkOf(guest));
        return new Identity(holder, Identity.GUEST, guest.displayName(), attributes);
    }
}
