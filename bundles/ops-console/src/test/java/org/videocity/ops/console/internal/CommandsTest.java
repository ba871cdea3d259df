package org.videocity.ops.console.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.karaf.shell.api.console.Command;
import org.apache.karaf.shell.api.console.Registry;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;
import org.junit.jupiter.api.Test;
import org.videocity.api.CardKind;
import org.videocity.api.Reason;
import org.videocity.api.resident.ResidentAdminService;
import org.videocity.api.room.RoomAdminService;
import org.videocity.api.store.AuditEntry;
import org.videocity.api.store.AuditStore;
import org.videocity.api.store.StoreResult;
import org.videocity.api.store.StoredCard;
import org.videocity.api.transport.Transport;
import org.videocity.api.transport.TransportCounters;
import org.videocity.api.transport.TransportEndpoint;
import org.videocity.api.transport.TransportLimit;
import org.videocity.api.transport.TransportState;

class CommandsTest {
    private final FakeCity city = new FakeCity();

    @Test
    void listsRoomsAsTableAndForScripts() throws Exception {
        assertThat(run(new RoomsCommand())).contains("Room", "welcome@localhost", "Welcome", "public", "open");
        RoomsCommand plain = new RoomsCommand();
        plain.noFormat = true;
        assertThat(run(plain)).contains("welcome@localhost\tWelcome\tpublic").doesNotContain("─", "│");
    }

    @Test
    void helpListsTheCommandsOfTheCityAlone() throws Exception {
        Command ours = FakeCity.proxy(Command.class, (name, arguments) -> switch (name) {
            case "getScope" -> "videocity";
            case "getName" -> "rooms";
            default -> "Lists the rooms";
        });
        Command other = FakeCity.proxy(Command.class, (name, arguments) -> name.equals("getScope") ? "bundle" : "list");
        Registry registry = FakeCity.proxy(Registry.class, (name, arguments) -> List.of(other, ours));
        HelpCommand help = new HelpCommand();
        help.session = FakeCity.proxy(Session.class, (name, arguments) -> registry);
        assertThat(run(help))
                .containsPattern("videocity:rooms +\\| Lists the rooms")
                .doesNotContain("bundle:list |");
    }

    @Test
    void listsMembersOfOneRoomAndNamesAMissingOne() throws Exception {
        MembersCommand members = new MembersCommand();
        members.room = "welcome@localhost";
        assertThat(run(members)).contains("m1", "Ada", "guest:127.0.0.1", "http");
        members.room = "nobody@localhost";
        assertRefused(members, "There is no room nobody@localhost");
        members.room = "nonsense";
        assertRefused(members, "'nonsense' is no home");
    }

    @Test
    void buildsRooms() throws Exception {
        RoomCreateCommand create = new RoomCreateCommand();
        create.room = "ada@example.org/Reading Club";
        create.title = "Reading club";
        create.isPrivate = true;
        create.guests = "never";
        assertThat(run(create)).contains("ada@example.org/Reading.Club is built", "key-issue");
        assertThat(city.asked)
                .containsExactly(
                        "create ada@example.org/Reading.Club public=false guests=Optional[NEVER] title=Reading club");
        create.guests = "sometimes";
        assertRefused(create, "'sometimes' is not among loopback, everywhere, never");
    }

    @Test
    void listsCardsAndTakesOneBack() throws Exception {
        Instant now = Instant.now();
        StoredCard holds = StoredCard.fresh(
                "a1b2",
                CardKind.ROOM,
                "r1",
                new StoredCard.Holder("localhost", "ada@example.org", "Hall"),
                "",
                "for Bob",
                false,
                now,
                now.plusSeconds(3600));
        StoredCard gone = holds.revoked(new StoredCard.Revocation(now, StoredCard.Revocation.LOST));
        List<String> asked = new java.util.ArrayList<>();
        ResidentAdminService residents = FakeCity.proxy(ResidentAdminService.class, (name, arguments) -> {
            boolean known = arguments[1].equals("ada@example.org");
            asked.add(name + " " + List.of(arguments).subList(0, arguments.length - 1));
            Object answer = name.equals("cards")
                    ? (known ? Optional.of(List.of(holds, gone)) : Optional.empty())
                    : arguments[2].equals("a1b2");
            return CompletableFuture.completedFuture(new StoreResult.Done<>(answer));
        });
        city.services.put(ResidentAdminService.class, List.of(residents));
        CardsCommand cards = new CardsCommand();
        cards.address = "ada@example.org";
        assertThat(run(cards)).containsOnlyOnce("a1b2").contains("Hall", "for Bob", "holds");
        cards.all = true;
        assertThat(run(cards)).contains("taken back: lost");
        cards.address = "bob@example.org";
        assertRefused(cards, "Nobody lives at bob@example.org");
        CardRevokeCommand revoke = new CardRevokeCommand();
        revoke.serial = "A1B2";
        assertThat(run(revoke)).contains("Card a1b2 was taken back");
        revoke.serial = "beef";
        assertRefused(revoke, "There is no card beef");
        assertThat(asked)
                .contains(
                        "revokeCard [" + ResidentAction.actor() + ", localhost, a1b2]",
                        "cards [localhost, ada@example.org]");
    }

