package org.videocity.web.api.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Identity;
import org.videocity.api.media.Publication;
import org.videocity.api.media.Track;
import org.videocity.api.media.TrackFormat;
import org.videocity.api.resident.ResidentService;
import org.videocity.api.room.Ban;
import org.videocity.api.room.Knock;
import org.videocity.api.room.Member;
import org.videocity.api.room.Recipient;
import org.videocity.api.room.Role;
import org.videocity.api.room.RoomMessage;
import org.videocity.api.room.RoomSnapshot;
import org.videocity.api.transport.TransportEndpoint;
import org.videocity.web.api.internal.link.TransportView;

/**
 * Writes the objects of docs/sockets.md, member by member, so that nothing else of the records gets out: no identity, no
 * address of a person.
 */
public final class CityJson {
    private CityJson() {}

    /**
     * Writes a room.
     *
     * @param memberId who looks, empty for nobody; decides on streams with an audience
     */
    public static ObjectNode room(RoomSnapshot room, String memberId) {
        ObjectNode json = Json.object()
                .put("path", room.settings().id().path())
                .put("url", url(room.settings().id()))
                .put("title", room.settings().shownTitle())
                .put("description", room.settings().description())
                .put("public", room.settings().isPublic())
                .put("embed", room.settings().isPublic() && room.settings().mayEmbed())
                .put("open", room.isOpen())
                .put("locked", room.isLocked());
        ArrayNode keywords = json.putArray("keywords");
        room.settings().keywords().forEach(keywords::add);
        ArrayNode members = json.putArray("members");
        room.members().forEach(member -> members.add(member(room.settings().id(), member)));
        ArrayNode streams = json.putArray("streams");
        room.publications().stream()
                .filter(publication -> publication.audience().includes(memberId))
                .forEach(publication -> streams.add(stream(publication)));
        return json;
    }

    /** Writes rooms for somebody who is in none of them. */
    public static ArrayNode rooms(Collection<RoomSnapshot> rooms) {
        ArrayNode json = Json.object().arrayNode();
        rooms.forEach(room -> json.add(room(room, "")));
        return json;
    }

    /** Writes whoever lives in a public home. */
    public static ObjectNode owner(RoomId home, ResidentService.Owner owner) {
        String photo = owner.photo()
                .map(blob ->
                        "/api/homes" + url(home) + "/photo?v=" + blob.sha256().substring(0, 12))
                .orElse(null);
        return Json.object().put("name", owner.name()).put("photo", photo);
    }

    /** Writes a member of a room. */
    public static ObjectNode member(RoomId room, Member member) {
        return Json.object()
                .put("id", member.id())
                .put("name", member.displayName())
                .put("transport", member.transport())
                .put("since", member.since().toString())
                .put("role", word(member.role()))
                .put("resident", member.identity().isResident())
                .put("photo", photo(room, member))
                .put("muted", member.isMuted())
                .put("away", member.isAway());
    }

    /** Returns a role as a word. */
    public static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    /** A resident's picture has an address in each room they are in, for those who may be there. */
    private static @Nullable String photo(RoomId room, Member member) {
        String hash = member.identity().attributes().get(Identity.RESIDENT_PHOTO);
        return hash == null
                ? null
                : "/api/rooms" + url(room) + "/members/" + member.id() + "/photo?v=" + hash.substring(0, 12);
    }

    /** Writes somebody who knocks, for those who may open. */
    public static ObjectNode knock(Knock knock) {
        return Json.object()
                .put("id", knock.id())
                .put("name", knock.name())
                .put("photo", knock.photo().isEmpty() ? null : knock.photo())
                .put("text", knock.text())
                .put("since", knock.since().toString())
                .put("verified", knock.isVerified());
    }

    /** Writes who may not enter, for those who keep order. */
    public static ArrayNode bans(List<Ban> bans) {
        ArrayNode json = Json.object().arrayNode();
        bans.forEach(ban -> json.addObject()
                .put("id", ban.id())
                .put("name", ban.name())
                .put("lasting", ban.isLasting())
                .put("since", ban.since().toString()));
        return json;
    }

    /** Writes a stream as it is now. */
    public static ObjectNode stream(Publication publication) {
        ObjectNode json = Json.object()
                .put("name", publication.name())
                .put("publisher", publication.publisher())
                .put("member", publication.memberId().orElse(null))
                .put("transport", publication.transport())
                .put("since", publication.since().toString())
                .put("suspended", publication.isSuspended())
                .put("viewers", publication.statistics().viewers());
        ArrayNode tracks = json.putArray("tracks");
        publication.tracks().forEach(track -> tracks.add(track(track)));
        return json;
    }

    private static ObjectNode track(Track track) {
        TrackFormat format = track.format();
        return Json.object()
                .put("id", track.id())
                .put("kind", format.kind().name().toLowerCase(Locale.ROOT))
                .put("codec", format.codec().name())
                .put("width", format.width())
                .put("height", format.height())
                .put("sampleRate", format.sampleRate())
                .put("channels", format.channels());
    }

    /** Writes a message. A body that is not JSON, which a careless feature might send, goes as a string. */
    public static ObjectNode message(RoomMessage message) {
        ObjectNode json = Json.object()
                .put("session", message.session())
                .put("sequence", message.sequence())
                .put("sender", message.sender())
                .put("senderName", message.senderName());
        json.set("to", recipient(message.to()));
        json.put("type", message.type());
        if (Json.isValue(message.body())) {
            json.putRawValue("body", new RawValue(message.body()));
        } else {
            json.put("body", message.body());
        }
        return json.put("time", message.time().toString());
    }

    private static JsonNode recipient(Recipient to) {
        if (to instanceof Recipient.ToMember member) {
            return Json.object().put("member", member.memberId());
        }
        if (to instanceof Recipient.ToService service) {
            return Json.object().put("service", service.name());
        }
        return TextNode.valueOf("everyone");
    }

    /** Writes a reason. */
    public static ObjectNode reason(Reason reason) {
        return Json.object().put("name", reason.name()).put("text", reason.text());
    }

    /** Writes transports. */
    public static ArrayNode transports(List<TransportView> transports) {
        ArrayNode json = Json.object().arrayNode();
        transports.forEach(transport -> json.add(transport(transport)));
        return json;
    }

    private static ObjectNode transport(TransportView transport) {
        ObjectNode json = Json.object()
                .put("name", transport.name())
                .put("state", transport.state().name())
                .put("detail", transport.state().detail());
        ArrayNode endpoints = json.putArray("endpoints");
        transport.endpoints().forEach(endpoint -> endpoints.add(endpoint(endpoint)));
        return json;
    }

    private static ObjectNode endpoint(TransportEndpoint endpoint) {
        return Json.object()
                .put("purpose", endpoint.purpose())
                .put("label", endpoint.label())
                .put("address", endpoint.address())
                .put("hint", endpoint.hint());
    }

    /** Returns the room's address below its city, percent-encoded (RFC 3986). */
    public static String url(RoomId room) {
        try {
            return new URI(null, null, "/" + room.path(), null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("A room's path is always a URI's path", e);
        }
    }
}
