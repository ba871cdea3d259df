package org.videocity.api.resident;

import java.util.List;
import java.util.Optional;

/**
 * What somebody writes to get a home.
 *
 * @param name full name for people
 * @param address mail address, which becomes the home's name
 * @param roomName a first room beside the home; empty for none
 * @param keywords what they say of themselves; the first room is about that, too
 * @param invitation token of an invitation, where the city asks for one
 */
public record SignUp(String name, String address, String roomName, List<String> keywords, Optional<String> invitation) {
    public SignUp {
        keywords = List.copyOf(keywords);
    }
}
