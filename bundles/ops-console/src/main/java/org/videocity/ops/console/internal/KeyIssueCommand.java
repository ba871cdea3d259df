package org.videocity.ops.console.internal;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.videocity.api.RoomId;
import org.videocity.api.identity.GrantName;
import org.videocity.api.identity.StreamKeyAdminService.Issued;
import org.videocity.api.transport.Transport;
import org.videocity.api.transport.TransportEndpoint;

/** Makes a stream key for a room. */
@Service
@Command(
        scope = "videocity",
        name = "key-issue",
        description = "Makes a stream key for a room",
        detailedDescription =
                "The key is shown once and stored hashed. Without --publish and --watch it lets its holder publish."
                        + " Options come first, for example: key-issue --publish --label obs --expires 7d"
                        + " ada@example.org/Studio")
public class KeyIssueCommand extends CityAction {
    @Argument(index = 0, name = "room", description = "The room: user@domain or user@domain/Room.Name", required = true)
    @Completion(RoomCompleter.class)
    String room = "";

    @Option(name = "--publish", description = "Its holder may publish")
    boolean publish;

    @Option(name = "--watch", description = "Its holder may enter and watch")
    boolean watch;

    @Option(name = "--label", description = "What you call it, for videocity:keys")
    String label = "";

    @Option(name = "--expires", description = "How long it is good: 90m, 12h, 7d, 2w; for ever without it")
    String expires = "";

    @Option(name = "--stream", description = "The stream's name in the addresses shown")
    String stream = "cam";

    @Option(name = "--host", description = "The host in the addresses shown; the room's city without it")
    String host = "";

    @Override
    void run(CityParts parts) throws CommandException {
        RoomId id = Rooms.find(parts, room).settings().id();
        Optional<Instant> end =
                expires.isEmpty() ? Optional.empty() : Optional.of(Instant.now().plus(Words.period(expires)));
        Issued issued = CityParts.answer(parts.keys().issue(id, scopes(), label, end, AT_ONCE));
        say("Key " + issued.key().id() + " for " + Words.room(id) + ", expires " + Words.until(end, Instant.now())
                + ".");
        parts.noted("key-issue", id.city(), id.path(), "key " + issued.key().id());
        say("Secret, shown only now: " + issued.secret());
        for (Transport transport : parts.transports()) {
            transport.endpoints().forEach(way -> sayAddress(way, id, issued.secret()));
        }
    }

    private Set<GrantName> scopes() {
        Set<GrantName> scopes = new LinkedHashSet<>();
        if (publish || !watch) {
            scopes.add(GrantName.PUBLISH);
        }
        if (watch) {
            scopes.add(GrantName.WATCH);
        }
        return scopes;
    }

    private void sayAddress(TransportEndpoint way, RoomId id, String secret) {
        boolean wanted = way.purpose().equals(TransportEndpoint.PUBLISH) ? publish || !watch : watch;
        if (wanted) {
            String bare = way.address(host.isEmpty() ? id.city() : host, id.path(), stream);
            String address = bare + (bare.indexOf('?') < 0 ? "?" : "&") + "key=" + secret;
            say("To " + way.purpose() + " with " + way.label() + ": " + address);
        }
    }
}
