package org.videocity.transport.http.internal.tls;

import java.io.IOException;
import java.io.OutputStream;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.city.City;

/**
 * The certificate a city makes itself when nobody configured one: for all names of all cities and all addresses of this
 * machine, with a key that stays. It is made anew when it nears its end or a name has come. Thread: one that may block.
 */
final class OwnCertificate {
    private static final Logger LOG = LoggerFactory.getLogger(OwnCertificate.class);
    /** What the strictest browsers accept. */
    private static final Duration VALID = Duration.ofDays(397);

    private static final Duration RENEW_BEFORE = Duration.ofDays(30);
    /** Keystores want one; the file's permissions are what protects it. */
    private static final char[] PASSWORD = "videocity".toCharArray();

    private static final String ALIAS = "city";

    private final Path file;
    private final Clock clock;
    private @Nullable ServerKey current;

    OwnCertificate(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /**
     * Returns the certificate there is, if it is good for all names for a while, or else makes one.
     *
     * @param cities whose names it shall have
     * @throws TlsException when it can be neither read nor made
     */
    ServerKey get(Collection<City> cities) throws TlsException {
        Set<String> hosts = hosts(cities);
        try {
            if (current == null && Files.exists(file)) {
                current = KeyFiles.fromKeystore(file, PASSWORD);
            }
            ServerKey known = current;
            if (known != null && isGood(known, hosts)) {
                return known;
            }
            KeyPair keys = known == null
                    ? SelfSigned.keys()
                    : new KeyPair(known.chain().get(0).getPublicKey(), known.secret());
            List<String> names = new ArrayList<>(hosts);
            names.addAll(addresses());
            X509Certificate made = SelfSigned.certificate(keys, names, clock.instant(), VALID);
            store(keys, made);
            ServerKey fresh = ServerKey.of(List.of(made), keys.getPrivate());
            current = fresh;
            LOG.info("The city made itself a certificate for {}: {}", names, file);
            return fresh;
        } catch (IOException | GeneralSecurityException e) {
            throw new TlsException("the city cannot make itself a certificate in " + file, e);
        }
    }

    /** Addresses come and go with networks; only a name that has come is worth asking everybody again. */
    private boolean isGood(ServerKey known, Set<String> hosts) throws GeneralSecurityException {
        boolean lasts = known.expires().isAfter(clock.instant().plus(RENEW_BEFORE));
        return lasts && namesOf(known.chain().get(0)).containsAll(hosts);
    }

    private static Set<String> namesOf(X509Certificate certificate) throws GeneralSecurityException {
        Set<String> names = new LinkedHashSet<>();
        Collection<List<?>> all = certificate.getSubjectAlternativeNames();
        if (all != null) {
            all.forEach(name -> names.add(String.valueOf(name.get(1))));
        }
        return names;
    }

    private static Set<String> hosts(Collection<City> cities) {
        Set<String> hosts = new LinkedHashSet<>();
        for (City city : cities) {
            hosts.add(city.name());
            hosts.addAll(city.aliases());
        }
        hosts.add("localhost");
        hosts.removeIf(host -> host.indexOf(':') >= 0 || host.matches("[0-9.]+"));
        return hosts;
    }

    private static Set<String> addresses() {
        Set<String> addresses = new LinkedHashSet<>();
        try {
            NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLinkLocalAddress())
                    .forEach(address -> addresses.add(address.getHostAddress().replaceFirst("%.*", "")));
        } catch (SocketException unknown) {
            LOG.debug("This machine's addresses cannot be listed", unknown);
        }
        return addresses;
    }

    private void store(KeyPair keys, X509Certificate certificate) throws IOException, GeneralSecurityException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(ALIAS, keys.getPrivate(), PASSWORD, new X509Certificate[] {certificate});
        boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
        Path temporary = posix
                ? Files.createTempFile(
                        folder,
                        "own",
                        ".p12",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : Files.createTempFile(folder, "own", ".p12");
        try (OutputStream out = Files.newOutputStream(temporary)) {
            store.store(out, PASSWORD);
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
