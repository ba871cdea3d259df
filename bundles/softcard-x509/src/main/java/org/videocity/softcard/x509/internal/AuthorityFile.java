package org.videocity.softcard.x509.internal;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Set;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;
import org.jspecify.annotations.Nullable;

/**
 * The file of one authority, {@code <city>/authority.pem}: its key, encrypted where there is a passphrase, and its certificate,
 * both in one so that a process killed at any moment leaves both or neither. Only the city's user may read it.
 */
final class AuthorityFile {
    private static final String NAME = "authority.pem";
    private static final String PLAIN = "PRIVATE KEY";
    private static final String ENCRYPTED = "ENCRYPTED PRIVATE KEY";
    private static final String CERTIFICATE = "CERTIFICATE";

    private final Path folder;
    private final String city;
    private final String passphrase;

    /** What a file holds; {@code open} says that its key is not encrypted. */
    record Content(Authority authority, boolean open) {}

    AuthorityFile(Path folder, String city, String passphrase) {
        this.folder = folder.resolve(city);
        this.city = city;
        this.passphrase = passphrase;
    }

    boolean exists() {
        return Files.exists(folder.resolve(NAME));
    }

    /** Reads it; throws what says why that cannot be done. */
    Content read() throws IOException, GeneralSecurityException {
        byte[] key = null;
        boolean open = false;
        X509CertificateHolder certificate = null;
        try (PEMParser parser = new PEMParser(new StringReader(Files.readString(folder.resolve(NAME))))) {
            for (Object part = parser.readObject(); part != null; part = parser.readObject()) {
                if (part instanceof PrivateKeyInfo plain) {
                    key = plain.getEncoded();
                    open = true;
                } else if (part instanceof PKCS8EncryptedPrivateKeyInfo wrapped) {
                    key = WrappedKey.parse(ByteBuffer.wrap(wrapped.getEncoded()))
                            .unwrap(passphrase);
                } else if (part instanceof X509CertificateHolder found) {
                    certificate = found;
                }
            }
        } catch (RuntimeException broken) {
            throw new IOException("The file cannot be read: " + broken.getMessage(), broken);
        }
        return new Content(authority(key, certificate), open);
    }

    private Authority authority(byte @Nullable [] key, @Nullable X509CertificateHolder certificate)
            throws IOException, GeneralSecurityException {
        if (key == null || certificate == null) {
            throw new IOException("The file holds no key and certificate");
        }
        PrivateKey read =
                KeyFactory.getInstance("RSA", Signing.RSA_PROVIDER).generatePrivate(new PKCS8EncodedKeySpec(key));
        return Authority.of(city, read, certificate);
    }

    /** Writes it: a temporary name, to disk, renamed, the folder to disk. */
    void write(Authority authority, SecureRandom random) throws IOException {
        Files.createDirectories(folder, attributes("rwx------"));
        Path temporary = folder.resolve(NAME + ".new");
        Files.deleteIfExists(temporary);
        Set<OpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel out = FileChannel.open(temporary, options, attributes("rw-------"))) {
            ByteBuffer bytes = ByteBuffer.wrap(pem(authority, random).getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(
                temporary, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    private String pem(Authority authority, SecureRandom random) throws IOException {
        byte[] key = authority.key().getEncoded();
        StringWriter text = new StringWriter();
        try (PemWriter pem = new PemWriter(text)) {
            pem.writeObject(
                    passphrase.isEmpty()
                            ? new PemObject(PLAIN, key)
                            : new PemObject(ENCRYPTED, WrappedKey.wrap(key, passphrase, random)));
            pem.writeObject(new PemObject(CERTIFICATE, authority.certificate().getEncoded()));
        }
        return text.toString();
    }

    private FileAttribute<?>[] attributes(String permissions) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
