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
 * <p>Who somebody is to others (moderator, muted) is said of a person: an identity, or the page of a guest who proved nothing,
 * since others may share the address. Who must stay out is known by identity and address.
 */
final class Order {
    static final int MOST_BANS = 500;
    private static final int MOST_PEOPLE = 1_000;
    private static final String GUEST = "guest:";
    private static final String PAGE = "page:";
    private static final String KNOCK = "knock:";

    private final Set<String> moderators = new LinkedHashSet<>();
    private final Set<String> steppedDown = new LinkedHashSet<>();
    private final Set<String> muted = new LinkedHashSet<>();
    private final Set<String> letIn = new LinkedHashSet<>();
    private final Map<String, Exile> exiles = new LinkedHashMap<>();
    private boolean locked;

    /**
     * Somebody who must stay out.
     *
     * @param ban what is told of it
     * @param keys what they are known by, see {@link #keysOf}; those that begin with {@code knock:} may come in if they hold
     *     a right, but are not heard at the door
     */
    record Exile(Ban ban, List<String> keys) {
        Exile {
            keys = List.copyOf(keys);
        }
    }

    /** Lists what somebody is known by: the identity, and of a guest who shows passes the network as well. */
    static List<String> keysOf(Identity who) {
        List<String> keys = new ArrayList<>(List.of(who.id()));
        if (who.isVisitor()) {
            keys.add(GUEST + who.attributes().getOrDefault(Identity.VISIT_ADDRESS, ""));
        }
        return keys;
    }

    /**
     * Names a person, to say something of nobody else; empty for nobody.
     *
     * @param returnHash of the key that brings a page back to its place: all that tells guests of one address apart
     */
    static String personOf(Identity who, String returnHash) {
        if (isKnown(who)) {
            return who.id();
        }
        return returnHash.isEmpty() ? "" : PAGE + returnHash;
    }

    /** Tells whether an identity is one person's; guests who proved nothing share theirs with all of their address. */
    static boolean isKnown(Identity who) {
        return !who.isGuest() || who.isVisitor();
    }

    /** Lists the keys that keep somebody from being heard at the door who may be anybody of an address. */
    static List<String> atTheDoorOnly(List<String> keys) {
        return keys.stream()
                .filter(key -> key.startsWith(GUEST))
                .map(KNOCK::concat)
                .toList();
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
    Optional<Reason> atTheDoor(Identity who, String returnHash, Role role) {
        if (role != Role.OWNER && isExile(who)) {
            return Optional.of(Reason.BANNED);
        }
        boolean mayPass = roleOf(who, returnHash, role).mayModerate() || letIn.contains(who.id());
        return locked && !mayPass ? Optional.of(Reason.LOCKED) : Optional.empty();
    }

    boolean isExile(Identity who) {
        return isAmongExiles(keysOf(who));
    }

    /** Tells whether somebody is banned as whom they are known to be, not for the address they come from. */
    boolean isExileByName(Identity who) {
        return isKnown(who) && isAmongExiles(List.of(who.id()));
    }

    /** Tells whether nobody inside is to hear that somebody knocks: they may be whoever was banned. */
    boolean isUnheard(Identity who) {
        List<String> keys = keysOf(who);
        return isAmongExiles(keys) || isAmongExiles(atTheDoorOnly(keys));
    }

    private boolean isAmongExiles(List<String> keys) {
        return exiles.values().stream().anyMatch(exile -> exile.keys().stream().anyMatch(keys::contains));
    }

    /** Returns what somebody is in this session, who is at least something by their grants. */
    Role roleOf(Identity who, String returnHash, Role byGrants) {
        String person = personOf(who, returnHash);
        if (byGrants == Role.MODERATOR && steppedDown.contains(person)) {
            return Role.MEMBER;
        }
        if (!byGrants.mayModerate() && moderators.contains(person)) {
            return Role.MODERATOR;
        }
        return byGrants == Role.GUEST && letIn.contains(who.id()) ? Role.MEMBER : byGrants;
    }

    void setModerator(String person) {
        put(steppedDown, person, false);
        put(moderators, person, true);
    }

    /** Somebody moderates no longer in this session, whatever grants they hold. */
    void stepDown(String person) {
        put(moderators, person, false);
        put(steppedDown, person, true);
    }

    boolean isMuted(Identity who, String returnHash) {
        return muted.contains(personOf(who, returnHash));
    }

    void setMuted(String person, boolean silent) {
        put(muted, person, silent);
    }

    /** What was said of a page holds under the new key it gets. */
    void follow(Identity who, String oldHash, String newHash) {
        if (!isKnown(who) && !oldHash.isEmpty()) {
            for (Set<String> people : List.of(moderators, steppedDown, muted)) {
                if (people.remove(personOf(who, oldHash))) {
                    people.add(personOf(who, newHash));
                }
            }
        }
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
        if (in && !id.isEmpty()) {
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
        steppedDown.clear();
        muted.clear();
        letIn.clear();
        exiles.values().removeIf(exile -> !exile.ban().isLasting());
        locked = false;
    }

    /** What outlives an update of core: all of it. */
    record Saved(
            boolean locked,
            Set<String> moderators,
            Set<String> steppedDown,
            Set<String> muted,
            Set<String> letIn,
            List<Exile> exiles) {
        Saved {
            moderators = Set.copyOf(moderators);
            steppedDown = Set.copyOf(steppedDown);
            muted = Set.copyOf(muted);
            letIn = Set.copyOf(letIn);
            exiles = List.copyOf(exiles);
        }
    }

    Saved save() {
        return new Saved(locked, moderators, steppedDown, muted, letIn, List.copyOf(exiles.values()));
    }

    void restore(Saved saved) {
        locked = saved.locked();
        moderators.addAll(saved.moderators());
        steppedDown.addAll(saved.steppedDown());
        muted.addAll(saved.muted());
        letIn.addAll(saved.letIn());
        saved.exiles().forEach(this::exile);
    }
}
