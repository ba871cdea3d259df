package org.videocity.itests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.videocity.testing.CityProcess;

/** Somebody whose story begins in a home of their own: signed up by the same calls as the pages make, in their browser. */
final class Newcomer {
    private static final String ASK = """
            async ({ method, path, body }) => {
              const headers = { 'content-type': 'application/json', 'x-videocity': '1' };
              const answer = await fetch('/api' + path, { method, headers, body: JSON.stringify(body) });
              const text = await answer.text();
              return { status: answer.status, body: text ? JSON.parse(text) : {} };
            }""";

    private Newcomer() {}

    /**
     * Signs somebody up and leaves their browser on the street of the city.
     *
     * @return the mail address, which is the path of the home: one nobody had in a run before
     */
    static String movesIn(CityProcess city, Mailbox mails, Visitor who, String name) {
        return movesIn(mails, city.http("/"), who, name);
    }

    /** The same under another address of the city. */
    static String movesIn(Mailbox mails, String street, Visitor who, String name) {
        String first = name.toLowerCase(java.util.Locale.ROOT).split(" ")[0];
        String address = first + "." + Long.toString(System.nanoTime(), 36) + "@example.org";
        Page page = who.visit(street).page();
        Map<?, ?> sent = ask(page, "POST", "/sign-up", Map.of("name", name, "address", address, "roomName", ""));
        String code = mails.codeFor(address);
        ask(page, "POST", "/sign-up/confirm", Map.of("pending", sent.get("pending"), "code", code));
        return address;
    }

    /** Builds a room below the home of whoever is signed in. */
    static void builds(Visitor who, String room, boolean isPublic, String... keywords) {
        Map<String, Object> draft = Map.of(
                "name", room, "title", room, "description", "", "keywords", List.of(keywords), "public", isPublic);
        ask(who.page(), "POST", "/me/rooms", draft);
    }

    /** Makes the home of whoever is signed in public. */
    static void opensHome(Visitor who, String title) {
        ask(who.page(), "PUT", "/me/home", Map.of("title", title, "public", true));
    }

    private static Map<?, ?> ask(Page page, String method, String path, Map<String, ?> body) {
        Map<?, ?> answer = (Map<?, ?>) page.evaluate(ASK, Map.of("method", method, "path", path, "body", body));
        assertThat(((Number) answer.get("status")).intValue())
                .as("%s %s: %s", method, path, answer)
                .isBetween(200, 299);
        return (Map<?, ?>) answer.get("body");
    }
}
