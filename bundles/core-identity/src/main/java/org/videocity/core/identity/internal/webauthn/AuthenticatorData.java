package org.videocity.core.identity.internal.webauthn;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * What an authenticator says of itself and of what it did (WebAuthn level 2, section 6.1).
 *
 * <pre>
 * +-------------+-------+-----------+---------------------------------------------+------------+
 * | rpIdHash 32 | flags | signCount | aaguid 16, length u16, credential id, COSE  | extensions |
 * |             |   1   |    u32    | public key; with flag AT only               | flag ED    |
 * +-------------+-------+-----------+---------------------------------------------+------------+
 * </pre>
 *
 * @param rpIdHash SHA-256 of the host it was asked for
 * @param flags see {@link #isUserPresent}
 * @param signCount counts up with each signature, or stays 0
 * @param credential the passkey that was made, at registration
 */
public record AuthenticatorData(byte[] rpIdHash, int flags, long signCount, Optional<Credential> credential) {
    private static final int MAX_BYTES = 8 * 1024;
    private static final int MAX_ID_BYTES = 1023;
    private static final int HASH_BYTES = 32;
    private static final int FIXED_BYTES = HASH_BYTES + 1 + 4;
    private static final int AAGUID_BYTES = 16;
    private static final int USER_PRESENT = 0x01;
    private static final int USER_VERIFIED = 0x04;
    private static final int ATTESTED = 0x40;
    private static final int EXTENSIONS = 0x80;

    /**
     * A passkey.
     *
     * @param id its name, chosen by the authenticator
     * @param key its public key
     */
    public record Credential(byte[] id, PasskeyPublicKey key) {}

    /** Reads the whole of it; nothing may follow. */
    public static AuthenticatorData read(byte[] bytes) throws WebAuthnException {
        if (bytes.length < FIXED_BYTES || bytes.length > MAX_BYTES) {
            throw new WebAuthnException("The authenticator's data is too short or too long.");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        byte[] rpIdHash = new byte[HASH_BYTES];
        in.get(rpIdHash);
        int flags = in.get() & 0xff;
        long signCount = in.getInt() & 0xffffffffL;
        Optional<Credential> credential = (flags & ATTESTED) != 0 ? Optional.of(credential(in)) : Optional.empty();
        if ((flags & EXTENSIONS) != 0) {
            CborReader.map(in);
        }
        if (in.hasRemaining()) {
            throw new WebAuthnException("Something follows the authenticator's data.");
        }
        return new AuthenticatorData(rpIdHash, flags, signCount, credential);
    }

    private static Credential credential(ByteBuffer in) throws WebAuthnException {
        if (in.remaining() < AAGUID_BYTES + 2) {
            throw new WebAuthnException("The authenticator's data was cut off.");
        }
        in.position(in.position() + AAGUID_BYTES);
        int length = in.getShort() & 0xffff;
        if (length == 0 || length > MAX_ID_BYTES || length > in.remaining()) {
            throw new WebAuthnException("The passkey's id is empty, too long, or was cut off.");
        }
        byte[] id = new byte[length];
        in.get(id);
        return new Credential(id, PasskeyPublicKey.read(in));
    }

    /**
     * Reads the attestation object of a registration (section 6.5). What the attestation itself says is not looked at: the
     * city asks for none and trusts no maker of authenticators.
     */
    public static AuthenticatorData ofAttestation(byte[] object) throws WebAuthnException {
        if (object.length > MAX_BYTES * 2) {
            throw new WebAuthnException("The authenticator's answer is too long.");
        }
        ByteBuffer in = ByteBuffer.wrap(object);
        Map<Object, Object> map = CborReader.map(in);
        if (in.hasRemaining() || !(map.get("authData") instanceof byte[] data)) {
            throw new WebAuthnException("The authenticator's answer is not complete.");
        }
        return read(data);
    }

    /** Tells whether it was asked for this host. */
    public boolean isFor(byte[] sha256OfHost) {
        return Arrays.equals(rpIdHash, sha256OfHost);
    }

    /** Tells whether somebody touched it. */
    public boolean isUserPresent() {
        return (flags & USER_PRESENT) != 0;
    }

    /** Tells whether it knew who did, by finger, face or number. */
    public boolean isUserVerified() {
        return (flags & USER_VERIFIED) != 0;
    }
}
