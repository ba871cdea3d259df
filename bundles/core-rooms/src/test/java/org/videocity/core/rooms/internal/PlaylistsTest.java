package org.videocity.core.rooms.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videocity.core.rooms.internal.CityFixture.HALL;
import static org.videocity.core.rooms.internal.CityFixture.HERE;
import static org.videocity.core.rooms.internal.CityFixture.HERE_AND_NOW;
import static org.videocity.core.rooms.internal.CityFixture.STUDY;
import static org.videocity.core.rooms.internal.CityFixture.get;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Identity;
import org.videocity.api.playlist.Playlist;
import org.videocity.api.playlist.PlaylistCaller;
import org.videocity.api.playlist.PlaylistItem;
import org.videocity.api.playlist.PlaylistService;
import org.videocity.api.room.EnterResult;
import org.videocity.api.room.RoomAct;
import org.videocity.api.room.RoomMessage;
import org.videocity.api.room.RoomPage;
import org.videocity.api.store.StoreResult;
import org.videocity.core.rooms.internal.CityFixture.Ear;
import org.videocity.store.jdbc.internal.Database;
import org.videocity.store.jdbc.internal.JdbcPageStore;
import org.videocity.store.jdbc.internal.StoreConfiguration;

/** Who sees and changes the playlists of a room, on the real store. */
class PlaylistsTest {
    private static final String ONE = "00000001";
    private static final String TWO = "00000002";

    @TempDir
    Path folder;

    private final CityFixture city = new CityFixture();
    private final PlaylistDesk playlists = new PlaylistDesk(city.city);
    private Database database;

