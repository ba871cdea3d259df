package org.videocity.core.identity.internal;

import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.videocity.api.identity.Authentication;
import org.videocity.api.identity.Authenticator;
import org.videocity.api.identity.Credentials;
import org.videocity.api.identity.Identity;
import org.videocity.api.identity.Network;

/** Takes whoever shows nothing as a guest, known by nothing but the network. */
@Component(
        service = {Authenticator.class, GuestAuthenticator.class},
        immediate = true)
public final class GuestAuthenticator implements Authenticator {
    private static final String PREFIX = "guest:";
    private static final int MAX_NAME_CHARS = 64;

    /** Made by the component runtime. */
    @Activate
    public GuestAuthenticator() {}

    @Override
    public CompletionStage<Authentication> authenticate(Credentials credentials, Executor executor) {
        if (!credentials.kind().equals(Credentials.GUEST)) {
            return Answers.now(new Authentication.NotMine(), executor);
        }
        return Answers.now(new Authentication.Accepted(guest(credentials)), executor);
    }

    /** Makes the guest whom credentials without proof show. */
    static Identity guest(Credentials credentials) {
        String name = credentials.attributes().getOrDefault("name", "").strip();
        String cut = name.length() > MAX_NAME_CHARS ? name.substring(0, MAX_NAME_CHARS) : name;
        return new Identity(PREFIX + Network.of(credentials.remote()).name(), Identity.GUEST, cut, Map.of());
    }

    /** Returns where a guest comes from, whether they hold passes or not. */
    static String networkOf(Identity guest) {
        String known = guest.id().startsWith(PREFIX) ? guest.id().substring(PREFIX.length()) : "";
        return guest.attributes().getOrDefault(Identity.VISIT_ADDRESS, known);
    }
}
