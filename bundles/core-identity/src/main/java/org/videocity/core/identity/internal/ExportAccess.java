package org.videocity.core.identity.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.videocity.api.RoomId;
import org.videocity.api.identity.StreamKey;
import org.videocity.api.store.Admission;
import org.videocity.api.store.AdmissionStore;
import org.videocity.api.store.Invitation;
import org.videocity.api.store.PasskeyStore;
import org.videocity.api.store.Resident;
import org.videocity.api.store.StoreResult;
import org.videocity.api.store.StoredBan;
import org.videocity.api.store.StoredPasskey;
import org.videocity.api.store.StoredRoom;

/** By what somebody who takes their data along is let in, and whom they let into their rooms. No secret is among it. */
final class ExportAccess {
    private final StoreLinks stores;
    private final CardLinks cards;
    private final IssuingService keys;

    ExportAccess(StoreLinks stores, CardLinks cards, IssuingService keys) {
        this.stores = stores;
        this.cards = cards;
        this.keys = keys;
    }

    /** Lists the files; passkeys there are where those are kept. */
    CompletionStage<StoreResult<List<ExportPart>>> of(Resident resident, List<StoredRoom> rooms) {
        return Steps.then(
                passkeys(resident),
                own -> Steps.then(access(rooms), access -> {
                    List<ExportPart> parts = new ArrayList<>();
                    own.ifPresent(list -> parts.add(ExportPart.of(
                            "passkeys.json",
                            ExportText.json(
                                    list.stream().map(ExportAccess::passkey).toList()))));
                    parts.add(ExportPart.of("access.json", ExportText.json(access)));
                    return Steps.done(parts);
                }));
    }

    private CompletionStage<StoreResult<Optional<List<StoredPasskey>>>> passkeys(Resident resident) {
        Optional<PasskeyStore> store = cards.passkeys();
        return store.isEmpty()
                ? Steps.done(Optional.empty())
                : store.get().ofResident(resident.id(), Runnable::run).thenApply(found -> found.map(Optional::of));
    }

    private static Map<String, Object> passkey(StoredPasskey passkey) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("label", passkey.label());
        json.put("host", passkey.host());
        json.put("since", passkey.created());
        passkey.lastUsed().ifPresent(at -> json.put("lastUsed", at));
        return json;
    }

    private CompletionStage<StoreResult<List<Map<String, Object>>>> access(List<StoredRoom> rooms) {
        CompletionStage<StoreResult<List<Map<String, Object>>>> all = Steps.done(new ArrayList<>());
        for (StoredRoom room : rooms) {
            all = Steps.then(
                    all,
                    before -> Steps.then(room(room.id()), one -> {
                        before.add(one);
                        return Steps.done(before);
                    }));
        }
        return all;
    }

    private CompletionStage<StoreResult<Map<String, Object>>> room(RoomId room) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("path", "/" + room.path());
        CompletionStage<StoreResult<Boolean>> lists =
                stores.admissions().map(store -> lists(store, room, json)).orElseGet(() -> Steps.done(true));
        return Steps.then(
                lists,
                done -> keys.keys(Runnable::run).thenApply(all -> {
                    json.put(
                            "streamKeys",
                            all.stream()
                                    .filter(key -> key.room().equals(room))
                                    .map(ExportAccess::key)
                                    .toList());
                    return new StoreResult.Done<>(json);
                }));
    }

    private CompletionStage<StoreResult<Boolean>> lists(AdmissionStore store, RoomId room, Map<String, Object> json) {
        return Steps.then(
                store.admission(room, Runnable::run),
                admission -> Steps.then(names(admission.moderators()), moderators -> {
                    put(json, admission, moderators);
                    return Steps.then(
                            store.invitations(room, Runnable::run),
                            invitations -> Steps.then(store.bans(room, Runnable::run), bans -> {
                                json.put(
                                        "invitations",
                                        invitations.stream()
                                                .map(ExportAccess::invitation)
                                                .toList());
                                json.put(
                                        "banned",
                                        bans.stream().map(ExportAccess::ban).toList());
                                return Steps.done(true);
                            }));
                }));
    }

    private static void put(Map<String, Object> json, Admission admission, List<String> moderators) {
        json.put("people", admission.people());
        json.put("domains", admission.domains());
        json.put("withCard", admission.withCard());
        json.put("moderators", moderators);
    }

    private CompletionStage<StoreResult<List<String>>> names(Set<String> ids) {
        CompletionStage<StoreResult<List<String>>> all = Steps.done(new ArrayList<>());
        for (String id : ids) {
            all = Steps.then(
                    all,
                    before -> Steps.then(
                            stores.residents()
                                    .map(store -> store.byId(id, Runnable::run))
                                    .orElseGet(Steps::noStore),
                            found -> {
                                found.map(Resident::name).ifPresent(before::add);
                                return Steps.done(before);
                            }));
        }
        return all;
    }

    private static Map<String, Object> key(StreamKey key) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("label", key.label());
        json.put(
                "scopes",
                key.scopes().stream().map(scope -> scope.name()).sorted().toList());
        json.put("since", key.issued());
        key.expires().ifPresent(at -> json.put("expires", at));
        return json;
    }

    private static Map<String, Object> invitation(Invitation invitation) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("label", invitation.label());
        json.put("to", invitation.to());
        json.put("since", invitation.created());
        invitation.expires().ifPresent(at -> json.put("expires", at));
        invitation.uses().ifPresent(uses -> json.put("uses", uses));
        json.put("entries", invitation.entries());
        return json;
    }

    /** An address by which a guest is known is not the owner's to take along. */
    private static Map<String, Object> ban(StoredBan ban) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", ban.name());
        json.put("since", ban.since());
        return json;
    }
}