    @BeforeEach
    void open() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:file:" + folder.resolve("city") + ";DB_CLOSE_ON_EXIT=FALSE");
        source.setUser("sa");
        database = new Database(source, CityFixture.annotation(StoreConfiguration.class, Map.of()));
        city.links.setPages(new JdbcPageStore(database));
    }

    @AfterEach
    void close() {
        city.close();
        database.deactivate();
    }

    private static PlaylistCaller caller(Identity who, String key, InetSocketAddress from) {
        return new PlaylistCaller(who, key, from);
    }

    private static Playlist playlist(String id, String text) {
        return new Playlist(id, text, "", List.of(new PlaylistItem.Text(text, 2000, "")));
    }

    private String put(RoomId room, PlaylistCaller who, RoomPage page, Playlist playlist) {
        return said(playlists.put(room, who, page, playlist, Optional.empty(), HERE_AND_NOW));
    }

    private static <T> String said(CompletionStage<StoreResult<T>> result) {
        return get(result).either(done -> "done", Reason::name);
    }

    private static <T> T done(CompletionStage<StoreResult<T>> result) {
        return get(result).asOptional().orElseThrow();
    }

    private PlaylistService.Pages look(PlaylistCaller who) {
        return done(playlists.look(HALL, who, HERE_AND_NOW));
    }

    private static List<String> ids(PlaylistService.Page page) {
        return page.playlists().stream().map(one -> one.playlist().id()).toList();
    }

    private PlaylistCaller enter(Identity who, String name, InetSocketAddress from) {
        EnterResult.Entered in = (EnterResult.Entered) city.enter(HALL, who, name, new Ear());
        return caller(who, in.ticket().returnKey(), from);
    }

    @Test
    void theOwnerDecoratesARoomAndEverybodyThereHears() {
        PlaylistCaller owner = caller(city.owner(), "", HERE);
        PlaylistCaller guest = caller(CityFixture.GUEST, "", HERE);
        Ear ear = new Ear();
        city.inside(HALL, "Grace", ear);
        assertThat(put(HALL, owner, RoomPage.INDEX, playlist(ONE, "tea"))).isEqualTo("done");
        city.settle();
        RoomMessage told = ear.messages.remove();
        assertThat(told.type()).isEqualTo(PlaylistService.CHANGED);
        assertThat(told.body()).isEqualTo("{\"page\":\"index\",\"revision\":1}");
        assertThat(get(playlists.put(HALL, guest, RoomPage.INDEX, playlist(TWO, "no"), Optional.empty(), HERE_AND_NOW))
                        .obstacle())
                .hasValueSatisfying(why -> {
                    assertThat(why.name()).isEqualTo("not-allowed");
                    assertThat(why.text()).contains("its owner", "moderators for good");
                });
        assertThat(said(playlists.remove(HALL, guest, RoomPage.INDEX, ONE, HERE_AND_NOW)))
                .isEqualTo("not-allowed");
        PlaylistService.Shown shown = look(guest).index().playlists().get(0);
        assertThat(shown.isMine()).isFalse();
        assertThat(shown.playlist()).isEqualTo(playlist(ONE, "tea").from("ada"));
        assertThat(look(owner).index().playlists().get(0).isMine()).isTrue();
        assertThat(look(guest).index().mayAdd()).isFalse();
        assertThat(look(owner).index().mayAdd()).isTrue();
        assertThat(done(playlists.remove(HALL, owner, RoomPage.INDEX, ONE, HERE_AND_NOW)))
                .isEqualTo(2);
        assertThat(ids(look(guest).index())).isEmpty();
    }

    @Test
    void playlistsStandWhereTheyArePut() {
        PlaylistCaller owner = caller(city.owner(), "", HERE);
        for (String id : List.of(ONE, TWO, "00000003")) {
            put(HALL, owner, RoomPage.INDEX, playlist(id, id));
        }
        done(playlists.put(HALL, owner, RoomPage.INDEX, playlist(ONE, "x"), Optional.of(TWO), HERE_AND_NOW));
        assertThat(ids(look(owner).index())).containsExactly(TWO, ONE, "00000003");
        done(playlists.put(HALL, owner, RoomPage.INDEX, playlist("00000003", "x"), Optional.of(""), HERE_AND_NOW));
        put(HALL, owner, RoomPage.INDEX, playlist(TWO, "stays"));
        assertThat(ids(look(owner).index())).containsExactly("00000003", TWO, ONE);
        for (int i = 4; i <= Playlist.MAX_ON_PAGE; i++) {
            put(HALL, owner, RoomPage.INDEX, playlist(String.format("%08x", i), "x"));
        }
        assertThat(put(HALL, owner, RoomPage.INDEX, playlist("ffffffff", "x"))).isEqualTo("too-many");
    }

    @Test
    void whoIsThereSharesAndChangesWhatIsTheirs() {
        PlaylistCaller grace = enter(CityFixture.GUEST, "Grace", HERE);
        PlaylistCaller tom = enter(CityFixture.GUEST, "Tom", HERE);
        PlaylistCaller far = enter(CityFixture.GUEST, "Far", CityFixture.ELSEWHERE);
        PlaylistCaller outside = caller(CityFixture.GUEST, "", HERE);
        PlaylistCaller owner = caller(city.owner(), "", HERE);
        assertThat(put(HALL, outside, RoomPage.ACTIVE, playlist(ONE, "x"))).isEqualTo("not-allowed");
        assertThat(put(HALL, owner, RoomPage.ACTIVE, playlist(ONE, "x"))).isEqualTo("not-allowed");
        assertThat(put(HALL, far, RoomPage.ACTIVE, playlist(ONE, "x"))).isEqualTo("guests-may-not-publish");
        assertThat(put(HALL, grace, RoomPage.ACTIVE, playlist(ONE, "hers"))).isEqualTo("done");
        assertThat(put(HALL, tom, RoomPage.ACTIVE, playlist(ONE, "his"))).isEqualTo("not-allowed");
        assertThat(put(HALL, tom, RoomPage.ACTIVE, playlist(TWO, "his"))).isEqualTo("done");
        assertThat(look(tom).active().playlists())
                .extracting(PlaylistService.Shown::isMine)
                .containsExactly(false, true);
        assertThat(look(tom).active().mayAdd()).isTrue();
        assertThat(look(far).active().mayAdd()).isFalse();
        assertThat(look(tom).active().playlists().get(0).playlist().senderName())
                .isEqualTo("Grace");
        EnterResult.Entered ada = (EnterResult.Entered) city.enter(HALL, owner.identity(), "", new Ear());
        assertThat(put(HALL, owner, RoomPage.ACTIVE, playlist(ONE, "tidied"))).isEqualTo("done");
        assertThat(look(grace).active().playlists().get(0).playlist())
                .isEqualTo(playlist(ONE, "tidied").from("Grace"));
        String id = look(tom).active().playlists().isEmpty() ? "" : memberNamed("Tom");
        assertThat(get(ada.room().act(new RoomAct(RoomAct.Kind.MUTE, id, false), HERE_AND_NOW)))
                .isEmpty();
        assertThat(put(HALL, tom, RoomPage.ACTIVE, playlist(TWO, "loud"))).isEqualTo("muted");
        assertThat(said(playlists.remove(HALL, owner, RoomPage.ACTIVE, TWO, HERE_AND_NOW)))
                .isEqualTo("done");
    }

    private String memberNamed(String name) {
        return get(city.rooms.look(HALL, CityFixture.GUEST, HERE_AND_NOW)).orElseThrow().members().stream()
                .filter(member -> member.displayName().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    @Test
    void theSessionTakesWhatWasShared() {
        EnterResult.Entered in = city.inside(HALL, "Grace", new Ear());
        PlaylistCaller grace = caller(CityFixture.GUEST, in.ticket().returnKey(), HERE);
        put(HALL, grace, RoomPage.ACTIVE, playlist(ONE, "hers"));
        in.room().leave(Reason.LEFT);
        city.settle();
        assertThat(ids(look(grace).active())).isEmpty();
        PlaylistCaller again = enter(CityFixture.GUEST, "Grace", HERE);
        assertThat(ids(look(again).active())).isEmpty();
        put(HALL, again, RoomPage.ACTIVE, playlist(TWO, "new"));
        assertThat(ids(look(again).active())).containsExactly(TWO);
    }

    @Test
    void behindAClosedDoorThereIsNoRoom() {
        PlaylistCaller guest = caller(CityFixture.GUEST, "", HERE);
        RoomId nowhere = RoomId.of("nobody@example.org", "");
        for (RoomId room : List.of(STUDY, nowhere)) {
            assertThat(said(playlists.look(room, guest, HERE_AND_NOW))).isEqualTo("no-such-room");
            assertThat(put(room, guest, RoomPage.INDEX, playlist(ONE, "x"))).isEqualTo("no-such-room");
            assertThat(said(playlists.document(room, guest, RoomPage.INDEX, HERE_AND_NOW)))
                    .isEqualTo("no-such-room");
        }
    }

    @Test
    void aWholePageIsReplacedByItsOwnerAlone() {
        PlaylistCaller owner = caller(city.owner(), "", HERE);
        byte[] page = "<page><show id='00000001' description='a'><text>b</text></show></page>"
                .getBytes(StandardCharsets.UTF_8);
        assertThat(said(playlists.replace(
                        HALL,
                        caller(CityFixture.GUEST, "", HERE),
                        RoomPage.INDEX,
                        page,
                        Optional.empty(),
                        HERE_AND_NOW)))
                .isEqualTo("not-allowed");
        PlaylistService.Document first =
                done(playlists.replace(HALL, owner, RoomPage.INDEX, page, Optional.of(0L), HERE_AND_NOW));
        assertThat(first).isEqualTo(done(playlists.document(HALL, owner, RoomPage.INDEX, HERE_AND_NOW)));
        assertThat(said(playlists.replace(HALL, owner, RoomPage.INDEX, page, Optional.of(0L), HERE_AND_NOW)))
                .isEqualTo("changed");
        assertThat(said(playlists.replace(HALL, owner, RoomPage.INDEX, new byte[0], Optional.empty(), HERE_AND_NOW)))
                .isEqualTo("bad-page");
        byte[] own = first.xml().getBytes(StandardCharsets.UTF_8);
        assertThat(done(playlists.replace(HALL, owner, RoomPage.INDEX, own, Optional.of(1L), HERE_AND_NOW)))
                .isEqualTo(new PlaylistService.Document(2, first.xml()));
    }

    @Test
    void whatIsNotTheRoomsIsRefused() {
        PlaylistCaller owner = caller(city.owner(), "", HERE);
        for (String src : List.of(
                "https://example.org/a.jpg", "/ada@example.org/Study/files/0123456789abcdef-a.jpg", "files/x")) {
            Playlist odd = new Playlist(ONE, "", "", List.of(new PlaylistItem.Image(src, "")));
            assertThat(put(HALL, owner, RoomPage.INDEX, odd)).isEqualTo("bad-playlist");
        }
        Playlist missing = new Playlist(
                ONE, "", "", List.of(new PlaylistItem.Image("/ada@example.org/Hall/files/0123456789abcdef-a.jpg", "")));
        assertThat(put(HALL, owner, RoomPage.INDEX, missing)).isEqualTo("no-such-file");
    }

    @Test
    void nobodysChangeIsLostWhenManyChangeAtOnce() {
        PlaylistCaller owner = caller(city.owner(), "", HERE);
        List<CompletionStage<StoreResult<PlaylistService.Placed>>> all = java.util.stream.IntStream.range(1, 7)
                .mapToObj(i -> playlists.put(
                        HALL,
                        owner,
                        RoomPage.INDEX,
                        playlist(String.format("%08x", i), "x"),
                        Optional.empty(),
                        java.util.concurrent.ForkJoinPool.commonPool()))
                .toList();
        CompletableFuture.allOf(
                        all.stream().map(CompletionStage::toCompletableFuture).toArray(CompletableFuture[]::new))
                .join();
        assertThat(look(owner).index().playlists()).hasSize(6);
    }

    @Test
    void aPageHasAnEnd() {
        PlaylistCaller owner = caller(city.owner(), "", HERE);
        List<PlaylistItem> large =
                java.util.Collections.nCopies(9, new PlaylistItem.Text("x".repeat(60_000), 2000, ""));
        assertThat(put(HALL, owner, RoomPage.INDEX, new Playlist(ONE, "", "", large)))
                .isEqualTo("done");
        assertThat(put(HALL, owner, RoomPage.INDEX, new Playlist(TWO, "", "", large)))
                .isEqualTo("too-large");
    }

    @Test
    void withoutAStoreItSaysSo() {
        city.links.unsetPages(city.links.pages().orElseThrow());
        assertThat(said(playlists.look(HALL, caller(CityFixture.GUEST, "", HERE), HERE_AND_NOW)))
                .isEqualTo("unavailable");
    }
}
