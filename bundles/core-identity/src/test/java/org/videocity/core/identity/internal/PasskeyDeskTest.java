package org.videocity.core.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videocity.core.identity.internal.CardFixture.ORIGIN;
import static org.videocity.core.identity.internal.ResidentsFixture.CALLER;
import static org.videocity.core.identity.internal.ResidentsFixture.HERE_AND_NOW;
import static org.videocity.core.identity.internal.ResidentsFixture.done;
import static org.videocity.core.identity.internal.ResidentsFixture.get;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.videocity.api.identity.Identity;
import org.videocity.api.resident.Passkeys.Assertion;
import org.videocity.api.resident.Passkeys.Challenge;
import org.videocity.api.resident.Passkeys.ClientData;
import org.videocity.api.resident.SignedIn;
import org.videocity.api.store.StoreResult;
import org.videocity.api.store.StoredPasskey;
import org.videocity.core.identity.internal.webauthn.TestAuthenticator;

class PasskeyDeskTest {
    private static final String ID = Base64.getUrlEncoder().withoutPadding().encodeToString(TestAuthenticator.ID);
    private static final String HOST = "city.example";

    @TempDir
    Path folder;

    private final TestAuthenticator key = TestAuthenticator.es256();
    private CardFixture city;
    private PasskeyDesk desk;
    private Identity ada;

    @BeforeEach
    void open() {
        city = new CardFixture(folder);
        city.links.setPasskeys(city.residents.passkeys());
        desk = new PasskeyDesk(
                city.residents.links,
                city.links,
                city.residents.settings,
                city.residents.sessions,
                city.places,
                city.residents.cookies,
                city.refusals);
        ada = city.residents.home("ada@example.org").identity();
    }

    @AfterEach
    void close() {
        city.close();
    }

    private Challenge.Posed challenge() {
        return (Challenge.Posed) get(desk.challenge(CALLER, ORIGIN, HERE_AND_NOW));
    }

    private static ClientData client(String type, Challenge.Posed posed, String origin) {
        byte[] bytes = (type + posed.value() + origin).getBytes(StandardCharsets.UTF_8);
        return new ClientData(type, posed.value(), origin, false, bytes);
    }

    private StoreResult<StoredPasskey> add(TestAuthenticator authenticator, String host, String type, String origin) {
        Challenge.Posed posed = challenge();
        return get(desk.add(
                ada,
                posed.browser(),
                "the phone",
                client(type, posed, origin),
                authenticator.attestation(host),
                HERE_AND_NOW));
    }

    private StoredPasskey added() {
        return add(key, HOST, "webauthn.create", ORIGIN).asOptional().orElseThrow();
    }

    private SignedIn show(Challenge.Posed posed, String browser, String type, String origin, int flags, int count) {
        ClientData client = client(type, posed, origin);
        byte[] data = TestAuthenticator.head(HOST, flags, count);
        Assertion assertion = new Assertion(ID, client, data, key.sign(data, client.bytes()));
        return get(desk.signIn(CALLER, browser, assertion, HERE_AND_NOW));
    }

    private SignedIn show(int count) {
        Challenge.Posed posed = challenge();
        return show(posed, posed.browser(), "webauthn.get", ORIGIN, 5, count);
    }

    private static String why(SignedIn in) {
        return ((SignedIn.Refused) in).reason().name();
    }

    @Test
    void aPasskeySignsItsOwnerIn() {
        assertThat(added().host()).isEqualTo(HOST);
        SignedIn.Accepted in = (SignedIn.Accepted) show(1);
        assertThat(in.identity().id()).isEqualTo(ada.id());
        assertThat(city.residents.isIn(in.token())).isTrue();
        assertThat(done(desk.passkeys(ada, HERE_AND_NOW)).get(0).lastUsed()).isPresent();
        assertThat(done(desk.remove(ada, ID, HERE_AND_NOW))).isTrue();
        assertThat(why(show(2))).isEqualTo("wrong-passkey");
        assertThat(done(desk.remove(ada, ID, HERE_AND_NOW))).isFalse();
    }

    @Test
    void aCopyThatCountsBackwardsIsRefused() {
        added();
        assertThat(show(5)).isInstanceOf(SignedIn.Accepted.class);
        assertThat(why(show(5))).isEqualTo("wrong-passkey");
        assertThat(why(show(4))).isEqualTo("wrong-passkey");
        assertThat(show(6)).isInstanceOf(SignedIn.Accepted.class);
    }

    @Test
    void whatWasSignedForAnythingElseIsRefused() {
        added();
        Challenge.Posed once = challenge();
        assertThat(show(once, once.browser(), "webauthn.get", ORIGIN, 5, 1)).isInstanceOf(SignedIn.Accepted.class);
        assertThat(why(show(once, once.browser(), "webauthn.get", ORIGIN, 5, 2)))
                .isEqualTo("old-nonce");
        Challenge.Posed mine = challenge();
        assertThat(why(show(mine, challenge().browser(), "webauthn.get", ORIGIN, 5, 2)))
                .isEqualTo("old-nonce");
        Challenge.Posed second = challenge();
        assertThat(why(show(second, second.browser(), "webauthn.get", "https://evil.example", 5, 2)))
                .isEqualTo("other-origin");
        Challenge.Posed third = challenge();
        assertThat(why(show(third, third.browser(), "webauthn.create", ORIGIN, 5, 2)))
                .isEqualTo("wrong-passkey");
        Challenge.Posed fourth = challenge();
        assertThat(why(show(fourth, fourth.browser(), "webauthn.get", ORIGIN, 1, 2)))
                .isEqualTo("wrong-passkey");
        Challenge.Posed fifth = challenge();
        ClientData client = client("webauthn.get", fifth, ORIGIN);
        byte[] data = TestAuthenticator.head(HOST, 5, 2);
        byte[] other = TestAuthenticator.es256().sign(data, client.bytes());
        assertThat(why(get(desk.signIn(CALLER, fifth.browser(), new Assertion(ID, client, data, other), HERE_AND_NOW))))
                .isEqualTo("wrong-passkey");
        assertThat(city.refusals.byReason()).containsEntry("wrong-passkey", 3L).containsEntry("old-nonce", 2L);
    }

    @Test
    void onlyPasskeysOfThisCityAreKept() {
        assertThat(add(key, "evil.example", "webauthn.create", ORIGIN)
                        .obstacle()
                        .orElseThrow()
                        .name())
                .isEqualTo("bad-passkey");
        assertThat(add(key, HOST, "webauthn.get", ORIGIN)
                        .obstacle()
                        .orElseThrow()
                        .name())
                .isEqualTo("wrong-passkey");
        assertThat(add(key, HOST, "webauthn.create", "https://evil.example")
                        .obstacle()
                        .orElseThrow()
                        .name())
                .isEqualTo("other-origin");
        added();
        assertThat(add(key, HOST, "webauthn.create", ORIGIN)
                        .obstacle()
                        .orElseThrow()
                        .name())
                .isEqualTo("taken");
        assertThat(done(desk.passkeys(ada, HERE_AND_NOW))).hasSize(1);
    }

    @Test
    void aLockedResidentStaysOut() {
        added();
        done(city.residents.office.lock("operator:test", "localhost", "ada@example.org", HERE_AND_NOW));
        assertThat(why(show(1))).isEqualTo("locked");
        done(city.residents.office.delete("operator:test", "localhost", "ada@example.org", HERE_AND_NOW));
        assertThat(why(show(2))).isEqualTo("wrong-passkey");
    }
}
