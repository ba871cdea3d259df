package org.videocity.core.identity.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.identity.Identity;
import org.videocity.api.mail.Mail;
import org.videocity.api.store.Resident;

/** Tells people by mail that a letter waits for them. What guests call themselves is not repeated: it proves nothing. */
@Component(service = LetterNotice.class, immediate = true)
public final class LetterNotice {
    private static final Logger LOG = LoggerFactory.getLogger(LetterNotice.class);

    private final StoreLinks stores;
    private final Cities cities;

    /** Made by the component runtime. */
    @Activate
    public LetterNotice(@Reference StoreLinks stores, @Reference Cities cities) {
        this.stores = stores;
        this.cities = cities;
    }

    /** Nobody waits for that mail. */
    void tell(Resident owner, Identity sender) {
        var city = cities.orDefault(owner.city());
        String from = sender.isResident()
                ? sender.displayName() + " (" + sender.attributes().getOrDefault(Identity.RESIDENT_ADDRESS, "") + ")"
                : "A guest";
        Mail mail = MailTexts.letter(owner.address(), city.title(), from, city.publicUrl() + "/~inbox");
        stores.mail()
                .ifPresent(service -> service.send(mail, Runnable::run).whenComplete((why, failed) -> {
                    if (failed != null || why.isPresent()) {
                        LOG.warn("Nobody was told of a letter: {}", failed == null ? why : failed.toString());
                    }
                }));
    }
}
