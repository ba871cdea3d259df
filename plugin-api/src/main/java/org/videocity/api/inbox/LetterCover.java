package org.videocity.api.inbox;

/**
 * What stands on a letter.
 *
 * @param guestName what somebody calls themselves who is not signed in; may be empty
 * @param mediaType of its bytes, with parameters, as the sender says
 * @param bytes how many are to come; negative where the sender does not say
 */
public record LetterCover(String guestName, String mediaType, long bytes) {}
