package org.videocity.core.identity.internal;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.videocity.api.CardKind;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Identity;
import org.videocity.api.mail.Mail;
import org.videocity.api.mail.MailService;
import org.videocity.api.resident.AdmissionService.Letter;
import org.videocity.api.softcard.CardReasons;
import org.videocity.api.softcard.CardVerdict;
import org.videocity.api.store.StoreResult;

/**
 * Mails invitations in the words of the city, in the owner's language and with a few words of theirs; a card that goes along is
 * the room's own.
 */
@Component(service = InvitationPost.class, immediate = true)
public final class InvitationPost {
    private static final Reason TOO_OFTEN = Reason.LIMIT_REACHED.saying(
            "So many invitations within an hour are not mailed, to one address or by one person; try later.");
    private static final Reason NOT_THIS_ROOM =
            CardDoor.OTHER_ROOM.saying("The card that is to go along is not one of this room.");
    private static final int MAX_TEXT_CHARS = 1_000;
    private static final int MOST_OF_OWNER = 60;

    private final StoreLinks stores;
    private final CardLinks cards;
    private final IdentitySettings settings;
    private final ReadersLanguages languages;
    private final RateMeter toAddress;
    private final RateMeter ofOwner;

    /** Made by the component runtime. */
    @Activate
    public InvitationPost(
            @Reference StoreLinks stores,
            @Reference CardLinks cards,
            @Reference IdentitySettings settings,
            @Reference ReadersLanguages languages,
            @Reference CodeDesk codes) {
        this.stores = stores;
        this.cards = cards;
        this.settings = settings;
        this.languages = languages;
        this.toAddress = new RateMeter(codes.clock());
        this.ofOwner = new RateMeter(codes.clock());
    }

    /** Says what is wrong with a letter, if anything. */
    Optional<Reason> wrong(Letter letter) {
        if (Residents.address(letter.to()).isEmpty()) {
            return Optional.of(Residents.BAD_ADDRESS);
        }
        boolean good = letter.text().length() <= MAX_TEXT_CHARS
                && letter.text()
                        .chars()
                        .noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t');
        return good
                ? Optional.empty()
                : Optional.of(
                        AdmissionOffice.BAD_INVITATION.saying("A text has at most " + MAX_TEXT_CHARS + " characters."));
    }

    String addressOf(Letter letter) {
        return Residents.address(letter.to()).orElse("");
    }

    CompletionStage<StoreResult<Boolean>> send(Identity owner, RoomId room, Letter letter, String url) {
        Optional<MailService> mail = stores.mail();
        if (mail.isEmpty()) {
            return Steps.noStore();
        }
        boolean measured = ofOwner.allows(owner.id(), MOST_OF_OWNER)
                && toAddress.allows(addressOf(letter), settings.now().mailsPerAddressAndHour());
        if (!measured) {
            return Steps.conflict(TOO_OFTEN);
        }
        return Steps.then(checked(room, letter), good -> {
            Mail plain = languages
                    .orUsual(Residents.idOf(owner))
                    .invitation(addressOf(letter), owner.displayName(), room, letter.text(), url);
            Mail whole = letter.card()
                    .map(card ->
                            plain.with(List.of(new Mail.Attachment("visiting-card.png", "image/png", bytes(card)))))
                    .orElse(plain);
            return mail.get()
                    .send(whole, Runnable::run)
                    .thenCompose(why -> why.map(Steps::<Boolean>unavailable)
                            .orElseGet(() -> Steps.done(mail.get().isOutbox())));
        });
    }

    private CompletionStage<StoreResult<Boolean>> checked(RoomId room, Letter letter) {
        if (letter.card().isEmpty()) {
            return Steps.done(true);
        }
        return cards.service()
                .map(service -> service.look(letter.card().get(), room.city(), Runnable::run)
                        .thenCompose(verdict -> isOf(room, verdict)))
                .orElseGet(Steps::noStore);
    }

    private static CompletionStage<StoreResult<Boolean>> isOf(RoomId room, CardVerdict verdict) {
        if (verdict instanceof CardVerdict.Valid valid) {
            if (valid.facts().binding().kind() != CardKind.ROOM) {
                return Steps.conflict(CardReasons.WRONG_KIND);
            }
            boolean same = valid.facts().binding().roomId().filter(room::equals).isPresent();
            return same ? Steps.done(true) : Steps.conflict(NOT_THIS_ROOM);
        }
        return verdict instanceof CardVerdict.Invalid invalid
                ? Steps.conflict(invalid.reason())
                : Steps.unavailable(((CardVerdict.Undecided) verdict).reason());
    }

    private static byte[] bytes(ByteBuffer card) {
        byte[] bytes = new byte[card.remaining()];
        card.duplicate().get(bytes);
        return bytes;
    }
}
