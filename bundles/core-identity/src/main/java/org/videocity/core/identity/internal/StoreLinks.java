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
import org.videocity.api.mail.MailService;
import org.videocity.api.store.AdmissionStore;
import org.videocity.api.store.AuditStore;
import org.videocity.api.store.BlobStore;
import org.videocity.api.store.ConfirmationStore;
import org.videocity.api.store.LetterStore;
import org.videocity.api.store.PageStore;
import org.videocity.api.store.ResidentStore;
import org.videocity.api.store.RoomFileStore;
import org.videocity.api.store.RoomStore;
import org.videocity.api.store.SessionStore;

/**
 * Holds the stores and the mail service, which may be replaced while people are signed in: the new one comes before the
 * old one goes, and is not to go with it. Thread: safe from any.
 */
@Component(service = StoreLinks.class, immediate = true)
public final class StoreLinks {
    private final AtomicReference<@Nullable ResidentStore> residents = new AtomicReference<>();
    private final AtomicReference<@Nullable RoomStore> rooms = new AtomicReference<>();
    private final AtomicReference<@Nullable SessionStore> sessions = new AtomicReference<>();
    private final AtomicReference<@Nullable ConfirmationStore> confirmations = new AtomicReference<>();
    private final AtomicReference<@Nullable BlobStore> blobs = new AtomicReference<>();
    private final AtomicReference<@Nullable AuditStore> audit = new AtomicReference<>();
    private final AtomicReference<@Nullable MailService> mail = new AtomicReference<>();
    private final AtomicReference<@Nullable AdmissionStore> admissions = new AtomicReference<>();
    private final AtomicReference<@Nullable LetterStore> letters = new AtomicReference<>();
    private final AtomicReference<@Nullable PageStore> pages = new AtomicReference<>();
    private final AtomicReference<@Nullable RoomFileStore> files = new AtomicReference<>();

    /** Made by the component runtime. */
    @Activate
    public StoreLinks() {}

    Optional<ResidentStore> residents() {
        return Optional.ofNullable(residents.get());
    }

    Optional<RoomStore> rooms() {
        return Optional.ofNullable(rooms.get());
    }

    Optional<SessionStore> sessions() {
        return Optional.ofNullable(sessions.get());
    }

    Optional<ConfirmationStore> confirmations() {
        return Optional.ofNullable(confirmations.get());
    }

    Optional<BlobStore> blobs() {
        return Optional.ofNullable(blobs.get());
    }

    Optional<AuditStore> audit() {
        return Optional.ofNullable(audit.get());
    }

    Optional<AdmissionStore> admissions() {
        return Optional.ofNullable(admissions.get());
    }

    Optional<LetterStore> letters() {
        return Optional.ofNullable(letters.get());
    }

    Optional<PageStore> pages() {
        return Optional.ofNullable(pages.get());
    }

    Optional<RoomFileStore> files() {
        return Optional.ofNullable(files.get());
    }

    Optional<MailService> mail() {
        return Optional.ofNullable(mail.get());
    }

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    public void setResidents(ResidentStore present) {
        residents.set(present);
    }

    public void unsetResidents(ResidentStore gone) {
        residents.compareAndSet(gone, null);
    }

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    public void setRooms(RoomStore present) {
        rooms.set(present);
    }

    public void unsetRooms(RoomStore gone) {
        rooms.compareAndSet(gone, null);
    }

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    public void setSessions(SessionStore present) {
        sessions.set(present);
    }

    public void unsetSessions(SessionStore gone) {
        sessions.compareAndSet(gone, null);
    }

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    public void setConfirmations(ConfirmationStore present) {
        confirmations.set(present);
    }

    public void unsetConfirmations(ConfirmationStore gone) {
        confirmations.compareAndSet(gone, null);
    }

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    public void setBlobs(BlobStore present) {
        blobs.set(present);
    }

    public void unsetBlobs(BlobStore gone) {
        blobs.compareAndSet(gone, null);
    }

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    public void setAudit(AuditStore present) {
        audit.set(present);
    }

    public void unsetAudit(AuditStore gone) {
        audit.compareAndSet(gone, null);
    }

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    public void setMail(MailService present) {
        mail.set(present);
    }

    public void unsetMail(MailService gone) {
        mail.compareAndSet(gone, null);
    }

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    public void setAdmissions(AdmissionStore present) {
        admissions.set(present);
    }

    public void unsetAdmissions(AdmissionStore gone) {
        admissions.compareAndSet(gone, null);
    }

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    public void setLetters(LetterStore present) {
        letters.set(present);
    }

    public void unsetLetters(LetterStore gone) {
        letters.compareAndSet(gone, null);
    }

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    public void setPages(PageStore present) {
        pages.set(present);
    }

    public void unsetPages(PageStore gone) {
        pages.compareAndSet(gone, null);
    }

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    public void setFiles(RoomFileStore present) {
        files.set(present);
    }

    public void unsetFiles(RoomFileStore gone) {
        files.compareAndSet(gone, null);
    }
}