    @Test
    void everyActIsInTheAuditLog() throws Exception {
        List<String> log = new java.util.ArrayList<>();
        AuditStore audit = FakeCity.proxy(AuditStore.class, (name, arguments) -> {
            AuditEntry entry = (AuditEntry) arguments[0];
            log.add(entry.actor() + " " + entry.act() + " " + entry.subject() + " " + entry.detail());
            return CompletableFuture.completedFuture(new StoreResult.Done<>(true));
        });
        city.services.put(AuditStore.class, List.of(audit));
        RoomCreateCommand create = new RoomCreateCommand();
        create.room = "ada@example.org/Hall";
        run(create);
        KickCommand kick = new KickCommand();
        kick.room = "welcome@localhost";
        kick.member = "m1";
        run(kick);
        StreamEndCommand end = new StreamEndCommand();
        end.room = "welcome@localhost";
        end.stream = "cam";
        run(end);
        RoomCloseCommand close = new RoomCloseCommand();
        close.room = "welcome@localhost";
        run(close);
        KeyIssueCommand issue = new KeyIssueCommand();
        issue.room = "welcome@localhost";
        run(issue);
        KeyRevokeCommand revoke = new KeyRevokeCommand();
        revoke.key = "k1";
        run(revoke);
        RoomRemoveCommand remove = new RoomRemoveCommand();
        remove.room = "welcome@localhost";
        run(remove);
        assertThat(log)
                .containsExactly(
                        "operator:console room-create ada@example.org/Hall public",
                        "operator:console kick welcome@localhost member m1",
                        "operator:console stream-end welcome@localhost stream cam",
                        "operator:console room-close welcome@localhost ",
                        "operator:console key-issue welcome@localhost key k1",
                        "operator:console key-revoke welcome@localhost key k1",
                        "operator:console room-remove welcome@localhost ",
                        "operator:console key-revoke welcome@localhost key k1");
        city.refusal = Optional.of(Reason.NO_SUCH_ROOM);
        log.clear();
        assertRefused(close, Reason.NO_SUCH_ROOM.text());
        assertThat(log).as("what was refused was not done").isEmpty();
    }

    @Test
    void addsAndShowsCities() throws Exception {
        CityCreateCommand create = new CityCreateCommand();
        create.name = "two.example";
        create.aliases = List.of("zwei.example");
        create.title = "Two";
        create.signUp = "closed";
        assertThat(run(create)).contains("is open at https://two.example/");
        assertThat(city.asked).containsExactly("city two.example [zwei.example] Two closed");
        assertThat(run(new CityListCommand())).contains("localhost", "two.example", "yes");
        CityShowCommand show = new CityShowCommand();
        show.name = "two.example";
        assertThat(run(show)).contains("https://two.example/", "sign-up      open", "rooms        0");
        show.name = "three.example";
        assertRefused(show, "There is no city three.example here");
        RoomCreateCommand room = new RoomCreateCommand();
        room.room = "three.example/ada@example.org";
        assertRefused(room, "There is no city three.example here");
    }

    @Test
    void saysWhyTheCityRefuses() {
        city.refusal = Optional.of(new Reason("in-a-file", "It stands in etc/room.cfg."));
        RoomRemoveCommand remove = new RoomRemoveCommand();
        remove.room = "welcome@localhost";
        assertRefused(remove, "It stands in etc/room.cfg.");
    }

    @Test
    void aMissingPartIsASentence() throws Exception {
        city.services.clear();
        assertRefused(new RoomsCommand(), "No rooms are served at the moment");
        assertRefused(new KeysCommand(), "Nobody keeps stream keys at the moment");
        assertThat(run(new TransportsCommand())).contains("No transport is installed");
    }

