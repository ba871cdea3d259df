package org.videocity.api.inbox;

import java.util.List;
import org.videocity.api.store.LetterStore;

/**
 * The letters somebody has.
 *
 * @param letters the newest first
 * @param maxBytes how many bytes of letters are kept for them
 * @param noticeByMail whether a mail tells them of the first letter since they looked
 */
public record Inbox(List<LetterStore.Held> letters, long maxBytes, boolean noticeByMail) {
    public Inbox {
        letters = List.copyOf(letters);
    }
}
