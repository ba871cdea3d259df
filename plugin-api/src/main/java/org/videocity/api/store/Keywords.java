package org.videocity.api.store;

import java.util.List;

/** What keywords of a room or a person may be. */
final class Keywords {
    private static final int MAX_KEYWORDS = 20;
    private static final int MAX_KEYWORD_CHARS = 40;

    private Keywords() {}

    /**
     * Looks at them.
     *
     * @throws IllegalArgumentException with a sentence for a person
     */
    static void check(List<String> keywords, String whose) {
        if (keywords.size() > MAX_KEYWORDS) {
            throw new IllegalArgumentException(whose + " has at most " + MAX_KEYWORDS + " keywords");
        }
        for (String word : keywords) {
            if (word.isBlank()
                    || word.length() > MAX_KEYWORD_CHARS
                    || word.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException(
                        "A keyword has 1 to " + MAX_KEYWORD_CHARS + " characters on one line");
            }
        }
    }
}
