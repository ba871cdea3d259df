package org.videocity.core.rooms.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.videocity.api.RoomId;
import org.videocity.api.playlist.Playlist;
import org.videocity.api.playlist.PlaylistItem;
import org.videocity.api.playlist.PlaylistItem.Image;
import org.videocity.api.playlist.PlaylistItem.Link;
import org.videocity.api.playlist.PlaylistItem.Stream;
import org.videocity.api.playlist.PlaylistItem.Text;
import org.videocity.api.playlist.PlaylistItem.Video;

/** Pages as documents: today's, and those of 2009. */
class PageReaderTest {
    private static final RoomId ROOM = RoomId.of("ada@example.org", "Garden");

    private static List<Playlist> read(String document) throws BadPageException {
        return PageReader.read(document.getBytes(StandardCharsets.UTF_8), ROOM);
    }

    private static List<PlaylistItem> items(String inside) throws BadPageException {
        return read("<page><show id='5f0c91aa'>" + inside + "</show></page>")
                .get(0)
                .items();
    }

    @Test
    void loadsAPageOf2009() throws BadPageException {
        List<Playlist> page = read("""
            <?xml version="1.0"?>
            <page>
              <!-- a list put aside -->
              <show id="5f0c91aa" description="Garden 2011" layout="tile" backgroundColor="#fff">
                <text interval="4000" description="Hello">Pictures from the allotment</text>
                <image src="http://city.example:5080/www/users/ana@example.org/public/48213-beans.jpg"
                    description="Runner beans" smoothing="true"/>
                <stream src="rtmp://city.example:1935/record/ana@example.org" id="9b1c22e0" description="Recorded"/>
                <stream src="rtmp://city.example:1935/call/ana@example.org/Shed" id="cam"/>
                <show src="http://www.slideshare.net/ana/compost-101" description="My talk"/>
                <file src="file://mine.flv" description="Not sent yet"/>
                <app src="clock.swf" plugin="x"><text>no</text></app>
                <text>&lt;b&gt;Hello&lt;/b&gt;</text>
              </show>
              <show description="without an id"><video src="http://example.org/a film.flv"/></show>
              <show id="48213"/><show id="48213"/>
            </page>
            """);
        assertThat(page).hasSize(4);
        assertThat(page.get(0).id()).isEqualTo("5f0c91aa");
        assertThat(page.get(0).description()).isEqualTo("Garden 2011");
        assertThat(page.get(0).items())
                .containsExactly(
                        new Text("Pictures from the allotment", 4000, "Hello"),
                        new Link(
                                "http://city.example:5080/www/users/ana@example.org/public/48213-beans.jpg",
                                "Runner beans"),
                        new Text("rtmp://city.example:1935/record/ana@example.org", 2000, "Recorded"),
                        new Stream("/ana@example.org/Shed", "cam", ""),
                        new Link("http://www.slideshare.net/ana/compost-101", "My talk"),
                        new Text("file://mine.flv", 2000, "Not sent yet"),
                        new Text("<b>Hello</b>", 2000, ""));
        assertThat(page.get(1).items()).containsExactly(new Link("http://example.org/a%20film.flv", ""));
        assertThat(page).extracting(Playlist::id).doesNotHaveDuplicates().allMatch(Playlist::isId);
        assertThat(read(PageWriter.write(page))).isEqualTo(page);
    }

    @Test
    void namesWhatBelongsToTheRoomAsFromThere() throws BadPageException {
        String file = "/ada@example.org/Garden/files/0123456789abcdef-b%C3%B6hnen.jpg";
        List<PlaylistItem> items = items("<image src='" + file + "'/><video src='files/0123456789abcdef-a.webm'/>"
                + "<stream src='/ada@example.org/Garden' id='cam'/><image src='" + file.replace("Garden", "Shed")
                + "'/><image src='/ada@example.org/Garden/files/../x'/>");
        assertThat(items)
                .containsExactly(
                        new Image("files/0123456789abcdef-b%C3%B6hnen.jpg", ""),
                        new Video("files/0123456789abcdef-a.webm", ""),
                        new Stream(".", "cam", ""),
                        new Text(file.replace("Garden", "Shed"), 2000, ""),
                        new Text("/ada@example.org/Garden/files/../x", 2000, ""));
        Playlist shown = PageSources.shown(
                RoomId.of("eve@example.org", "Big.Garden"), new Playlist("5f0c91aa", "", "", items.subList(0, 3)));
        assertThat(shown.items())
                .containsExactly(
                        new Image("/eve@example.org/Big.Garden/files/0123456789abcdef-b%C3%B6hnen.jpg", ""),
                        new Video("/eve@example.org/Big.Garden/files/0123456789abcdef-a.webm", ""),
                        new Stream("/eve@example.org/Big.Garden", "cam", ""));
    }

    @Test
    void keepsEveryCharacterOfTexts() throws BadPageException {
        String odd = " a\tb\nc\r\nd & <e> \"f\" 'g' ]]> 🌍 \u0085\u2028 ";
        List<Playlist> page = List.of(new Playlist(
                "5f0c91aa", odd, odd, List.of(new Text(odd, 100, odd), new Link("https://x/?a=1&b='2'", odd))));
        assertThat(read(PageWriter.write(page))).isEqualTo(page);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "<show/>",
                "<page>",
                "<page/><page/>",
                "<page></show>",
                "<!DOCTYPE page><page/>",
                "<!DOCTYPE page [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><page><show><text>&x;</text></show></page>",
                "<page><show><text>&x;</text></show></page>",
                "<page><show><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a/></a></a></a></a></a></a></a></a></a></a>"
                        + "</a></a></a></a></show></page>"
            })
    void refusesWhatIsNoPage(String document) {
        assertThatThrownBy(() -> read(document)).isInstanceOf(BadPageException.class);
    }

    @Test
    void refusesTooMuch() {
        assertThatThrownBy(() -> read("<page>" + "<show/>".repeat(65) + "</page>"))
                .hasMessageContaining("64");
        assertThatThrownBy(() -> items("<text>a</text>".repeat(201))).hasMessageContaining("200");
        assertThatThrownBy(() -> items("<text>" + "ö".repeat(40_000) + "</text>"))
                .hasMessageContaining("64 KiB");
        assertThatThrownBy(() -> read("<page>" + " ".repeat(Playlist.MAX_PAGE_BYTES) + "</page>"))
                .hasMessageContaining("bytes");
    }

    @Test
    void readsTheEncodingADocumentSays() throws BadPageException {
        String document = "<?xml version='1.0' encoding='ISO-8859-1'?><page><show description='Gärten'/></page>";
        assertThat(PageReader.read(document.getBytes(Charset.forName("ISO-8859-1")), ROOM)
                        .get(0)
                        .description())
                .isEqualTo("Gärten");
    }
}
