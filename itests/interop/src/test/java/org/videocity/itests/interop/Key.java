package org.videocity.itests.interop;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.videocity.testing.CityProcess;

/**
 * A stream key made in the console.
 *
 * @param id names it
 * @param secret goes into {@code ?key=}
 */
record Key(String id, String secret) {
    private static final Pattern SHOWN = Pattern.compile("Key (\\S+) for .*?shown only now: (\\S+)", Pattern.DOTALL);

    /**
     * Issues a key.
     *
     * @param options of {@code videocity:key-issue}
     */
    static Key issue(CityProcess city, String options, String room) {
        String said = city.console("videocity:key-issue " + options + " " + room);
        Matcher shown = SHOWN.matcher(said);
        if (!shown.find()) {
            throw new AssertionError("no key in: " + said);
        }
        return new Key(shown.group(1), shown.group(2));
    }

    void revoke(CityProcess city) {
        city.console("videocity:key-revoke " + id);
    }
}
