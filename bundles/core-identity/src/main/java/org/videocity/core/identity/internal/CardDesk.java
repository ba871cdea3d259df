package org.videocity.core.identity.internal;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Identity;
import org.videocity.api.identity.VisitPassService.Given;
import org.videocity.api.resident.Caller;
import org.videocity.api.resident.CardChallenge;
import org.videocity.api.resident.CardProof;
import org.videocity.api.resident.ResidentCards;
import org.videocity.api.resident.RoomCardOrder;
import org.videocity.api.resident.SignedIn;
import org.videocity.api.softcard.CardVerdict;
import org.videocity.api.softcard.IssuedCard;
import org.videocity.api.store.StoreResult;
import org.videocity.api.store.StoredCard;

/** What people do with cards, each handed to whoever does it; answers where the asker wants them. */
@Component(service = ResidentCards.class, immediate = true)
public final class CardDesk implements ResidentCards {
    private final CookieNames cookies;
    private final CityPlaces places;
    private final CardSignIns signIns;
    private final CardOffice office;
    private final CardPost post;
    private final CardDoor door;

    /** Made by the component runtime. */
    @Activate
    public CardDesk(
            @Reference CookieNames cookies,
            @Reference CityPlaces places,
            @Reference CardSignIns signIns,
            @Reference CardOffice office,
            @Reference CardPost post,
            @Reference CardDoor door) {
        this.cookies = cookies;
        this.places = places;
        this.signIns = signIns;
        this.office = office;
        this.post = post;
        this.door = door;
    }

    @Override
    public String cookieName(boolean secure) {
        return cookies.beforeSession(secure);
    }

    @Override
    public Texts texts(String city) {
        return new Texts(places.issuers(city).get(0), places.publicUrl(city));
    }

    @Override
    public CompletionStage<CardChallenge> challenge(Caller caller, String pageOrigin, Executor executor) {
        return Answers.now(signIns.challenge(caller, pageOrigin), executor);
    }

    @Override
    public CompletionStage<SignedIn> signIn(Caller caller, String browser, CardProof proof, Executor executor) {
        return Answers.of(signIns.signIn(caller, browser, proof), executor);
    }

    @Override
    public CompletionStage<StoreResult<List<StoredCard>>> cards(Identity who, Executor executor) {
        return Answers.of(office.cards(who), executor);
    }

    @Override
    public CompletionStage<StoreResult<IssuedCard>> issueLoginCard(
            Identity who, String cardHash, ByteBuffer signedRequest, Optional<String> replaces, Executor executor) {
        return Answers.of(office.issueLoginCard(who, cardHash, signedRequest, replaces), executor);
    }

    @Override
    public CompletionStage<StoreResult<IssuedCard>> issueRoomCard(
            Identity who, RoomCardOrder order, Executor executor) {
        return Answers.of(office.issueRoomCard(who, order), executor);
    }

    @Override
    public CompletionStage<StoreResult<Boolean>> revoke(Identity who, String serial, Executor executor) {
        return Answers.of(office.revoke(who, serial), executor);
    }

    @Override
    public CompletionStage<StoreResult<Boolean>> mail(Identity who, ByteBuffer card, Executor executor) {
        return Answers.of(post.mail(who, card), executor);
    }

    @Override
    public CompletionStage<StoreResult<Loss>> lost(Identity who, Executor executor) {
        return Answers.of(office.lost(who), executor);
    }

    @Override
    public CompletionStage<CardVerdict> look(Caller caller, ByteBuffer png, Executor executor) {
        return Answers.of(door.look(caller, png), executor);
    }

    @Override
    public CompletionStage<StoreResult<Given>> show(
            Caller caller, Identity who, RoomId room, ByteBuffer png, Executor executor) {
        return Answers.of(door.show(caller, who, room, png), executor);
    }
}
