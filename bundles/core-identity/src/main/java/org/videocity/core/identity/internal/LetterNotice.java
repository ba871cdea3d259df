package org.videocity.core.identity.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.identity.Identity;
import org.videocity.api.mail.Mail;
import org.videocity.api.resident.Caller;
import org.videocity.api.store.Resident;

/** Tells people by mail that a letter waits for them. What guests call themselves is not repeated: it proves nothing. */
@Component(service = LetterNotice.class, immediate = true)
public final class LetterNotice {
    private static final Logger LOG = LoggerFactory.getLogger(LetterNotice.class);

    private final StoreLinks stores;
    private final Cities cities;
    private final ReadersLanguages languages;

    /** Made by the component runtime. */
    @Activate
    public LetterNotice(@Reference StoreLinks stores, @Reference Cities cities, @Reference ReadersLanguages languages) {
        this.stores = stores;
        this.cities = cities;
        this.languages = languages;
    }

    /**
     * Nobody waits for that mail. It is in the owner's language where that is known; else in the sender's, who is likelier to
     * know it than the city is.
     */
    void tell(Resident owner, Identity sender, Caller from) {
        var city = cities.orDefault(owner.city());
        String inbox = city.publicUrl() + "/~inbox";
        String name =
                sender.displayName() + " (" + sender.attributes().getOrDefault(Identity.RESIDENT_ADDRESS, "") + ")";
        MailTexts texts = languages.of(owner.id()).orElseGet(() -> MailTexts.of(from));
        Mail mail = sender.isResident()
                ? texts.letter(owner.address(), city.title(), name, inbox)
                : texts.letterOfGuest(owner.address(), city.title(), inbox);
        stores.mail()
                .ifPresent(service -> service.send(mail, Runnable::run).whenComplete((why, failed) -> {
                    if (failed != null || why.isPresent()) {
                        LOG.warn("Nobody was told of a letter: {}", failed == null ? why : failed.toString());
                    }
                }));
    }
}
