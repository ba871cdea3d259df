package org.videocity.core.identity.internal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
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

/** Holds the stores and the mail service, which may be replaced while people are signed in. Thread: safe from any. */
@Component(service = StoreLinks.class, immediate = true)
public final class StoreLinks {
    private volatile @Nullable ResidentStore residents;
    private volatile @Nullable RoomStore rooms;
    private volatile @Nullable SessionStore sessions;
    private volatile @Nullable ConfirmationStore confirmations;
    private volatile @Nullable BlobStore blobs;
    private volatile @Nullable AuditStore audit;
    private volatile @Nullable MailService mail;
    private volatile @Nullable AdmissionStore admissions;
    private volatile @Nullable LetterStore letters;
    private volatile @Nullable PageStore pages;
    private volatile @Nullable RoomFileStore files;

    /** Made by the component runtime. */
    @Activate
    public StoreLinks() {}

    Optional<ResidentStore> residents() {
        return Optional.ofNullable(residents);
    }

    Optional<RoomStore> rooms() {
        return Optional.ofNullable(rooms);
    }

    Optional<SessionStore> sessions() {
        return Optional.ofNullable(sessions);
    }

    Optional<ConfirmationStore> confirmations() {
        return Optional.ofNullable(confirmations);
    }

    Optional<BlobStore> blobs() {
        return Optional.ofNullable(blobs);
    }

    Optional<AuditStore> audit() {
        return Optional.ofNullable(audit);
    }

    Optional<AdmissionStore> admissions() {
        return Optional.ofNullable(admissions);
    }

    Optional<LetterStore> letters() {
        return Optional.ofNullable(letters);
    }

    Optional<PageStore> pages() {
        return Optional.ofNullable(pages);
    }

    Optional<RoomFileStore> files() {
        return Optional.ofNullable(files);
    }

    Optional<MailService> mail() {
        return Optional.ofNullable(mail);
    }

    /** Takes the service there is now. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void setResidents(ResidentStore present) {
        residents = present;
    }

    /** Lets it go, unless another has taken its place. */
    public void unsetResidents(ResidentStore gone) {
        if (residents == gone) {
            residents = null;
        }
    }

    /** Takes the service there is now. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void setRooms(RoomStore present) {
        rooms = present;
    }

    /** Lets it go, unless another has taken its place. */
    public void unsetRooms(RoomStore gone) {
        if (rooms == gone) {
            rooms = null;
        }
    }

    /** Takes the service there is now. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void setSessions(SessionStore present) {
        sessions = present;
    }

    /** Lets it go, unless another has taken its place. */
    public void unsetSessions(SessionStore gone) {
        if (sessions == gone) {
            sessions = null;
        }
    }

    /** Takes the service there is now. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void setConfirmations(ConfirmationStore present) {
        confirmations = present;
    }

    /** Lets it go, unless another has taken its place. */
    public void unsetConfirmations(ConfirmationStore gone) {
        if (confirmations == gone) {
            confirmations = null;
        }
    }

    /** Takes the service there is now. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void setBlobs(BlobStore present) {
        blobs = present;
    }

    /** Lets it go, unless another has taken its place. */
    public void unsetBlobs(BlobStore gone) {
        if (blobs == gone) {
            blobs = null;
        }
    }

    /** Takes the service there is now. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void setAudit(AuditStore present) {
        audit = present;
    }

    /** Lets it go, unless another has taken its place. */
    public void unsetAudit(AuditStore gone) {
        if (audit == gone) {
            audit = null;
        }
    }

    /** Takes the service there is now. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void setMail(MailService present) {
        mail = present;
    }

    /** Lets it go, unless another has taken its place. */
    public void unsetMail(MailService gone) {
        if (mail == gone) {
            mail = null;
        }
    }

    /** Takes the service there is now. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void setAdmissions(AdmissionStore present) {
        admissions = present;
    }

    /** Lets it go, unless another has taken its place. */
    public void unsetAdmissions(AdmissionStore gone) {
        if (admissions == gone) {
            admissions = null;
        }
    }

    /** Takes the service there is now. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void setLetters(LetterStore present) {
        letters = present;
    }

    /** Lets it go, unless another has taken its place. */
    public void unsetLetters(LetterStore gone) {
        if (letters == gone) {
            letters = null;
        }
    }

    /** Takes the service there is now. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void setPages(PageStore present) {
        pages = present;
    }

    /** Lets it go, unless another has taken its place. */
    public void unsetPages(PageStore gone) {
        if (pages == gone) {
            pages = null;
        }
    }

    /** Takes the service there is now. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void setFiles(RoomFileStore present) {
        files = present;
    }

    /** Lets it go, unless another has taken its place. */
    public void unsetFiles(RoomFileStore gone) {
        if (files == gone) {
            files = null;
        }
    }
}
