package org.videocity.itests.browser;

import org.videocity.testing.CityProcess;

/** A part of the walk through the city: who is on it, and how they come to places. */
abstract class GalleryWalk {
    static final String INSIDE = "main[data-phase=inside]";
    static final String PLAZA = "welcome@localhost";

    final CityProcess city;
    final Gallery gallery;
    final Visitor ada;
    final Visitor grace;
    final Visitor henry;
    final Visitor stranger;

    GalleryWalk(GalleryCast cast) {
        city = cast.city();
        gallery = cast.gallery();
        ada = cast.ada();
        grace = cast.grace();
        henry = cast.henry();
        stranger = cast.stranger();
    }

    /** Goes to a place, waits for what tells that one is there, and has its picture taken. */
    final void at(String place, Visitor who, String path, String sight) {
        who.visit(url(who, path));
        who.page().locator(sight).first().waitFor();
        gallery.hang(place, who);
    }

    /** Grace knows the city by its name, for she has a passkey; the others by its number. */
    final String url(Visitor who, String path) {
        return who == grace ? Authenticator.street(city) + path.substring(1) : city.http(path);
    }
}
