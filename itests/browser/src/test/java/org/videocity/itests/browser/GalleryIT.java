package org.videocity.itests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.videocity.testing.CityProcess;
import org.videocity.testing.Tool;

/**
 * One walk through the whole city: people who live there and somebody from outside come to every place there is, and
 * every place has its picture taken.
 */
@ExtendWith(InTheBrowser.class)
class GalleryIT {
    @Test
    void everyPlaceCanBeLookedAt(CityProcess city, Mailbox mails, Browser browser) throws IOException {
        Gallery gallery = new Gallery();
        try (GalleryCast cast = GalleryCast.of(city, browser, gallery)) {
            GalleryHome home = new GalleryHome(cast, mails);
            GalleryHome.Homes homes = home.movingIn();
            home.ownersSettings();
            home.closedDoor();
            home.media();
            try (Tool camera = Camera.film(city.rtmp(GalleryWalk.PLAZA, "plaza"), 320, 180);
                    Tool stage = Camera.film(city.rtmp(homes.hall(), "stage"), 320, 180);
                    Tool piano = Camera.film(city.rtmp(homes.hall(), "piano"), 320, 180)) {
                GalleryRooms rooms = new GalleryRooms(cast, homes.hall());
                rooms.street();
                rooms.room();
                assertThat(List.of(camera, stage, piano)).allMatch(Tool::isAlive);
            }
            GalleryOneself oneself = new GalleryOneself(cast, homes);
            oneself.letters();
            oneself.aboutOneself();
            oneself.signingIn();
            oneself.outsideTheCity();
        }
        assertThat(gallery.flaws()).isEmpty();
    }
}