    @Test
    void aPartThatFailsIsASentence() {
        RoomAdminService broken = FakeCity.proxy(
                RoomAdminService.class,
                (m, a) -> CompletableFuture.failedFuture(new IllegalStateException("disk full")));
        city.services.put(RoomAdminService.class, List.of(broken));
        assertRefused(new RoomsCommand(), "disk full");
    }

    @Test
    void issuesAKeyWithTheWholeAddress() throws Exception {
        city.services.put(Transport.class, List.of(new FakeRtmp()));
        KeyIssueCommand issue = new KeyIssueCommand();
        issue.room = "welcome@localhost";
        issue.label = "obs";
        issue.expires = "7d";
        assertThat(run(issue))
                .contains("Secret, shown only now: s3cret")
                .contains("rtmp://localhost:1935/call/welcome@localhost/cam?key=s3cret");
        assertThat(city.asked).containsExactly("issue welcome@localhost [videocity:publish] obs true");
        issue.expires = "soon";
        assertRefused(issue, "'soon' is no period");
    }

    @Test
    void listsAndRevokesKeys() throws Exception {
        assertThat(run(new KeysCommand())).contains("k1", "welcome@localhost", "watch", "obs", "never");
        assertThat(run(new KeysCommand())).doesNotContain("k0");
        KeysCommand all = new KeysCommand();
        all.expired = true;
        assertThat(run(all)).contains("k1", "k0", "2020-01-01T00:00:00Z (expired)");
        KeyRevokeCommand revoke = new KeyRevokeCommand();
        revoke.key = "k1";
        assertThat(run(revoke)).contains("taken back");
        revoke.key = "k2";
        assertRefused(revoke, "There is no key k2");
    }

    @Test
    void showsTransportsAndTheirWays() throws Exception {
        city.services.put(Transport.class, List.of(new FakeRtmp()));
        assertThat(run(new TransportsCommand()))
                .contains("rtmp", "open", "1.5 MB")
                .doesNotContain("bad-key");
        TransportsCommand one = new TransportsCommand();
        one.name = "rtmp";
        one.noFormat = true;
        assertThat(run(one).replaceAll("\\s+", " "))
                .contains("state open", "publish: OBS rtmp://{host}:1935", "refused in all 3")
                .contains("refused bad-key 2", "limit maxConnections 7 connections", "maxRate none bit/s");
        one.name = "carrier-pigeon";
        assertRefused(one, "There is no transport carrier-pigeon");
        TransportsCommand ways = new TransportsCommand();
        ways.ways = true;
        assertThat(run(ways)).contains("publish", "OBS", "rtmp://{host}:1935");
    }

    @Test
    void kicksClosesAndEnds() throws Exception {
        KickCommand kick = new KickCommand();
        kick.room = "welcome@localhost";
        kick.member = "m1";
        run(kick);
        RoomCloseCommand close = new RoomCloseCommand();
        close.room = "welcome@localhost";
        close.because = "Closing time.";
        run(close);
        StreamEndCommand end = new StreamEndCommand();
        end.room = "welcome@localhost";
        end.stream = "cam";
        run(end);
        assertThat(city.asked)
                .containsExactly(
                        "kick welcome@localhost m1",
                        "close welcome@localhost Closing time.",
                        "end welcome@localhost cam");
    }

    private String run(CityAction action) throws Exception {
        action.context = city.context();
        PrintStream before = System.out;
        var out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            action.execute();
        } finally {
            System.setOut(before);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private void assertRefused(CityAction action, String sentence) {
        assertThatThrownBy(() -> run(action))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining(sentence);
    }

    private static final class FakeRtmp implements Transport {
        @Override
        public String name() {
            return "rtmp";
        }

        @Override
        public TransportState state() {
            return new TransportState(TransportState.OPEN, "");
        }

        @Override
        public List<TransportEndpoint> endpoints() {
            return List.of(new TransportEndpoint(
                    TransportEndpoint.PUBLISH, "OBS", "rtmp://{host}:1935/call/{room}/{stream}", ""));
        }

        @Override
        public List<TransportLimit> limits() {
            return List.of(
                    TransportLimit.of("maxConnections", 7, "connections"), TransportLimit.none("maxRate", "bit/s"));
        }

        @Override
        public TransportCounters counters() {
            var refused = Map.of("name-taken", 1L, "bad-key", 2L);
            return new TransportCounters(1, 2, refused, 1_500_000, 0, 0, 0, Map.of());
        }

        @Override
        public CompletionStage<Void> drain(Duration deadline) {
            return CompletableFuture.completedFuture(null);
        }
    }
}
