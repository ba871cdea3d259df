package org.videocity.itests.browser;

import static org.videocity.itests.browser.CardHolder.PASSPHRASE;
import static org.videocity.itests.browser.CardHolder.press;
import static org.videocity.itests.browser.CardHolder.unlock;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;

/** The gallery's beginning: Ada and Grace move in; what Ada's home and rooms are to her, and to who stands at their doors. */
final class GalleryHome extends GalleryWalk {
    private static final String CLOSED = "vc-door [data-door=closed]";

    private final Mailbox mails;
    private Homes homes;

    /**
     * Where they live.
     *
     * @param ada path of Ada's home, which has a private room and a public one
     * @param grace path of Grace's, which is public
     * @param cards what lets Ada in, and others into her private room
     */
    record Homes(String ada, String grace, CardHolder.Cards cards) {
        String garden() {
            return ada + "/Garden";
        }

        String hall() {
            return ada + "/Hall";
        }
    }

    GalleryHome(GalleryCast cast, Mailbox mails) {
        super(cast);
        this.mails = mails;
    }

    Homes movingIn() {
        String home = CardHolder.somebody("ada");
        at("sign-up", ada, "/~sign-up", "vc-sign-up #name");
        CardHolder.Cards cards =
                CardHolder.signUp(city, mails, ada, home, step -> gallery.hang("sign-up-" + step, ada));
        Newcomer.builds(ada, "Hall", true, "music", "talk");
        at("home-own", ada, "/" + home, "vc-rooms [data-room='" + home + "/Garden']");
        press(ada, "vc-rooms #new");
        gallery.hang("home-new-room", ada);
        press(ada, "vc-panel [data-do=close]");
        gallery.hang("home", ada);
        Authenticator.in(grace.page());
        String graces = Newcomer.movesIn(mails, url(grace, "/"), grace, "Grace Hopper");
        Newcomer.builds(grace, "Library", true, "books");
        Newcomer.opensHome(grace, "Grace at home");
        grace.visit(url(grace, "/" + graces));
        brings(grace, "Moths I met");
        Newcomer.movesIn(city, mails, henry, "Henry Dorsett Case");
        at("home-public", stranger, "/" + graces, "vc-home [data-room]");
        at("home-closed", stranger, "/" + home, CLOSED);
        homes = new Homes(home, graces, cards);
        return homes;
    }

    void ownersSettings() {
        at("room-chat-empty", ada, "/" + homes.garden(), INSIDE);
        press(ada, "vc-panel [data-do=close]");
        gallery.hang("room-empty", ada);
        press(ada, "vc-toolbar [data-do=settings]");
        ada.page().locator("vc-settings vc-room-form").waitFor();
        gallery.hang("settings-about", ada);
        tab("admission", "vc-names[what=people] #more").fill("grace@example.org");
        press(ada, "[data-do=save-admission]");
        gallery.hang("settings-admission", ada);
        tab("invitations", "vc-invitations #label").fill("Sunday tea");
        press(ada, "vc-invitations [data-do=invite]");
        ada.page().locator("vc-invitations .made code").waitFor();
        gallery.hang("settings-invitations", ada);
        tab("keys", "vc-keys #label").fill("Camera 1");
        press(ada, "[data-do=make-key]");
        ada.page().locator("vc-keys .made code").first().waitFor();
        gallery.hang("settings-keys", ada);
        tab("card", "vc-card-drop input");
        gallery.hang("settings-card-drop", ada);
        CardFiles.show(ada.page(), homes.cards().login());
        unlock(ada, PASSPHRASE);
        ada.page().fill("vc-room-cards #label", "Henry");
        press(ada, "vc-room-cards [data-do=invite]");
        ada.page().locator("vc-room-cards vc-card-file [data-do=save]").waitFor();
        gallery.hang("settings-card", ada);
        press(ada, "[data-do=close-settings]");
    }

    private Locator tab(String name, String sight) {
        press(ada, "vc-settings [data-tab=" + name + "]");
        Locator first = ada.page().locator("vc-settings " + sight).first();
        first.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        return first;
    }

    void closedDoor() {
        at("door-closed", stranger, "/" + homes.garden(), CLOSED);
        press(stranger, "vc-door [data-do=key]");
        gallery.hang("door-key", stranger);
        CardFiles.show(stranger.page(), CardFiles.reencoded(homes.cards().visiting(), "png"));
        stranger.page().locator("#card-problem:not(:empty)").waitFor();
        stranger.complaints().clear(); // browsers complain of the code that goes with a refusal
        gallery.hang("door-card-refused", stranger);
        press(stranger, "vc-knock [data-do=knock]");
        stranger.page().fill("#knock-name", "Grace Hopper");
        stranger.page().fill("#knock-text", "It is me. I brought the notes for the compiler, and a moth.");
        gallery.hang("door-knock", stranger);
        press(stranger, "vc-knock [data-do=send]");
        stranger.page().locator("[data-testid=waiting]").waitFor();
        gallery.hang("door-waiting", stranger);
        ada.page().locator("[data-knock]").waitFor();
        gallery.hang("room-knock", ada);
        press(ada, "[data-knock] [data-do=decline]");
        stranger.page().locator("[data-testid=declined]").waitFor();
        gallery.hang("door-declined", stranger);
    }

    void media() {
        press(ada, "vc-toolbar [data-do=add]");
        ada.page().locator("vc-add-media dialog[open]").waitFor();
        gallery.hang("room-add", ada);
        press(ada, "vc-add-media [data-do=close-add]");
        brings(ada, "Our garden");
        press(ada, "vc-toolbar [data-do=playlists]");
        ada.page().locator("vc-playlists .item").first().waitFor();
        gallery.hang("room-playlists", ada);
        press(ada, "vc-panel [data-do=close]");
        gallery.hang("room-playlist", ada);
        press(ada, "vc-toolbar [data-do=record]");
        press(ada, "vc-recorder [data-do=record]");
        ada.page().locator("vc-recorder .rec").waitFor();
        gallery.hang("room-record", ada);
        press(ada, "vc-recorder [data-do=stop]");
        ada.page().locator("vc-add-media video").waitFor();
        gallery.hang("room-recorded", ada);
        press(ada, "vc-add-media [data-do=close-add]");
        press(ada, "vc-toolbar [data-do=snapshot]");
        ada.page().locator("vc-capture [data-do=shoot]").waitFor();
        gallery.hang("room-snapshot", ada);
        press(ada, "vc-capture [data-do=close-capture]");
    }

    /** Adds a picture and a text to the room somebody is in, to stay there. */
    private static void brings(Visitor who, String name) {
        press(who, "vc-toolbar [data-do=add]");
        who.page().setInputFiles("vc-add-media #files", new FilePayload("me.png", "image/png", CardFiles.face()));
        who.page().fill("vc-add-media #words", "There is more to come.");
        who.page().fill("vc-add-media #called", name);
        press(who, "vc-add-media [data-do=keep]");
        who.page().locator("vc-playlist .item img").waitFor();
    }
}
