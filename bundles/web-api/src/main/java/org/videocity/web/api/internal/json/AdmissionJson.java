package org.videocity.web.api.internal.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.videocity.api.identity.GrantName;
import org.videocity.api.identity.StreamKey;
import org.videocity.api.resident.AdmissionService;
import org.videocity.api.store.Admission;
import org.videocity.api.store.Invitation;

/** Who may enter a room, as its owner sees it. */
public final class AdmissionJson {
    private static final String NAMESPACE = "videocity:";

    private AdmissionJson() {}

    /** Writes the lists; moderators are named in the room and not shown here. */
    public static ObjectNode admission(Admission admission) {
        ObjectNode json = Json.object();
        ArrayNode people = json.putArray("people");
        admission.people().forEach(people::add);
        ArrayNode domains = json.putArray("domains");
        admission.domains().forEach(domains::add);
        return json.put("withCard", admission.withCard());
    }

    /** Writes invitations, without what lets anybody in. */
    public static ObjectNode invitations(List<Invitation> invitations) {
        ObjectNode json = Json.object();
        ArrayNode list = json.putArray("invitations");
        invitations.forEach(invitation -> list.add(invitation(invitation)));
        return json;
    }

    private static ObjectNode invitation(Invitation invitation) {
        return Json.object()
                .put("id", invitation.id())
                .put("kind", invitation.to().isEmpty() ? "link" : "mail")
                .put("label", invitation.label())
                .put("to", invitation.to().isEmpty() ? null : invitation.to())
                .put("created", invitation.created().toString())
                .put("expires", invitation.expires().map(Object::toString).orElse(null))
                .put("uses", invitation.uses().orElse(null))
                .put("entries", invitation.entries());
    }

    /** Writes an invitation with what is shown once. */
    public static ObjectNode made(AdmissionService.Made made) {
        return invitation(made.invitation()).put("token", made.token()).put("url", made.url());
    }

    /** Writes stream keys, without their secrets. */
    public static ObjectNode keys(List<StreamKey> keys) {
        ObjectNode json = Json.object();
        ArrayNode list = json.putArray("keys");
        keys.forEach(key -> list.add(key(key)));
        return json;
    }

    /** Writes a stream key. */
    public static ObjectNode key(StreamKey key) {
        ObjectNode json = Json.object().put("id", key.id()).put("label", key.label());
        ArrayNode scopes = json.putArray("scopes");
        key.scopes().stream()
                .map(GrantName::name)
                .sorted()
                .forEach(
                        scope -> scopes.add(scope.startsWith(NAMESPACE) ? scope.substring(NAMESPACE.length()) : scope));
        return json.put("issued", key.issued().toString())
                .put("expires", key.expires().map(Object::toString).orElse(null));
    }
}
