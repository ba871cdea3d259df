package org.videocity.itests.karaf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import javax.inject.Inject;
import org.junit.Test;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Identity;
import org.videocity.api.media.Audience;
import org.videocity.api.media.MediaSource;
import org.videocity.api.room.PublishRequest;
import org.videocity.api.room.PublishResult;
import org.videocity.api.room.RoomAdminService;
import org.videocity.api.room.RoomService;

/** Configuration applies live and refreshes no bundle. */
public class ConfigurationTest extends InKaraf {
    private static final RoomId WELCOME = RoomId.of("welcome@localhost", "");

    @Inject
    private ConfigurationAdmin configurations;

    @Test
    public void guestsAreToldAtOnceWhenTheyMayNoLongerPublish() throws Exception {
        Map<String, Object> before = wirings();
        PublishResult.Published allowed = (PublishResult.Published) publish("config-1");
        allowed.feed().end(Reason.UNPUBLISHED);
        set("org.videocity.core.rooms", "guestsMayPublish", "NEVER");
        await(
                "guests are refused",
                () -> publish("config-2") instanceof PublishResult.Refused refused
                        && refused.reason().is(Reason.GUESTS_MAY_NOT_PUBLISH));
        set("org.videocity.core.rooms", "guestsMayPublish", "LOOPBACK");
        await("guests are let in again", () -> publishesAndEnds("config-3"));
        assertEquals("no bundle was refreshed", before, wirings());
    }

    @Test
    public void aRoomAppearsAndGoesWithItsConfiguration() throws Exception {
        RoomAdminService admin = service(RoomAdminService.class);
        RoomId garden = RoomId.of("ada@example.org", "Garden");
        Configuration room = configurations.getFactoryConfiguration("org.videocity.room", "garden", "?");
        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put("owner", "ada@example.org");
        properties.put("name", "Garden");
        properties.put("title", "The garden");
        room.update(properties);
        await(
                "the garden is there",
                () -> answer(admin.rooms(ForkJoinPool.commonPool())).stream()
                        .anyMatch(r -> r.settings().id().equals(garden)
                                && r.settings().title().equals("The garden")));
        properties.put("title", "The new garden");
        room.update(properties);
        await(
                "the garden has a new title",
                () -> answer(admin.rooms(ForkJoinPool.commonPool())).stream()
                        .anyMatch(r -> r.settings().title().equals("The new garden")));
        room.delete();
        await(
                "the garden is gone",
                () -> answer(admin.rooms(ForkJoinPool.commonPool())).stream()
                        .noneMatch(r -> r.settings().id().equals(garden)));
    }

    @Test
    public void anRtmpPortMovesLive() throws Exception {
        Map<String, Object> before = wirings();
        int other = rtmpPort() == 29_350 ? 29_351 : 29_350;
        set("org.videocity.transport.rtmp", "port", Integer.toString(other));
        await("RTMP listens on its new port", () -> listens(other) && !listens(rtmpPort()));
        set("org.videocity.transport.rtmp", "port", Integer.toString(rtmpPort()));
        await("RTMP listens on its old port", () -> listens(rtmpPort()) && !listens(other));
        assertEquals("no bundle was refreshed", before, wirings());
        assertTrue("HTTP stays open", listens(httpPort()));
    }

    private boolean publishesAndEnds(String stream) throws Exception {
        PublishResult result = publish(stream);
        if (result instanceof PublishResult.Published published) {
            published.feed().end(Reason.UNPUBLISHED);
            return true;
        }
        return false;
    }

    private PublishResult publish(String stream) throws Exception {
        InetSocketAddress loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4711);
        Identity guest = new Identity("guest:127.0.0.1", Identity.GUEST, "", Map.of());
        MediaSource source = reason -> {};
        return answer(service(RoomService.class)
                .publish(
                        new PublishRequest(WELCOME, guest, stream, "test", loopback, Audience.EVERYONE),
                        source,
                        ForkJoinPool.commonPool()));
    }

    private void set(String pid, String key, String value) throws Exception {
        Configuration configuration = configurations.getConfiguration(pid, "?");
        Dictionary<String, Object> properties =
                configuration.getProperties() == null ? new Hashtable<>() : configuration.getProperties();
        properties.put(key, value);
        configuration.update(properties);
    }
}
