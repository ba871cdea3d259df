package org.videocity.core.identity.internal;

import static org.videocity.core.identity.internal.ResidentsFixture.CALLER;
import static org.videocity.core.identity.internal.ResidentsFixture.HERE_AND_NOW;
import static org.videocity.core.identity.internal.ResidentsFixture.get;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.List;
import java.util.Set;
import org.videocity.api.city.City;
import org.videocity.api.identity.Identity;
import org.videocity.api.resident.Caller;
import org.videocity.api.resident.CardChallenge;
import org.videocity.api.resident.CardProof;
import org.videocity.api.resident.SignedIn;
import org.videocity.api.softcard.SignInText;

/** The desks of cards beside those of residents, with cards in memory and keys that are real. */
final class CardFixture implements AutoCloseable {
    static final String ORIGIN = "https://city.example:5443";
    static final KeyPair KEYS = keys();
    static final KeyPair OTHER_KEYS = keys();

    final ResidentsFixture residents;
    final TestCards cards = new TestCards();
    final TestBlobs blobs = new TestBlobs();
    final CardLinks links;
    final Refusals refusals = new Refusals();
    final CityPlaces places = new CityPlaces(new OneCity(
            new City("localhost", Set.of(), "The City", ORIGIN, Set.of(ORIGIN, "http://localhost:5080"), true)));
    final CardSignIns signIns;
    final PublicCards publicCards;
    final CardVisitEnds ends;
    final CardOffice office;
    final CardPost post;
    final CardDoor door;
    final CardDesk desk;

    CardFixture(Path folder) {
        residents = new ResidentsFixture(folder);
        residents.links.setBlobs(blobs);
        links = residents.cardLinks;
        links.setService(cards);
        links.setCards(cards);
        links.setFiles(cards);
        signIns = new CardSignIns(
                residents.links, links, residents.settings, residents.sessions, places, residents.seals, refusals);
        publicCards = new PublicCards(residents.links, links, residents.sessions);
        ends = new CardVisitEnds(publicCards, residents.visits);
        cards.listeners.add(ends);
        office = new CardOffice(
                residents.links,
                links,
                residents.settings,
                residents.sessions,
                places,
                publicCards,
                residents.seals,
                residents.sessionNews);
        post = new CardPost(residents.links, links, residents.settings, residents.languages, residents.sessions);
        door = new CardDoor(residents.links, links, residents.settings, residents.sessions, residents.visits, refusals);
        desk = new CardDesk(residents.cookies, places, signIns, office, post, door);
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    static byte[] sign(KeyPair keys, byte[] text) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    static Caller from(String address) {
        return new Caller("localhost", new InetSocketAddress(address, 40_000), "curl");
    }

    static String residentId(Identity who) {
        return Residents.idOf(who);
    }

    /** Makes a home with a login card; yields the card's certificate. */
    ByteBuffer card(String address) {
        Identity who = residents.home(address).identity();
        return cards.login(residentId(who), "localhost", address, KEYS);
    }

    CardChallenge.Posed challenge(Caller caller) {
        return (CardChallenge.Posed) get(desk.challenge(caller, ORIGIN, HERE_AND_NOW));
    }

    static CardProof proof(SignInText text, ByteBuffer certificate, KeyPair keys) {
        return new CardProof(
                List.of(certificate),
                text.origin(),
                text.nonce(),
                text.expiry(),
                ByteBuffer.wrap(sign(keys, text.bytes(certificate))));
    }

    SignedIn show(String browser, CardProof proof) {
        return show(CALLER, browser, proof);
    }

    SignedIn show(Caller caller, String browser, CardProof proof) {
        return get(desk.signIn(caller, browser, proof, HERE_AND_NOW));
    }

    String refused(String browser, CardProof proof) {
        return ((SignedIn.Refused) show(browser, proof)).reason().name();
    }

    @Override
    public void close() {
        residents.close();
    }
}
