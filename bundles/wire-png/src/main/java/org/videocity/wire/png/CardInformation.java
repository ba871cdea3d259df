package org.videocity.wire.png;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.videocity.wire.png.PngException.Fault;

/**
 * What a card says in words (chunk {@code vcIN}).
 *
 * <pre>
 * +-----------+-------------------------------------------------------------------+
 * | version 1 | entries: name length u16, name, value length u16, value (UTF-8) … |
 * +-----------+-------------------------------------------------------------------+
 * </pre>
 *
 * <p>The known names stand first, in the order of {@link #NAMES}; others may follow and are kept. Values are NFC without
 * control characters. Nothing here is proof of anything: that is what the certificate is for.
 *
 * @param entries values by name, in their order
 */
public record CardInformation(Map<String, String> entries) {
    public static final String KIND = "kind";
    public static final String CITY = "city";
    public static final String OWNER = "owner";
    public static final String ROOM = "room";
    public static final String NAME = "name";
    public static final String TITLE = "title";
    public static final String KEYWORDS = "keywords";
    public static final String URL = "url";
    public static final String ISSUER = "issuer";
    public static final String YEAR = "year";
    public static final String PHOTO = "photo";
    /** Value of {@link #KIND} on a private login card. */
    public static final String LOGIN_CARD = "login";
    /** Value of {@link #KIND} on an Internet visiting card. */
    public static final String ROOM_CARD = "room";
    /** What stands between two keywords. */
    public static final String KEYWORD_SEPARATOR = "; ";
    /** The known names, in their order. */
    public static final List<String> NAMES =
            List.of(KIND, CITY, OWNER, ROOM, NAME, TITLE, KEYWORDS, URL, ISSUER, YEAR, PHOTO);

    static final String CHUNK = "vcIN";
    private static final int VERSION = 1;
    private static final int MAX_BYTES = 16 << 10;
    private static final int MAX_NAME_BYTES = 64;
    private static final Set<String> OF_ROOMS = Set.of(ROOM, TITLE);
    private static final Set<String> OPTIONAL = Set.of(PHOTO);
    private static final Set<String> MAY_BE_EMPTY = Set.of(ROOM, KEYWORDS);
    private static final Pattern ENTRY_NAME = Pattern.compile("[a-z][a-z0-9-]*");
    private static final Pattern FOUR_DIGITS = Pattern.compile("[0-9]{4}");

    /**
     * Lets through what may stand in a card.
     *
     * @throws IllegalArgumentException with what is wrong
     */
    public CardInformation {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        checkNames(entries);
        entries.forEach(CardInformation::checkValue);
        if (encode(entries).remaining() > MAX_BYTES) {
            throw new IllegalArgumentException("the information has more than " + MAX_BYTES + " bytes");
        }
    }

    static CardInformation parse(ByteBuffer data) throws PngException {
        if (data.remaining() > MAX_BYTES) {
            throw new PngException(
                    Fault.TOO_LARGE,
                    "information of " + data.remaining() + " bytes, at most " + MAX_BYTES + " are read");
        }
        if (!data.hasRemaining() || data.get() != VERSION) {
            throw new PngException(Fault.MALFORMED, "the information is not of version 1");
        }
        try {
            Map<String, String> entries = new LinkedHashMap<>();
            while (data.hasRemaining()) {
                String name = CardText.read(data, MAX_NAME_BYTES);
                if (entries.put(name, CardText.read(data, CardText.MAX_VALUE_BYTES)) != null) {
                    throw new IllegalArgumentException("'" + name + "' stands twice in the information");
                }
            }
            return new CardInformation(entries);
        } catch (IllegalArgumentException wrong) {
            throw new PngException(Fault.MALFORMED, String.valueOf(wrong.getMessage()));
        }
    }

    /** Returns the value of an entry, absent when there is none. */
    public Optional<String> value(String name) {
        return Optional.ofNullable(entries.get(name));
    }

    /** Tells whether this is a visiting card and not a login card. */
    public boolean isRoomCard() {
        return ROOM_CARD.equals(entries.get(KIND));
    }

    /** Returns where the photo stands, if the card says so. */
    public Optional<PhotoBox> photo() {
        return value(PHOTO).flatMap(PhotoBox::parse);
    }

    Chunk chunk() {
        return new Chunk(CHUNK, encode(entries));
    }

    private static void checkNames(Map<String, String> entries) {
        boolean roomCard = ROOM_CARD.equals(entries.get(KIND));
        if (!roomCard && !LOGIN_CARD.equals(entries.get(KIND))) {
            throw new IllegalArgumentException("'kind' is neither 'login' nor 'room'");
        }
        List<String> expected = NAMES.stream()
                .filter(name -> roomCard || !OF_ROOMS.contains(name))
                .filter(name -> !OPTIONAL.contains(name) || entries.containsKey(name))
                .toList();
        List<String> found = List.copyOf(entries.keySet());
        if (found.size() < expected.size() || !found.subList(0, expected.size()).equals(expected)) {
            throw new IllegalArgumentException("the information has to say, in this order: " + expected);
        }
        for (String further : found.subList(expected.size(), found.size())) {
            if (NAMES.contains(further)
                    || further.length() > MAX_NAME_BYTES
                    || !ENTRY_NAME.matcher(further).matches()) {
                throw new IllegalArgumentException("the information has an entry that may not stand where it does");
            }
        }
    }

    private static void checkValue(String name, String value) {
        CardText.check(name, value);
        CardText.encode(value, CardText.MAX_VALUE_BYTES);
        if (value.isEmpty() && NAMES.contains(name) && !MAY_BE_EMPTY.contains(name)) {
            throw new IllegalArgumentException("'" + name + "' is empty");
        }
        boolean wrong = switch (name) {
            case CITY, OWNER -> !value.equals(value.toLowerCase(Locale.ROOT));
            case YEAR -> !FOUR_DIGITS.matcher(value).matches();
            case PHOTO -> PhotoBox.parse(value).isEmpty();
            default -> false;
        };
        if (wrong) {
            throw new IllegalArgumentException("'" + name + "' is not written as it has to be");
        }
    }

    private static ByteBuffer encode(Map<String, String> entries) {
        int length = 1;
        for (Map.Entry<String, String> entry : entries.entrySet()) {
            length += 4
                    + CardText.encode(entry.getKey(), MAX_NAME_BYTES).length
                    + CardText.encode(entry.getValue(), CardText.MAX_VALUE_BYTES).length;
        }
        ByteBuffer data = ByteBuffer.allocate(length).put((byte) VERSION);
        entries.forEach((name, value) -> {
            put(data, CardText.encode(name, MAX_NAME_BYTES));
            put(data, CardText.encode(value, CardText.MAX_VALUE_BYTES));
        });
        return data.flip();
    }

    private static void put(ByteBuffer data, byte[] text) {
        data.putShort((short) text.length).put(text);
    }
}
