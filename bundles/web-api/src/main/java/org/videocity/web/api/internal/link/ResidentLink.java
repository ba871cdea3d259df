package org.videocity.web.api.internal.link;

import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.videocity.api.inbox.InboxService;
import org.videocity.api.inbox.LetterService;
import org.videocity.api.resident.AdmissionService;
import org.videocity.api.resident.HomeService;
import org.videocity.api.resident.Passkeys;
import org.videocity.api.resident.ResidentCards;
import org.videocity.api.resident.ResidentService;
import org.videocity.api.resident.SelfService;
import org.videocity.api.softcard.CardService;
import org.videocity.api.store.BlobStore;

/** Holds what residents need of the city; it may be replaced while they are signed in. Thread: safe from any. */
@Component(service = ResidentLink.class)
public final class ResidentLink {
    private final AtomicReference<ResidentService> residents = new AtomicReference<>();
    private final AtomicReference<HomeService> homes = new AtomicReference<>();
    private final AtomicReference<ResidentCards> cards = new AtomicReference<>();
    private final AtomicReference<Passkeys> passkeys = new AtomicReference<>();
    private final AtomicReference<CardService> authorities = new AtomicReference<>();
    private final AtomicReference<SelfService> self = new AtomicReference<>();
    private final AtomicReference<LetterService> letters = new AtomicReference<>();
    private final AtomicReference<InboxService> inbox = new AtomicReference<>();
    private final AtomicReference<BlobStore> blobs = new AtomicReference<>();
    private final AtomicReference<AdmissionService> admissions = new AtomicReference<>();

    public Optional<ResidentService> residents() {
        return Optional.ofNullable(residents.get());
    }

    public Optional<HomeService> homes() {
        return Optional.ofNullable(homes.get());
    }

    public Optional<ResidentCards> cards() {
        return Optional.ofNullable(cards.get());
    }

    public Optional<Passkeys> passkeys() {
        return Optional.ofNullable(passkeys.get());
    }

    public Optional<CardService> authorities() {
        return Optional.ofNullable(authorities.get());
    }

    public Optional<SelfService> self() {
        return Optional.ofNullable(self.get());
    }

    public Optional<AdmissionService> admissions() {
        return Optional.ofNullable(admissions.get());
    }

    public Optional<LetterService> letters() {
        return Optional.ofNullable(letters.get());
    }

    public Optional<InboxService> inbox() {
        return Optional.ofNullable(inbox.get());
    }

    public Optional<BlobStore> blobs() {
        return Optional.ofNullable(blobs.get());
    }

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    public void bindResidents(ResidentService service) {
        residents.set(service);
    }

    public void unbindResidents(ResidentService service) {
        residents.compareAndSet(service, null);
    }

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    public void bindHomes(HomeService service) {
        homes.set(service);
    }

    public void unbindHomes(HomeService service) {
        homes.compareAndSet(service, null);
    }

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    public void bindSelf(SelfService service) {
        self.set(service);
    }

    public void unbindSelf(SelfService service) {
        self.compareAndSet(service, null);
    }

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    public void bindBlobs(BlobStore service) {
        blobs.set(service);
    }

    public void unbindBlobs(BlobStore service) {
        blobs.compareAndSet(service, null);
    }

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    public void bindCards(ResidentCards service) {
        cards.set(service);
    }

    public void unbindCards(ResidentCards service) {
        cards.compareAndSet(service, null);
    }

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    public void bindAuthorities(CardService service) {
        authorities.set(service);
    }

    public void unbindAuthorities(CardService service) {
        authorities.compareAndSet(service, null);
    }

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    public void bindAdmissions(AdmissionService service) {
        admissions.set(service);
    }

    public void unbindAdmissions(AdmissionService service) {
        admissions.compareAndSet(service, null);
    }

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    public void bindPasskeys(Passkeys service) {
        passkeys.set(service);
    }

    public void unbindPasskeys(Passkeys service) {
        passkeys.compareAndSet(service, null);
    }

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    public void bindLetters(LetterService service) {
        letters.set(service);
    }

    public void unbindLetters(LetterService service) {
        letters.compareAndSet(service, null);
    }

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    public void bindInbox(InboxService service) {
        inbox.set(service);
    }

    public void unbindInbox(InboxService service) {
        inbox.compareAndSet(service, null);
    }
}
