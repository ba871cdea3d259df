package org.videocity.core.identity.internal;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.videocity.api.Reason;
import org.videocity.api.identity.Authentication;
import org.videocity.api.identity.Authenticator;
import org.videocity.api.identity.Credentials;
import org.videocity.api.identity.Identity;
import org.videocity.api.store.StoreResult;

/**
 * Takes whoever shows the token of a session for the resident who signed in; and of a browser, which always sends what it
 * has, whoever has none that counts for a guest.
 */
@Component(
        service = {Authenticator.class, SessionAuthenticator.class},
        immediate = true)
public final class SessionAuthenticator implements Authenticator {
    static final Reason SIGNED_OUT = new Reason("signed-out", "You are signed out; sign in again.");

    private final SessionDesk desk;
    private final CookieNames cookies;
    private final VisitPasses visits;
    private final ReadersLanguages languages;

    /** Made by the component runtime. */
    @Activate
    public SessionAuthenticator(
            @Reference SessionDesk desk,
            @Reference CookieNames cookies,
            @Reference VisitPasses visits,
            @Reference ReadersLanguages languages) {
        this.desk = desk;
        this.cookies = cookies;
        this.visits = visits;
        this.languages = languages;
    }

    @Override
    public CompletionStage<Authentication> authenticate(Credentials credentials, Executor executor) {
        if (credentials.kind().equals(Credentials.BROWSER)) {
            return Answers.of(browser(credentials), executor);
        }
        if (!credentials.kind().equals(Credentials.SESSION)) {
            return Answers.now(new Authentication.NotMine(), executor);
        }
        String token = credentials.attributes().getOrDefault("token", "");
        String city = credentials.attributes().getOrDefault("city", "");
        return Answers.of(
                desk.recognise(token, city, credentials.remote()).thenApply(SessionAuthenticator::answer), executor);
    }

    private CompletionStage<Authentication> browser(Credentials credentials) {
        String plain = credentials.attributes().getOrDefault("cookie." + cookies.session(false), "");
        String token = credentials.attributes().getOrDefault("cookie." + cookies.session(true), plain);
        String city = credentials.attributes().getOrDefault("city", "");
        Identity stranger = GuestAuthenticator.guest(credentials);
        Authentication guest = new Authentication.Accepted(
                visits.recognise(credentials, stranger).orElse(stranger));
        if (token.isEmpty()) {
            return CompletableFuture.completedFuture(guest);
        }
        return desk.recognise(token, city, credentials.remote()).thenApply(found -> {
            Authentication answer = answer(found);
            if (answer instanceof Authentication.Accepted in) {
                languages.reads(Residents.idOf(in.identity()), credentials.languages());
            }
            return answer instanceof Authentication.Rejected no && no.reason().is(SIGNED_OUT) ? guest : answer;
        });
    }

    private static Authentication answer(StoreResult<Optional<Identity>> found) {
        if (found instanceof StoreResult.Done<Optional<Identity>> done) {
            return done.value()
                    .<Authentication>map(Authentication.Accepted::new)
                    .orElseGet(() -> new Authentication.Rejected(SIGNED_OUT));
        }
        return new Authentication.Rejected(
                Reason.UNAVAILABLE.saying(found.obstacle().map(Reason::text).orElse(Reason.UNAVAILABLE.text())));
    }
}
