package org.videocity.core.identity.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.Reason;
import org.videocity.api.identity.Authentication;
import org.videocity.api.identity.AuthenticationService;
import org.videocity.api.identity.Authenticator;
import org.videocity.api.identity.Credentials;

/**
 * Asks the authenticators there are, highest service ranking first and then oldest first, until one knows the kind of
 * credentials. One that fails rejects; the next is not asked, or a broken check would open the door.
 */
@Component(service = AuthenticationService.class, immediate = true)
public final class AuthenticatorChain implements AuthenticationService {
    private static final Logger LOG = LoggerFactory.getLogger(AuthenticatorChain.class);
    private static final Reason UNKNOWN_KIND =
            Reason.NOT_ALLOWED.saying("Nothing installed here understands these credentials.");

    private final List<Link> chain = new CopyOnWriteArrayList<>();
    private final Refusals refusals;

    private record Link(Authenticator authenticator, int ranking, long id) {
        private static final Comparator<Link> ORDER =
                Comparator.comparingInt(Link::ranking).reversed().thenComparingLong(Link::id);
    }

    /** Made by the component runtime; not there before the city's own authenticators are. */
    @Activate
    public AuthenticatorChain(
            @Reference GuestAuthenticator guests,
            @Reference StreamKeyAuthenticator keys,
            @Reference SessionAuthenticator sessions,
            @Reference Refusals refusals) {
        this(guests, keys, refusals);
        addAuthenticator(sessions, Map.of());
    }

    /** One that knows no sessions. */
    AuthenticatorChain(GuestAuthenticator guests, StreamKeyAuthenticator keys) {
        this(guests, keys, new Refusals());
    }

    private AuthenticatorChain(GuestAuthenticator guests, StreamKeyAuthenticator keys, Refusals refusals) {
        this.refusals = refusals;
        addAuthenticator(guests, Map.of());
        addAuthenticator(keys, Map.of());
    }

    /** Puts an authenticator into the chain. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addAuthenticator(Authenticator authenticator, Map<String, Object> properties) {
        int ranking = properties.get("service.ranking") instanceof Integer given ? given : 0;
        long id = properties.get("service.id") instanceof Long given ? given : Long.MAX_VALUE;
        Link added = new Link(authenticator, ranking, id);
        chain.add(added);
        chain.removeIf(link -> link.authenticator() == authenticator && link != added);
    }

    /** Takes an authenticator out of the chain. */
    public void removeAuthenticator(Authenticator authenticator) {
        chain.removeIf(link -> link.authenticator() == authenticator);
    }

    @Override
    public CompletionStage<Authentication> authenticate(Credentials credentials, Executor executor) {
        List<Link> now = chain.stream().sorted(Link.ORDER).toList();
        return Answers.of(ask(now, 0, credentials, executor).thenApply(this::counted), executor);
    }

    private Authentication counted(Authentication answer) {
        if (answer instanceof Authentication.Rejected rejected) {
            refusals.add(rejected.reason());
        }
        return answer;
    }

    @Override
    public Map<String, Long> refusals() {
        return refusals.byReason();
    }

    private static CompletionStage<Authentication> ask(
            List<Link> chain, int index, Credentials credentials, Executor executor) {
        if (index == chain.size()) {
            return CompletableFuture.completedFuture(new Authentication.Rejected(UNKNOWN_KIND));
        }
        Authenticator authenticator = chain.get(index).authenticator();
        try {
            return authenticator
                    .authenticate(credentials, executor)
                    .exceptionally(failed -> failed(authenticator, failed))
                    .thenCompose(answer -> answer instanceof Authentication.NotMine
                            ? ask(chain, index + 1, credentials, executor)
                            : CompletableFuture.completedFuture(checked(authenticator, answer)));
        } catch (RuntimeException failed) {
            return CompletableFuture.completedFuture(failed(authenticator, failed));
        }
    }

    /** Nobody becomes a plug-in by showing something: rooms trust plug-ins because they run inside the city. */
    private static Authentication checked(Authenticator authenticator, Authentication answer) {
        if (answer instanceof Authentication.Accepted accepted
                && accepted.identity().isPlugIn()) {
            LOG.warn(
                    "Authenticator {} took somebody for a plug-in; refused",
                    authenticator.getClass().getName());
            return new Authentication.Rejected(Reason.NOT_ALLOWED);
        }
        return answer;
    }

    private static Authentication failed(Authenticator authenticator, Throwable failed) {
        LOG.warn(
                "Authenticator {} failed; nobody is let in by it",
                authenticator.getClass().getName(),
                failed);
        return new Authentication.Rejected(Reason.FAILED);
    }
}
