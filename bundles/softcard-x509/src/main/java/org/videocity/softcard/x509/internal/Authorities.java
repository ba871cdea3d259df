package org.videocity.softcard.x509.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.Reason;

/**
 * The authorities of the cities, each read or made when it is first asked for, which is soon after there is the city. A file that cannot be read is never replaced.
 * Thread: a card thread; one at a time reads or makes.
 */
final class Authorities {
    static final Reason LOCKED = new Reason(
            "authority-locked",
            "The city cannot open the key it signs cards with; the operator's log says why. Try again later.");

    private static final Logger LOG = LoggerFactory.getLogger(Authorities.class);
    /** A host name, which is also the name of a folder. */
    private static final Pattern CITY =
            Pattern.compile("(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");

    private final Path folder;
    private final String passphrase;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Authority> known = new ConcurrentHashMap<>();
    private final Map<String, String> troubles = new ConcurrentHashMap<>();

    Authorities(Path folder, String passphrase, Clock clock) {
        this.folder = folder;
        this.passphrase = passphrase;
        this.clock = clock;
    }

    /** Returns the authority of a city that has one. */
    Optional<Authority> existing(String city) throws RefusedException {
        Authority found = known.get(city);
        if (found != null || !CITY.matcher(city).matches()) {
            return Optional.ofNullable(found);
        }
        return load(city);
    }

    /** Returns the authority of a city, which is made when there is none. */
    Authority of(String city) throws RefusedException {
        Optional<Authority> found = existing(city);
        return found.isPresent() ? found.get() : make(city);
    }

    /** Returns the authority of a city with a certificate that holds at least until then. */
    Authority until(String city, Instant end) throws RefusedException {
        Authority found = of(city);
        return found.notAfter().isBefore(end) ? renew(city, end) : found;
    }

    /** Reads every file anew when it is asked for next: others are there now. */
    synchronized void forget() {
        known.clear();
        troubles.clear();
    }

    private synchronized Optional<Authority> load(String city) throws RefusedException {
        Authority found = known.get(city);
        AuthorityFile file = new AuthorityFile(folder, city, passphrase);
        if (found != null || !file.exists()) {
            return Optional.ofNullable(found);
        }
        try {
            AuthorityFile.Content content = file.read();
            if (content.open() && !passphrase.isEmpty()) {
                file.write(content.authority(), random);
            }
            known.put(city, content.authority());
            troubles.remove(city);
            return Optional.of(content.authority());
        } catch (IOException | GeneralSecurityException unreadable) {
            throw locked(city, unreadable);
        }
    }

    private synchronized Authority make(String city) throws RefusedException {
        Authority found = known.get(city);
        if (found != null) {
            return found;
        }
        if (!CITY.matcher(city).matches()) {
            throw RefusedException.because(
                    new Reason("bad-name", "That is no name of a city: the host name people reach it by."));
        }
        Authority made = Authority.of(city, Signing.newAuthorityKey(), clock.instant(), random);
        write(made);
        LOG.info("The city {} has an authority for its cards now, in {}", city, folder.resolve(city));
        return made;
    }

    private synchronized Authority renew(String city, Instant end) throws RefusedException {
        Authority now = of(city);
        if (!now.notAfter().isBefore(end)) {
            return now;
        }
        Authority renewed = now.renewed(clock.instant(), random);
        write(renewed);
        LOG.info("The authority of {} has a new certificate, until {}", city, renewed.notAfter());
        return renewed;
    }

    private void write(Authority authority) throws RefusedException {
        try {
            new AuthorityFile(folder, authority.city(), passphrase).write(authority, random);
            known.put(authority.city(), authority);
        } catch (IOException unwritable) {
            throw locked(authority.city(), unwritable);
        }
    }

    /** The log says each trouble once, however often it is met. */
    private RefusedException locked(String city, Exception trouble) {
        String text = String.valueOf(trouble.getMessage());
        if (!text.equals(troubles.put(city, text))) {
            LOG.error(
                    "The authority of {} in {} cannot be opened or written. Is authorityPassphrase in"
                            + " etc/org.videocity.softcard.cfg right, the folder readable, the disk full?",
                    city,
                    folder.resolve(city),
                    trouble);
        }
        return RefusedException.later(LOCKED);
    }
}
