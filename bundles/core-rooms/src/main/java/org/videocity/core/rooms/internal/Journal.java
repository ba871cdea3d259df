package org.videocity.core.rooms.internal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Identity;
import org.videocity.api.room.Member;
import org.videocity.api.store.AuditEntry;

/** Writes what moderators do to the audit log; what was done stays done where that cannot be written. */
final class Journal {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final int MAX_DETAIL_CHARS = 400;

    private final CityLinks links;

    Journal(CityLinks links) {
        this.links = links;
    }

    void note(RoomId room, Member actor, String act, String detail) {
        String said = Names.line(detail, MAX_DETAIL_CHARS);
        AuditEntry entry = new AuditEntry(
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                room.city(),
                actor(actor),
                "room-" + act,
                room.path(),
                said);
        LOG.info("{} by {} in {}: {}", entry.act(), entry.actor(), entry.subject(), said);
        links.audit()
                .ifPresent(store -> store.append(entry, Runnable::run)
                        .thenAccept(written -> written.obstacle()
                                .ifPresent(why -> LOG.error("The audit log could not be written: {}", why.text()))));
    }

    /** Notes that something lasting could not be stored: it holds for this session only. */
    void failed(RoomId room, Reason why) {
        LOG.error("What a moderator of {} said for good holds for this session only: {}", room, why.text());
    }

    private static String actor(Member actor) {
        String role = actor.role().name().toLowerCase(java.util.Locale.ROOT);
        String address = actor.identity().attributes().get(Identity.RESIDENT_ADDRESS);
        return role + ":" + (address == null ? actor.identity().id() : address);
    }
}
