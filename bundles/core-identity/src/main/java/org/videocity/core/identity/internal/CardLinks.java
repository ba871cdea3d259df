package org.videocity.core.identity.internal;

import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.videocity.api.softcard.CardService;
import org.videocity.api.store.CardCertificateStore;
import org.videocity.api.store.CardFileStore;
import org.videocity.api.store.CardStore;
import org.videocity.api.store.PasskeyStore;

/**
 * Holds what cards and passkeys need, which may be replaced while people are signed in: the new one comes before the
 * old one goes, and is not to go with it. Thread: safe from any.
 */
@Component(service = CardLinks.class, immediate = true)
public final class CardLinks {
    private final AtomicReference<@Nullable CardService> service = new AtomicReference<>();
    private final AtomicReference<@Nullable CardStore> cards = new AtomicReference<>();
    private final AtomicReference<@Nullable CardFileStore> files = new AtomicReference<>();
    private final AtomicReference<@Nullable PasskeyStore> passkeys = new AtomicReference<>();
    private final AtomicReference<@Nullable CardCertificateStore> certificates = new AtomicReference<>();

    /** Made by the component runtime. */
    @Activate
    public CardLinks() {}

    Optional<CardService> service() {
        return Optional.ofNullable(service.get());
    }

    Optional<CardStore> cards() {
        return Optional.ofNullable(cards.get());
    }

    Optional<CardFileStore> files() {
        return Optional.ofNullable(files.get());
    }

    Optional<CardCertificateStore> certificates() {
        return Optional.ofNullable(certificates.get());
    }

    Optional<PasskeyStore> passkeys() {
        return Optional.ofNullable(passkeys.get());
    }

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    public void setService(CardService present) {
        service.set(present);
    }

    public void unsetService(CardService gone) {
        service.compareAndSet(gone, null);
    }

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    public void setCards(CardStore present) {
        cards.set(present);
    }

    public void unsetCards(CardStore gone) {
        cards.compareAndSet(gone, null);
    }

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    public void setFiles(CardFileStore present) {
        files.set(present);
    }

    public void unsetFiles(CardFileStore gone) {
        files.compareAndSet(gone, null);
    }

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    public void setPasskeys(PasskeyStore present) {
        passkeys.set(present);
    }

    public void unsetPasskeys(PasskeyStore gone) {
        passkeys.compareAndSet(gone, null);
    }

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    public void setCertificates(CardCertificateStore present) {
        certificates.set(present);
    }

    public void unsetCertificates(CardCertificateStore gone) {
        certificates.compareAndSet(gone, null);
    }
}
