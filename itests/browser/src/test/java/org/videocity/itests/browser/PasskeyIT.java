package org.videocity.itests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.videocity.testing.CityProcess;

/** Chromium's authenticator makes a passkey for the city and signs in with it. */
@ExtendWith(InTheBrowser.class)
class PasskeyIT {
    private static final String TOOLS = """
            const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
            const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)));
            const ask = async (path, body) => {
              const answer = await fetch('/api' + path, {
                method: 'POST',
                headers: { 'X-Videocity': '1', 'Content-Type': 'application/json' },
                body: JSON.stringify(body),
              });
              return { status: answer.status, value: await answer.json().catch(() => null) };
            };
            """;
    private static final String MAKE = "async (algorithm) => {" + TOOLS + """
            const { value } = await ask('/me/passkeys/challenge', {});
            const made = await navigator.credentials.create({ publicKey: {
              challenge: bytes(value.challenge),
              rp: { id: value.host, name: 'VideoCity' },
              user: { id: bytes(value.user), name: value.name, displayName: value.displayName },
              pubKeyCredParams: [{ type: 'public-key', alg: algorithm }],
              authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
              attestation: 'none',
            } });
            const { clientDataJSON, attestationObject } = made.response;
            const wish = { label: 'this laptop', clientDataJSON: text(clientDataJSON), attestationObject: text(attestationObject) };
            return (await ask('/me/passkeys', wish)).status;
            }""";
    private static final String SIGN_IN = "async (twice) => {" + TOOLS + """
            const { value } = await ask('/sign-in/passkey/challenge', {});
            const shown = await navigator.credentials.get({ publicKey: {
              challenge: bytes(value.challenge), rpId: value.host, userVerification: 'required',
            } });
            const { clientDataJSON, authenticatorData, signature } = shown.response;
            const proof = { id: shown.id, clientDataJSON: text(clientDataJSON),
              authenticatorData: text(authenticatorData), signature: text(signature) };
            const first = await ask('/sign-in/passkey', proof);
            return twice ? (await ask('/sign-in/passkey', proof)).value.type : first.status;
            }""";

    @Test
    void aPasskeySignsInWithoutMailOrCard(CityProcess city, Mailbox mails, Browser browser) {
        for (int algorithm : new int[] {-7, -257}) {
            try (Visitor ada = Visitor.atADesk(browser, ColorScheme.LIGHT).visit(Authenticator.street(city))) {
                Page page = ada.page();
                Authenticator.in(page);
                String address = Newcomer.movesIn(mails, Authenticator.street(city), ada, "Ada Lovelace");
                assertThat(page.evaluate(MAKE, algorithm)).isEqualTo(201);
                page.context().clearCookies();
                assertThat(page.evaluate("async () => (await fetch('/api/me')).status"))
                        .isEqualTo(401);
                assertThat(page.evaluate(SIGN_IN, false)).isEqualTo(200);
                assertThat(page.evaluate("async () => (await (await fetch('/api/me')).json()).address"))
                        .isEqualTo(address);
                assertThat(page.evaluate(SIGN_IN, true)).isEqualTo("urn:videocity:problem:old-nonce");
            }
        }
    }
}
