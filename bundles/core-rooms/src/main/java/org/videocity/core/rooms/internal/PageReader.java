package org.videocity.core.rooms.internal;

import java.io.ByteArrayInputStream;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.videocity.api.RoomId;
import org.videocity.api.playlist.Playlist;
import org.videocity.api.playlist.PlaylistItem;

/**
 * Reads a page ({@code docs/formats/room-page.md}), those of 2009 too: what the city does not know is ignored, what it cannot
 * show becomes a link or a text. Document types and entities of one's own are refused. Pure; safe from any thread.
 *
 * <pre>
 * page = show*
 * show = (text | image | video | stream | link | file | show)*
 * </pre>
 */
final class PageReader {
    private static final int MAX_DEPTH = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final XMLStreamReader xml;
    private final OldItems items;
    private final Set<String> ids = new HashSet<>();
    private int depth;

    private PageReader(XMLStreamReader xml, RoomId room) {
        this.xml = xml;
        this.items = new OldItems(room);
    }

    /**
     * Reads a document; addresses are as they are kept ({@link PageSources}).
     *
     * @param room the room it is the page of
     */
    static List<Playlist> read(byte[] document, RoomId room) throws BadPageException {
        if (document.length > Playlist.MAX_PAGE_BYTES) {
            throw new BadPageException("A page has at most " + Playlist.MAX_PAGE_BYTES + " bytes.");
        }
        try {
            XMLStreamReader xml = factory().createXMLStreamReader(new ByteArrayInputStream(document));
            return new PageReader(xml, room).page();
        } catch (XMLStreamException malformed) {
            throw new BadPageException("That is no well-formed XML" + place(malformed) + ".");
        } catch (IllegalArgumentException wrong) {
            throw new BadPageException(wrong.getMessage() + ".");
        } catch (RuntimeException broken) {
            // the JDK's parser throws its own unchecked exceptions at some malformed documents
            throw new BadPageException("That is no well-formed XML.");
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private static String place(XMLStreamException malformed) {
        return malformed.getLocation() == null
                ? ""
                : ": look at line " + malformed.getLocation().getLineNumber();
    }

    private List<Playlist> page() throws XMLStreamException, BadPageException {
        int event = next();
        while (event != XMLStreamConstants.START_ELEMENT) {
            event = next();
        }
        if (!xml.getLocalName().equals("page")) {
            throw new BadPageException("A page begins with <page>, and not with <" + name() + ">.");
        }
        List<Playlist> playlists = new ArrayList<>();
        while (true) {
            event = next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                toTheEnd();
                return playlists;
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (xml.getLocalName().equals("show")) {
                    playlists.add(show());
                    if (playlists.size() > Playlist.MAX_ON_PAGE) {
                        throw new BadPageException("A page has at most " + Playlist.MAX_ON_PAGE + " playlists.");
                    }
                } else {
                    textOf();
                }
            }
        }
    }

    /** What comes behind the page has to be well-formed, too. */
    private void toTheEnd() throws XMLStreamException, BadPageException {
        while (xml.hasNext()) {
            next();
        }
    }

    private Playlist show() throws XMLStreamException, BadPageException {
        String id = id(attribute("id"));
        String description = OldItems.cut(attribute("description"), PlaylistItem.MAX_DESCRIPTION_CHARS);
        String sender = OldItems.cut(attribute("senderName"), Playlist.MAX_SENDER_CHARS);
        List<PlaylistItem> found = new ArrayList<>();
        String src = attribute("src");
        if (!src.isEmpty()) {
            found.add(items.link(src, description));
        }
        fill(found);
        return new Playlist(id, description, sender, found);
    }

    /** Reads what is in a show, up to its end. */
    private void fill(List<PlaylistItem> found) throws XMLStreamException, BadPageException {
        while (true) {
            int event = next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                return;
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                item(found);
                if (found.size() > Playlist.MAX_ITEMS) {
                    throw new BadPageException("A playlist has at most " + Playlist.MAX_ITEMS + " entries.");
                }
            }
        }
    }

    private void item(List<PlaylistItem> found) throws XMLStreamException, BadPageException {
        String kind = xml.getLocalName();
        String src = attribute("src");
        String description = OldItems.cut(attribute("description"), PlaylistItem.MAX_DESCRIPTION_CHARS);
        if (kind.equals("show")) {
            if (!src.isEmpty()) {
                found.add(items.link(src, description));
            }
            fill(found);
            return;
        }
        String interval = attribute("interval");
        String id = attribute("id");
        String text = textOf();
        switch (kind) {
            case "text" -> found.add(items.text(text, interval, description));
            case "image" -> found.add(items.image(src, description));
            case "video" -> found.add(items.video(src, description));
            case "stream" -> found.add(items.stream(src, id, description));
            case "link" -> found.add(items.link(src, description));
            case "file" -> found.add(items.file(src, description));
            default -> {
                // an entry of a kind nobody knows any more
            }
        }
    }

    /** Returns the text in an element, without whatever else is in it, and leaves it. */
    private String textOf() throws XMLStreamException, BadPageException {
        StringBuilder text = new StringBuilder();
        int inside = depth;
        while (depth >= inside) {
            int event = next();
            if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(xml.getText());
            }
        }
        return text.toString();
    }

    private int next() throws XMLStreamException, BadPageException {
        if (!xml.hasNext()) {
            throw new BadPageException("The page ends too early.");
        }
        int event = xml.next();
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> {
                if (++depth > MAX_DEPTH) {
                    throw new BadPageException("A page is at most " + MAX_DEPTH + " elements deep.");
                }
            }
            case XMLStreamConstants.END_ELEMENT -> depth--;
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                throw new BadPageException("A page has no document type and no entities of its own.");
            default -> {
                // white space, comments, instructions to others
            }
        }
        return event;
    }

    private String attribute(String name) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    private String name() {
        return Names.line(xml.getLocalName(), 40);
    }

    /** Names of other forms become ours, always the same; those there are already and missing ones are made. */
    private String id(String given) {
        String id = Playlist.isId(given)
                ? given
                : given.isEmpty() ? random() : HexFormat.of().toHexDigits(given.hashCode());
        while (!ids.add(id)) {
            id = random();
        }
        return id;
    }

    private static String random() {
        return HexFormat.of().toHexDigits(RANDOM.nextInt());
    }
}
