package org.videocity.core.identity.internal;

import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.jdbcx.JdbcDataSource;
import org.videocity.api.Reason;
import org.videocity.api.identity.Authentication;
import org.videocity.api.identity.Credentials;
import org.videocity.api.identity.Grant;
import org.videocity.api.identity.Identity;
import org.videocity.api.identity.SessionsEnded;
import org.videocity.api.mail.Mail;
import org.videocity.api.mail.MailService;
import org.videocity.api.resident.Caller;
import org.videocity.api.resident.MailedCode;
import org.videocity.api.resident.SignUp;
import org.videocity.api.resident.SignedIn;
import org.videocity.api.store.PasskeyStore;
import org.videocity.api.store.StoreResult;
import org.videocity.store.jdbc.internal.Database;
import org.videocity.store.jdbc.internal.JdbcAdmissionStore;
import org.videocity.store.jdbc.internal.JdbcAuditStore;
import org.videocity.store.jdbc.internal.JdbcConfirmationStore;
import org.videocity.store.jdbc.internal.JdbcLetterStore;
import org.videocity.store.jdbc.internal.JdbcPageStore;
import org.videocity.store.jdbc.internal.JdbcPasskeyStore;
import org.videocity.store.jdbc.internal.JdbcResidentStore;
import org.videocity.store.jdbc.internal.JdbcRoomFileStore;
import org.videocity.store.jdbc.internal.JdbcRoomStore;
import org.videocity.store.jdbc.internal.JdbcSessionStore;
import org.videocity.store.jdbc.internal.StoreConfiguration;
import org.videocity.store.jdbc.internal.StoreNews;
import org.videocity.testing.api.MemoryConfigurations;

