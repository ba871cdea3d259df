package org.videocity.ops.console.internal;

import java.util.Optional;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.videocity.api.RoomId;
import org.videocity.api.identity.StreamKey;

/** Takes a stream key back. */
@Service
@Command(
        scope = "videocity",
        name = "key-revoke",
        description = "Takes a stream key back",
        detailedDescription = "Whoever publishes or watches with it is cut off.")
public class KeyRevokeCommand extends CityAction {
    @Argument(index = 0, name = "key", description = "The key's id, as in videocity:keys", required = true)
    @Completion(KeyCompleter.class)
    String key = "";

    @Override
    void run(CityParts parts) throws CommandException {
        Optional<StreamKey> known = CityParts.answer(parts.keys().keys(AT_ONCE)).stream()
                .filter(one -> one.id().equals(key))
                .findFirst();
        if (!CityParts.answer(parts.keys().revoke(key, AT_ONCE))) {
            throw new CommandException("There is no key " + key + "; videocity:keys lists those there are.");
        }
        RoomId of = known.map(StreamKey::room).orElse(RoomId.of("unknown@localhost", ""));
        parts.noted("key-revoke", of.city(), of.path(), "key " + key);
        say("Key " + key + " was taken back.");
    }
}
