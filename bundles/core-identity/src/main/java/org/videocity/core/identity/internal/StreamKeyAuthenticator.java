package org.videocity.core.identity.internal;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.Reason;
import org.videocity.api.identity.Authentication;
import org.videocity.api.identity.Authenticator;
import org.videocity.api.identity.Credentials;
import org.videocity.api.identity.Identity;
import org.videocity.api.identity.Network;
import org.videocity.api.identity.StreamKey;

/**
 * Takes whoever shows a stream key for what the key says. A right key always counts: behind a proxy many people share an
 * address, and no rate of guessing finds 160 random bits. Only wrong ones are slowed down.
 */
@Component(
        service = {Authenticator.class, StreamKeyAuthenticator.class},
        immediate = true)
public final class StreamKeyAuthenticator implements Authenticator {
    /** The identity's attribute that names its key. */
    static final String KEY_ID = "key";

    private static final Logger LOG = LoggerFactory.getLogger(StreamKeyAuthenticator.class);
    /** Compared against when there is no such key, so that an unknown id takes as long as a wrong secret. */
    private static final String NOBODYS = "0".repeat(64);

    private final KeyRing ring;
    private final KeysExpected expected;
    private final IdentitySettings settings;
    private final WrongKeys wrongKeys = new WrongKeys();

    /** Made by the component runtime. */
    @Activate
    public StreamKeyAuthenticator(
            @Reference KeyRing ring, @Reference KeysExpected expected, @Reference IdentitySettings settings) {
        this.ring = ring;
        this.expected = expected;
        this.settings = settings;
    }

    @Override
    public CompletionStage<Authentication> authenticate(Credentials credentials, Executor executor) {
        if (!credentials.kind().equals(Credentials.STREAM_KEY)) {
            return Answers.now(new Authentication.NotMine(), executor);
        }
        return Answers.of(expected.all().thenApply(all -> check(credentials)), executor);
    }

    private Authentication check(Credentials credentials) {
        Optional<KeySecret> shown = KeySecret.parse(credentials.attributes().getOrDefault("key", ""));
        Optional<StoredKey> known = shown.flatMap(s -> ring.valid(s.id()));
        boolean right = shown.map(s -> s.matches(
                        known.map(StoredKey::salt).orElse(NOBODYS),
                        known.map(StoredKey::hash).orElse(NOBODYS)))
                .orElse(false);
        if (right && known.isPresent()) {
            return new Authentication.Accepted(identity(known.get().key()));
        }
        return new Authentication.Rejected(refuse(credentials));
    }

    private Reason refuse(Credentials credentials) {
        Network from = Network.of(credentials.remote());
        boolean tooMany = wrongKeys.add(from, settings.now().wrongKeysPerMinute(), System.nanoTime());
        LOG.debug("A wrong stream key over {} from {}", credentials.transport(), credentials.remote());
        return tooMany
                ? Reason.LIMIT_REACHED.saying("Too many wrong keys from your address; wait a minute.")
                : Reason.BAD_KEY;
    }

    private static Identity identity(StreamKey key) {
        String name = key.label().isEmpty() ? "Key " + key.id() : key.label();
        return new Identity(StoredKey.identityOf(key.id()), Identity.STREAM_KEY, name, Map.of(KEY_ID, key.id()));
    }
}