/** The desks of residents on the real store, with a clock that is set and letters that are read. */
final class ResidentsFixture implements MailService, AutoCloseable {
    static final Executor HERE_AND_NOW = Runnable::run;
    static final InetSocketAddress HERE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 40_000);
    static final Caller CALLER = new Caller("localhost", HERE, "Firefox on Linux");
    private static final Pattern CODE = Pattern.compile("\\b(\\d{6})\\b");
    private static final Pattern LINK = Pattern.compile("#(\\S+)");

    final Map<String, Object> configuration = new HashMap<>();
    final SetClock clock = new SetClock();
    final ConcurrentLinkedDeque<Mail> letters = new ConcurrentLinkedDeque<>();
    final Queue<Grant> revoked = new ConcurrentLinkedQueue<>();
    final Queue<SessionsEnded> ended = new ConcurrentLinkedQueue<>();
    volatile Optional<Reason> postOfficeSays = Optional.empty();

    final StoreLinks links = new StoreLinks();
    final CardLinks cardLinks = new CardLinks();
    final IdentitySettings settings = new IdentitySettings(annotation(IdentityConfiguration.class, configuration));
    final Cities cities = new Cities(settings, new ServerAddress("127.0.0.1", "", 5080, 5443, Set::of));
    final CodeDesk codes = new CodeDesk(links, settings, cities, clock);
    final SessionNews sessionNews = new SessionNews();
    final SessionDesk sessions = new SessionDesk(links, settings, sessionNews, clock);
    final CookieNames cookies = new CookieNames(settings, "/city/data");
    final MailRates rates = new MailRates(settings, codes);
    final ResidentDesk desk = new ResidentDesk(links, settings, codes, sessions, cookies, rates, sessionNews, cities);
    final MemoryConfigurations files = new MemoryConfigurations();
    final KeyRing ring = new KeyRing(clock);
    final RevocationNews news = new RevocationNews(ring);
    final VisitPasses visits = new VisitPasses(ring, news, cookies, new VisitPassFile(null));
    final ReadersLanguages languages = new ReadersLanguages();
    final SessionAuthenticator authenticator = new SessionAuthenticator(sessions, cookies, visits, languages);
    final IssuingService keys = new IssuingService(ring, settings, files.admin());
    final LetterShelf shelf = new LetterShelf(links);
    final SealKeys seals = new SealKeys(cardLinks, sessions);
    final LetterDesk letterDesk = new LetterDesk(
            links,
            settings,
            codes,
            seals,
            new LetterRates(settings, codes),
            shelf,
            new LetterNotice(links, cities, languages));
    final InboxDesk inbox = new InboxDesk(links, settings, shelf);
    final Departures departures = new Departures(links, codes, keys, news, sessionNews, shelf);
    final RoomShelves shelves = new RoomShelves(links);
    final ExportDesk exports = new ExportDesk(links, cardLinks, codes, shelves, keys);
    final ResidentOffice office = new ResidentOffice(links, cardLinks, codes, sessionNews, departures, exports);
    final SelfDesk self = new SelfDesk(links, settings, codes, rates, departures, exports, cities);
    final KeysExpected expected = new KeysExpected(ring, java.util.Set.of());
    final GrantDesk grants = new GrantDesk(ring, expected, new OwnerRights(links), visits);
    final RoomKeys roomKeys = new RoomKeys(keys, expected);
    private final Database database;
    private final JdbcRoomStore rooms;
    final JdbcPageStore pages;
    final JdbcRoomFileStore roomFiles;
    final StoreNews roomNews = new StoreNews();
    final MemoryBlobs blobs = new MemoryBlobs();
    final TestCertificates certificates = new TestCertificates();

    static final class SetClock extends Clock {
        private volatile Instant now = Instant.parse("2026-11-22T12:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    ResidentsFixture(Path folder) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:file:" + folder.resolve("city") + ";DB_CLOSE_ON_EXIT=FALSE");
        source.setUser("sa");
        database = new Database(source, annotation(StoreConfiguration.class, Map.of()));
        rooms = new JdbcRoomStore(database, roomNews);
        pages = new JdbcPageStore(database);
        roomFiles = new JdbcRoomFileStore(database);
        links.setPages(pages);
        links.setFiles(roomFiles);
        links.setResidents(new JdbcResidentStore(database, roomNews));
        links.setRooms(rooms);
        links.setSessions(new JdbcSessionStore(database));
        links.setConfirmations(new JdbcConfirmationStore(database));
        links.setAudit(new JdbcAuditStore(database));
        links.setAdmissions(new JdbcAdmissionStore(database));
        links.setLetters(new JdbcLetterStore(database));
        cardLinks.setCertificates(certificates);
        links.setMail(this);
        links.setBlobs(blobs);
        roomNews.addListener(roomKeys);
        news.addListener(revoked::add);
        sessionNews.addListener(ended::add);
    }

    @Override
    public CompletionStage<Optional<Reason>> send(Mail mail, Executor executor) {
        if (postOfficeSays.isEmpty()) {
            letters.add(mail);
        }
        return CompletableFuture.completedFuture(postOfficeSays);
    }

    @Override
    public boolean isOutbox() {
        return true;
    }

    PasskeyStore passkeys() {
        return new JdbcPasskeyStore(database);
    }

    static SignUp ada(String address) {
        return new SignUp("Ada  Lovelace", address, "Reading room", List.of("poems"), Optional.empty());
    }

    MailedCode signUp(SignUp request) {
        return get(desk.signUp(CALLER, request, HERE_AND_NOW));
    }

    MailedCode.Sent sent(MailedCode answer) {
        return (MailedCode.Sent) answer;
    }

    String code() {
        return found(CODE);
    }

    String link() {
        return found(LINK);
    }

    private String found(Pattern pattern) {
        Matcher matcher = pattern.matcher(letters.getLast().text());
        if (!matcher.find()) {
            throw new AssertionError(
                    "Nothing like " + pattern + " in " + letters.getLast().text());
        }
        return matcher.group(1);
    }

    SignedIn confirm(MailedCode.Sent sent, String code) {
        return get(desk.confirm(CALLER, sent.pending(), code, HERE_AND_NOW));
    }

    SignedIn.Accepted home(String address) {
        return (SignedIn.Accepted) confirm(sent(signUp(ada(address))), code());
    }

    Authentication show(String token, String city) {
        return get(authenticator.authenticate(Credentials.session(token, city, "test", HERE), HERE_AND_NOW));
    }

    Identity browser(String cookie, String value) {
        Credentials shown = Credentials.browser(Map.of(cookie, value), "localhost", "Visitor", "test", HERE);
        return ((Authentication.Accepted) get(authenticator.authenticate(shown, HERE_AND_NOW))).identity();
    }

    boolean isIn(String token) {
        return show(token, "localhost") instanceof Authentication.Accepted;
    }

    static <T> T get(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    static <T> T done(CompletionStage<StoreResult<T>> stage) {
        StoreResult<T> result = get(stage);
        return result.asOptional().orElseThrow(() -> new AssertionError(result));
    }

    @SuppressWarnings("unchecked")
    static <T> T annotation(Class<T> type, Map<String, Object> values) {
        return (T) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            Object value = values.get(method.getName());
            return value == null ? method.getDefaultValue() : value;
        });
    }

    @Override
    public void close() {
        exports.deactivate();
        keys.deactivate();
        ring.deactivate();
        rooms.deactivate();
        database.deactivate();
    }
}
