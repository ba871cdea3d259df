package org.videocity.transport.rtmp.internal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.videocity.api.RoomId;

/**
 * What an RTMP address says: {@code rtmp://host[:port]/call/<user@domain>[/<Room.Name>]/<stream>[?key=…]}.
 *
 * <p>Clients cut the path into application and stream name at different places, so both are joined first: the first
 * segment is the application, the last the stream, the room is what stands between. A query may hang on any of the
 * parts; the one nearest to the stream name wins.
 *
 * @param room the room
 * @param stream the stream's name, decoded, not yet checked
 * @param key the stream key, absent where none was given
 * @param delay the class of viewers a player wants to be in, absent where it named none
 */
record RtmpAddress(RoomId room, String stream, Optional<String> key, Optional<String> delay) {
    private static final String INSTANCE = "_definst_";
    private static final int MAX_CHARS = 2_048;

    @Override
    public String toString() {
        return room.path() + "/" + stream + (key.isPresent() ? " with a key" : "");
    }

    /**
     * Checks what connect said before a stream is named.
     *
     * @throws AddressException when the application is another one or there is too much path
     */
    static void checkApplication(String application, String app, String tcUrl) throws AddressException {
        List<String> segments = segments(appPath(app, tcUrl));
        if (segments.isEmpty() || !segments.get(0).equals(application)) {
            String named = printable(segments.isEmpty() ? "" : segments.get(0));
            throw new AddressException(expected(application, "There is no application '" + named + "' here"), true);
        }
        if (segments.size() > 4) {
            throw new AddressException(expected(application, "That address has too many parts"), false);
        }
    }

    /**
     * Reads the whole address.
     *
     * @param application the application's name here
     * @param cityOf the name of the city that a host means
     * @param app as in connect
     * @param tcUrl as in connect
     * @param streamName as in publish or play
     */
    static RtmpAddress parse(
            String application, UnaryOperator<String> cityOf, String app, String tcUrl, String streamName)
            throws AddressException {
        checkApplication(application, app, tcUrl);
        List<String> segments = segments(appPath(app, tcUrl));
        segments.addAll(segments(withoutPrefix(path(streamName))));
        segments.removeIf(INSTANCE::equals);
        if (segments.size() < 3 || segments.size() > 4) {
            String wrong = segments.size() < 3 ? "That address names no room" : "That address has too many parts";
            throw new AddressException(expected(application, wrong), false);
        }
        String roomPath = String.join("/", segments.subList(1, segments.size() - 1));
        try {
            RoomId room = RoomId.parse(city(cityOf, tcUrl), roomPath);
            return new RtmpAddress(
                    room,
                    segments.get(segments.size() - 1),
                    given("key=", streamName, app, tcUrl),
                    given("delay=", streamName, app, tcUrl));
        } catch (IllegalArgumentException e) {
            throw new AddressException(expected(application, String.valueOf(e.getMessage())), false);
        }
    }

    /** Reads the room an application names by itself, without a stream; empty where it names none. */
    static Optional<RtmpAddress> room(UnaryOperator<String> cityOf, String app, String tcUrl) throws AddressException {
        List<String> segments = segments(appPath(app, tcUrl));
        segments.removeIf(INSTANCE::equals);
        if (segments.size() < 2 || segments.size() > 3) {
            return Optional.empty();
        }
        try {
            RoomId room = RoomId.parse(city(cityOf, tcUrl), String.join("/", segments.subList(1, segments.size())));
            return Optional.of(new RtmpAddress(room, "", given("key=", app, tcUrl), Optional.empty()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String expected(String application, String wrong) {
        return wrong + "; expected rtmp://host/" + application + "/user@domain[/Room.Name]/stream[?key=...]";
    }

    /** The application's path; of tcUrl where connect named no application. */
    private static String appPath(String app, String tcUrl) throws AddressException {
        String path = path(app);
        if (!path.isEmpty()) {
            return path;
        }
        String bare = path(tcUrl);
        int scheme = bare.indexOf("://");
        int slash = scheme < 0 ? -1 : bare.indexOf('/', scheme + 3);
        return slash < 0 ? "" : bare.substring(slash + 1);
    }

    private static String path(String text) throws AddressException {
        if (text.length() > MAX_CHARS) {
            throw new AddressException("That address is longer than " + MAX_CHARS + " characters", false);
        }
        int query = text.indexOf('?');
        return query < 0 ? text : text.substring(0, query);
    }

    private static String withoutPrefix(String name) {
        return name.startsWith("flv:") || name.startsWith("mp4:") || name.startsWith("mp3:") ? name.substring(4) : name;
    }

    private static List<String> segments(String path) throws AddressException {
        List<String> segments = new ArrayList<>();
        for (String segment : path.split("/", -1)) {
            if (!segment.isEmpty()) {
                segments.add(decode(segment));
            }
        }
        return segments;
    }

    private static String city(UnaryOperator<String> cityOf, String tcUrl) {
        int scheme = tcUrl.indexOf("://");
        if (scheme < 0) {
            return cityOf.apply("");
        }
        String authority = tcUrl.substring(scheme + 3).split("[/?#]", 2)[0];
        return cityOf.apply(authority.replaceFirst(":\\d*$", ""));
    }

    private static Optional<String> given(String name, String... places) throws AddressException {
        for (String place : places) {
            int query = place.indexOf('?');
            if (query < 0) {
                continue;
            }
            for (String pair : place.substring(query + 1).split("[&?]", -1)) {
                if (pair.startsWith(name) && pair.length() > name.length()) {
                    return Optional.of(decode(pair.substring(name.length())));
                }
            }
        }
        return Optional.empty();
    }

    /** Undoes percent-encoding (RFC 3986 section 2.1), UTF-8. */
    private static String decode(String text) throws AddressException {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] in = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(in.length);
        for (int i = 0; i < in.length; i++) {
            if (in[i] != '%') {
                out.put(in[i]);
                continue;
            }
            int high = i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
            int low = i + 2 < in.length ? Character.digit(in[i + 2], 16) : -1;
            if (high < 0 || low < 0) {
                throw new AddressException(
                        "'" + printable(text) + "' has a % that two hexadecimal digits must follow", false);
            }
            out.put((byte) (high << 4 | low));
            i += 2;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(out.flip()).toString();
        } catch (CharacterCodingException e) {
            throw new AddressException("'" + printable(text) + "' is not UTF-8 behind its percent signs", false);
        }
    }

    private static String printable(String text) {
        String cut = text.length() > 80 ? text.substring(0, 80) + "…" : text;
        return cut.replaceAll("\\p{Cntrl}", "?");
    }
}
