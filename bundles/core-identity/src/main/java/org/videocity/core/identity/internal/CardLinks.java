package org.videocity.core.identity.internal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.videocity.api.softcard.CardService;
import org.videocity.api.store.CardCertificateStore;
import org.videocity.api.store.CardFileStore;
import org.videocity.api.store.CardStore;
import org.videocity.api.store.PasskeyStore;

/** Holds what cards and passkeys need, which may be replaced while people are signed in. Thread: safe from any. */
@Component(service = CardLinks.class, immediate = true)
public final class CardLinks {
    private volatile @Nullable CardService service;
    private volatile @Nullable CardStore cards;
    private volatile @Nullable CardFileStore files;
    private volatile @Nullable PasskeyStore passkeys;
    private volatile @Nullable CardCertificateStore certificates;

    /** Made by the component runtime. */
    @Activate
    public CardLinks() {}

    Optional<CardService> service() {
        return Optional.ofNullable(service);
    }

    Optional<CardStore> cards() {
        return Optional.ofNullable(cards);
    }

    Optional<CardFileStore> files() {
        return Optional.ofNullable(files);
    }

    Optional<CardCertificateStore> certificates() {
        return Optional.ofNullable(certificates);
    }

    Optional<PasskeyStore> passkeys() {
        return Optional.ofNullable(passkeys);
    }

    /** Takes the service there is now. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void setService(CardService present) {
        service = present;
    }

    /** Lets it go, unless another has taken its place. */
    public void unsetService(CardService gone) {
        if (service == gone) {
            service = null;
        }
    }

    /** Takes the service there is now. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void setCards(CardStore present) {
        cards = present;
    }

    /** Lets it go, unless another has taken its place. */
    public void unsetCards(CardStore gone) {
        if (cards == gone) {
            cards = null;
        }
    }

    /** Takes the service there is now. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void setFiles(CardFileStore present) {
        files = present;
    }

    /** Lets it go, unless another has taken its place. */
    public void unsetFiles(CardFileStore gone) {
        if (files == gone) {
            files = null;
        }
    }

    /** Takes the service there is now. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void setPasskeys(PasskeyStore present) {
        passkeys = present;
    }

    /** Lets it go, unless another has taken its place. */
    public void unsetPasskeys(PasskeyStore gone) {
        if (passkeys == gone) {
            passkeys = null;
        }
    }

    /** Takes the service there is now. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void setCertificates(CardCertificateStore present) {
        certificates = present;
    }

    /** Lets it go, unless another has taken its place. */
    public void unsetCertificates(CardCertificateStore gone) {
        if (certificates == gone) {
            certificates = null;
        }
    }
}
