package org.videocity.web.api.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.videocity.api.RoomId;
import org.videocity.api.inbox.Inbox;
import org.videocity.api.store.LetterStore.Held;
import org.videocity.api.store.StoredLetter;
import org.videocity.web.api.internal.json.InboxXml;

class InboxPageTest {
    @Test
    void onlyHomesHaveInboxes() {
        assertThat(InboxPage.home("localhost", "/ada@example.org/inbox.xml"))
                .contains(new RoomId("localhost", "ada@example.org", ""));
        for (String other : List.of(
                "/ada@example.org/Studio/inbox.xml",
                "/inbox.xml",
                "/ada@example.org/index.xml",
                "/ada@/x/y/inbox.xml")) {
            assertThat(InboxPage.home("localhost", other)).as(other).isEmpty();
        }
    }

    @Test
    void aLetterIsAShowWithAFile() {
        StoredLetter letter = new StoredLetter(
                "0123456789abcdef",
                "ada",
                Instant.parse("2026-11-22T12:00:00Z"),
                "Bob \"<&>\"",
                Optional.empty(),
                "application/pkcs7-mime",
                true,
                9,
                Optional.empty(),
                false);
        assertThat(InboxXml.page(new Inbox(List.of(new Held(letter, Optional.empty())), 99, true)))
                .isEqualTo("""
            <?xml version="1.0" encoding="UTF-8"?>
            <page>
              <show id="01234567" description="2026-11-22T12:00:00Z" senderName="Bob &quot;&lt;&amp;&gt;&quot;">
                <file src="/api/me/inbox/0123456789abcdef" description="letter.p7m"/>
              </show>
            </page>
            """);
    }
}
