package org.videocity.core.rooms.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.videocity.api.Reason;
import org.videocity.api.identity.Identity;
import org.videocity.api.room.Ban;
import org.videocity.api.room.Role;

/**
 * How order is kept in one room's session: who moderates, who is silent, who was let in, who must stay out, and whether the
 * door is locked. Bounded. Belongs to the rooms' thread.
 *
 * <p>People are known by their identities; guests who proved nothing by the address they come from, which they may share.
 */
final class Order {
    static final int MOST_BANS = 500;
    private static final int MOST_PEOPLE = 1_000;
    private static final String GUEST = "guest:";

    private final Set<String> moderators = new LinkedHashSet<>();
    private final Set<String> muted = new LinkedHashSet<>();
    private final Set<String> letIn = new LinkedHashSet<>();
    private final Map<String, Exile> exiles = new LinkedHashMap<>();
    private boolean locked;

    /**
     * Somebody who must stay out.
     *
     * @param ban what is told of it
     * @param keys what they are known by, see {@link #keysOf}
     */
    record Exile(Ban ban, List<String> keys) {
        Exile {
            keys = List.copyOf(keys);
        }
    }

    /** Lists what somebody is known by: the identity, and of a guest who shows passes the address as well. */
    static List<String> keysOf(Identity who) {
        List<String> keys = new ArrayList<>(List.of(who.id()));
        if (who.isVisitor()) {
            keys.add(GUEST + who.attributes().getOrDefault(Identity.VISIT_ADDRESS, ""));
        }
        return keys;
    }

    boolean isLocked() {
        return locked;
    }

    /** Locks or unlocks; tells whether that changed anything. */
    boolean lock(boolean lockIt) {
        boolean changed = locked != lockIt;
        locked = lockIt;
        return changed;
    }

    /** Says why somebody stays outside, whatever grants they hold. Nobody shuts the owner out. */
    Optional<Reason> atTheDoor(Identity who, Role role) {
        if (role != Role.OWNER && isExile(who)) {
            return Optional.of(Reason.BANNED);
        }
        boolean mayPass = roleOf(who, role).mayModerate() || letIn.contains(who.id());
        return locked && !mayPass ? Optional.of(Reason.LOCKED) : Optional.empty();
    }

    boolean isExile(Identity who) {
        List<String> keys = keysOf(who);
        return exiles.values().stream().anyMatch(exile -> exile.keys().stream().anyMatch(keys::contains));
    }

    /** Returns what somebody is in this session, who is at least something by their grants. */
    Role roleOf(Identity who, Role byGrants) {
        if (!byGrants.mayModerate() && moderators.contains(who.id())) {
            return Role.MODERATOR;
        }
        return byGrants == Role.GUEST && letIn.contains(who.id()) ? Role.MEMBER : byGrants;
    }

    void setModerator(String identityId, boolean moderates) {
        put(moderators, identityId, moderates);
    }

    boolean isMuted(Identity who) {
        return muted.contains(who.id());
    }

    void setMuted(String identityId, boolean silent) {
        put(muted, identityId, silent);
    }

    void letIn(String identityId) {
        put(letIn, identityId, true);
    }

    /** Takes back that somebody was let in; tells whether they were. */
    boolean letOut(String identityId) {
        return letIn.remove(identityId);
    }

    /** Of too many the eldest is forgotten. */
    private static void put(Set<String> people, String id, boolean in) {
        people.remove(id);
        if (in) {
            people.add(id);
            if (people.size() > MOST_PEOPLE) {
                people.remove(people.iterator().next());
            }
        }
    }

    /** Keeps somebody out; of too many the eldest that is not lasting may come again. */
    void exile(Exile exile) {
        exiles.put(exile.ban().id(), exile);
        if (exiles.size() > MOST_BANS) {
            exiles.values().stream()
                    .filter(old -> !old.ban().isLasting())
                    .findFirst()
                    .ifPresent(old -> exiles.remove(old.ban().id()));
        }
    }

    Optional<Exile> exile(String banId) {
        return Optional.ofNullable(exiles.get(banId));
    }

    void pardon(String banId) {
        exiles.remove(banId);
    }

    List<Ban> bans() {
        return exiles.values().stream().map(Exile::ban).toList();
    }

    /** Forgets what was of a session. */
    void clear() {
        moderators.clear();
        muted.clear();
        letIn.clear();
        exiles.values().removeIf(exile -> !exile.ban().isLasting());
        locked = false;
    }

    /** What outlives an update of core: all of it. */
    record Saved(boolean locked, Set<String> moderators, Set<String> muted, Set<String> letIn, List<Exile> exiles) {
        Saved {
            moderators = Set.copyOf(moderators);
            muted = Set.copyOf(muted);
            letIn = Set.copyOf(letIn);
            exiles = List.copyOf(exiles);
        }
    }

    Saved save() {
        return new Saved(locked, moderators, muted, letIn, List.copyOf(exiles.values()));
    }

    void restore(Saved saved) {
        locked = saved.locked();
        moderators.addAll(saved.moderators());
        muted.addAll(saved.muted());
        letIn.addAll(saved.letIn());
        saved.exiles().forEach(this::exile);
    }
}
