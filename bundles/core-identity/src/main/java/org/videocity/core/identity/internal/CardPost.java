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
import org.videocity.api.identity.Identity;
import org.videocity.api.mail.Mail;
import org.videocity.api.mail.MailService;
import org.videocity.api.softcard.CardReasons;
import org.videocity.api.softcard.CardService;
import org.videocity.api.softcard.CardVerdict;
import org.videocity.api.store.StoreResult;

/**
 * Mails login cards to their owners. What is mailed was looked at before: it is a card that opens this resident's home, with
 * its keys, which are locked, or looking would have refused it. It goes to nobody else and is not kept.
 */
@Component(service = CardPost.class, immediate = true)
public final class CardPost {
    static final Reason NOT_YOURS =
            new Reason("not-yours", "That is the card of somebody else; it is mailed to nobody.");
    private static final Reason TOO_OFTEN =
            Reason.LIMIT_REACHED.saying("So many mails to your address within an hour are not sent; try later.");

    private final StoreLinks stores;
    private final CardLinks links;
    private final IdentitySettings settings;
    private final ReadersLanguages languages;
    private final RateMeter mails;
    private final AuditTrail audit;

    /** Made by the component runtime. */
    @Activate
    public CardPost(
            @Reference StoreLinks stores,
            @Reference CardLinks links,
            @Reference IdentitySettings settings,
            @Reference ReadersLanguages languages,
            @Reference SessionDesk sessions) {
        this.stores = stores;
        this.links = links;
        this.settings = settings;
        this.languages = languages;
        this.mails = new RateMeter(sessions.clock());
        this.audit = new AuditTrail(stores, sessions.clock());
    }

    CompletionStage<StoreResult<Boolean>> mail(Identity who, ByteBuffer card) {
        Optional<CardService> service = links.service();
        Optional<MailService> mail = stores.mail();
        if (!who.isResident()) {
            return Steps.conflict(Reason.NOT_ALLOWED);
        }
        if (service.isEmpty() || mail.isEmpty()) {
            return Steps.noStore();
        }
        if (!mails.allows(who.id(), settings.now().mailsPerAddressAndHour())) {
            return Steps.conflict(TOO_OFTEN);
        }
        String city = who.attributes().getOrDefault(Identity.RESIDENT_CITY, "");
        return Steps.then(
                service.get().look(card, city, Runnable::run).thenCompose(v -> own(who, v)),
                serial -> send(mail.get(), who, city, card, serial));
    }

    /** Yields the serial of a login card that is the resident's own. */
    private CompletionStage<StoreResult<String>> own(Identity who, CardVerdict verdict) {
        if (verdict instanceof CardVerdict.Valid valid) {
            if (valid.facts().binding().kind() != CardKind.LOGIN) {
                return Steps.conflict(CardReasons.WRONG_KIND);
            }
            if (valid.facts().keys() == 0) {
                return Steps.conflict(CardReasons.NO_KEYS);
            }
            String city = valid.facts().binding().city();
            return links.cards()
                    .map(cards -> Steps.then(
                            cards.bySerial(city, valid.facts().serial(), Runnable::run),
                            card -> card.filter(c -> c.residentId().equals(Residents.idOf(who)))
                                            .isPresent()
                                    ? Steps.done(valid.facts().serial())
                                    : Steps.<String>conflict(NOT_YOURS)))
                    .orElseGet(Steps::noStore);
        }
        return verdict instanceof CardVerdict.Invalid invalid
                ? Steps.conflict(invalid.reason())
                : Steps.unavailable(((CardVerdict.Undecided) verdict).reason());
    }

    private CompletionStage<StoreResult<Boolean>> send(
            MailService mail, Identity who, String city, ByteBuffer card, String serial) {
        byte[] bytes = new byte[card.remaining()];
        card.duplicate().get(bytes);
        Mail letter = languages
                .orUsual(Residents.idOf(who))
                .loginCard(who.attributes().getOrDefault(Identity.RESIDENT_ADDRESS, ""), city)
                .with(List.of(new Mail.Attachment("login-card.png", "image/png", bytes)));
        return mail.send(letter, Runnable::run)
                .thenCompose(why -> why.isPresent()
                        ? Steps.<Boolean>unavailable(why.get())
                        : audit.note(who, "card-mail", "card " + serial, "")
                                .thenApply(noted -> noted.map(yes -> mail.isOutbox())));
    }
}
