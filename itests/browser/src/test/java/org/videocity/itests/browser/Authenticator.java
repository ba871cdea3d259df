package org.videocity.itests.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import org.videocity.testing.CityProcess;

/** An authenticator that Chromium plays: it holds passkeys, and says at once whose finger it was. */
final class Authenticator {
    private final CDPSession session;
    private final String id;

    private Authenticator(CDPSession session, String id) {
        this.session = session;
        this.id = id;
    }

    /** Builds one into the device of a page. */
    static Authenticator in(Page page) {
        CDPSession session = page.context().newCDPSession(page);
        session.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject wish = new JsonObject();
        wish.add("options", options);
        String id = session.send("WebAuthn.addVirtualAuthenticator", wish)
                .get("authenticatorId")
                .getAsString();
        return new Authenticator(session, id);
    }

    /** Lets it see the right finger, or another one. */
    void sees(boolean rightFinger) {
        JsonObject wish = new JsonObject();
        wish.addProperty("authenticatorId", id);
        wish.addProperty("isUserVerified", rightFinger);
        session.send("WebAuthn.setUserVerified", wish);
    }

    /** Returns the street of the city under its name: passkeys are of host names, and an address literal is none. */
    static String street(CityProcess city) {
        return city.http("/").replace("127.0.0.1", "localhost");
    }
}
