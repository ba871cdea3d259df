package org.videocity.itests.karaf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.videocity.api.RoomId;
import org.videocity.api.room.RoomAdminService;
import org.videocity.api.room.RoomSnapshot;

/** A fresh boot: everything starts, nothing failed, the first room is there. */
public class BootTest extends InKaraf {
    @Test
    public void everyBundleIsActive() {
        for (Bundle bundle : bundles.getBundles()) {
            boolean fragment = bundle.getHeaders().get(Constants.FRAGMENT_HOST) != null;
            assertEquals(bundle.getSymbolicName(), fragment ? Bundle.RESOLVED : Bundle.ACTIVE, bundle.getState());
        }
    }

    @Test
    public void theWelcomeRoomIsThere() throws Exception {
        RoomAdminService admin = service(RoomAdminService.class);
        await("the welcome room", () -> roomIds(admin).contains(RoomId.of("welcome@localhost", "")));
    }

    @Test
    public void eventAdminStartsFirst() throws Exception {
        String startup = Files.readString(Path.of(System.getProperty("karaf.etc"), "startup.properties"));
        assertTrue("or pax-logging is refreshed while the city boots", startup.contains("eventadmin"));
    }

    private static List<RoomId> roomIds(RoomAdminService admin) throws Exception {
        List<RoomSnapshot> rooms = answer(admin.rooms(ForkJoinPool.commonPool()));
        return rooms.stream().map(room -> room.settings().id()).toList();
    }
}
