package org.videocity.transport.http.internal.web;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.videocity.api.RoomId;
import org.videocity.api.city.City;
import org.videocity.api.room.RoomSettings;

/**
 * What the head of a page says to programs that only read it: link previews (Open Graph protocol, Twitter cards) and search
 * engines. Everything that people wrote is text in it, never markup.
 *
 * @param html what takes the place of the page's title
 */
record PageHead(String html) {
    private static final Pattern TITLE = Pattern.compile("<title>[^<]*</title>", Pattern.CASE_INSENSITIVE);
    /** The name of a city that nobody gave a title. */
    private static final String UNTITLED = "VideoCity";

    private static final int MAX_DESCRIPTION_CHARS = 300;

    /** Returns what people call a city. */
    static String name(Optional<City> city) {
        return city.filter(one -> !one.title().equals(one.name()))
                .map(City::title)
                .orElse(UNTITLED);
    }

    /** The same for everything that not everybody may see, there or not. */
    static PageHead neutral(String city) {
        StringBuilder head = title(city, city);
        meta(head, "name", "robots", "noindex");
        return new PageHead(head.toString());
    }

    /** The head of the city's first page. */
    static PageHead city(String city, String base, String host, String picture) {
        String title = city + " · " + host;
        return of(
                city,
                title,
                title,
                "Public rooms with live pictures. Walk in: no account needed.",
                base + "/",
                Optional.of(picture),
                false);
    }

    /**
     * The head of a public room.
     *
     * @param city what people call the city
     * @param base scheme and host of the city, without a slash
     * @param picture path of the room's picture
     * @param isCard it is the room's own visiting card
     */
    static PageHead room(
            RoomSettings room, String city, String base, String url, Optional<String> picture, boolean isCard) {
        String about = room.description().isBlank() ? about(room.id(), base) : room.description();
        return of(
                city,
                room.shownTitle() + " · " + city,
                room.shownTitle(),
                about,
                base + url,
                picture.map(path -> base + path),
                isCard);
    }

    private static String about(RoomId room, String base) {
        return (room.isHome() ? "A home" : "A room of " + room.owner()) + " in the video city "
                + base.replaceFirst("^[a-z]+://", "") + ". Walk in: no account needed.";
    }

    private static PageHead of(
            String city,
            String title,
            String name,
            String about,
            String url,
            Optional<String> picture,
            boolean isCard) {
        String description = text(about, MAX_DESCRIPTION_CHARS);
        StringBuilder head = title(title, city);
        meta(head, "name", "description", description);
        head.append("\n    <link rel=\"canonical\" href=\"")
                .append(escaped(url))
                .append("\" />");
        meta(head, "property", "og:type", "website");
        meta(head, "property", "og:site_name", text(city, MAX_DESCRIPTION_CHARS));
        meta(head, "property", "og:title", text(name, MAX_DESCRIPTION_CHARS));
        meta(head, "property", "og:description", description);
        meta(head, "property", "og:url", escaped(url));
        picture.ifPresent(address -> meta(head, "property", "og:image", escaped(address)));
        meta(head, "name", "twitter:card", picture.isPresent() && !isCard ? "summary_large_image" : "summary");
        return new PageHead(head.toString());
    }

    /** HTML section 4.2.5.1: {@code application-name} is what the pages themselves read the city's title from. */
    private static StringBuilder title(String title, String city) {
        StringBuilder head = new StringBuilder("<title>")
                .append(text(title, MAX_DESCRIPTION_CHARS))
                .append("</title>");
        if (!city.equals(UNTITLED)) {
            meta(head, "name", "application-name", text(city, MAX_DESCRIPTION_CHARS));
        }
        return head;
    }

    private static void meta(StringBuilder head, String kind, String name, String value) {
        head.append("\n    <meta ").append(kind).append("=\"").append(name);
        head.append("\" content=\"").append(value).append("\" />");
    }

    /** One line of text with nothing in it that means something in HTML, or that nobody sees. */
    private static String text(String written, int maxChars) {
        String line = written.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
        if (line.codePointCount(0, line.length()) > maxChars) {
            line = line.substring(0, line.offsetByCodePoints(0, maxChars - 1)).strip() + "…";
        }
        return escaped(line);
    }

    private static final Map<Character, String> ENTITIES =
            Map.of('&', "&amp;", '<', "&lt;", '>', "&gt;", '"', "&quot;", '\'', "&#39;", '`', "&#96;");

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(ENTITIES.getOrDefault(c, String.valueOf(c)));
        }
        return out.toString();
    }

    /** Puts it into a page, in the place of its title; a page without one stays as it is. */
    String into(String page) {
        Matcher title = TITLE.matcher(page);
        return title.find() ? title.replaceFirst(Matcher.quoteReplacement(html)) : page;
    }

    /** Tells whether search engines are to forget the page. */
    boolean isHidden() {
        return html.toLowerCase(Locale.ROOT).contains("noindex");
    }
}
