package org.videocity.itests.karaf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.Test;

/** Every group comes and goes by its name, in any order, and leaves everything else untouched. */
public class FeaturesTest extends InKaraf {
    private static final Map<String, Set<String>> OWN = Map.of(
            "videocity-rtmp", Set.of("transport.rtmp", "wire.rtmp"),
            "videocity-http", Set.of("transport.http", "web.api", "web.client", "wire.mp4"),
            "videocity-console", Set.of("ops.console"),
            "videocity-core", Set.of("core.rooms", "core.media", "core.identity"));

    @Test
    public void rtmpComesAndGoes() throws Exception {
        comesAndGoes("videocity-rtmp");
        await("RTMP is open again", () -> listens(rtmpPort()));
    }

    @Test
    public void httpComesAndGoes() throws Exception {
        comesAndGoes("videocity-http");
        await("HTTP is open again", () -> listens(httpPort()));
    }

    @Test
    public void consoleComesAndGoes() throws Exception {
        comesAndGoes("videocity-console");
    }

    @Test
    public void coreComesAndGoes() throws Exception {
        comesAndGoes("videocity-core");
    }

    @Test
    public void portsFollowTheirFeatures() throws Exception {
        await("RTMP is open", () -> listens(rtmpPort()));
        features.uninstallFeature("videocity-rtmp");
        assertFalse("RTMP is closed", listens(rtmpPort()));
        assertTrue("HTTP stays open", listens(httpPort()));
        features.installFeature("videocity-rtmp");
        await("RTMP is open again", () -> listens(rtmpPort()));
    }

    @Test
    public void groupsComeAndGoInAnyOrder() throws Exception {
        List<String> groups = List.of("videocity-core", "videocity-rtmp", "videocity-http", "videocity-console");
        for (int turn = 0; turn < groups.size(); turn++) {
            for (int i = 0; i < groups.size(); i++) {
                features.uninstallFeature(groups.get((i + turn) % groups.size()));
            }
            assertFalse(listens(rtmpPort()));
            for (int i = groups.size() - 1; i >= 0; i--) {
                features.installFeature(groups.get((i + turn) % groups.size()));
            }
            await("RTMP is open", () -> listens(rtmpPort()));
            await("HTTP is open", () -> listens(httpPort()));
        }
    }

    private void comesAndGoes(String feature) throws Exception {
        Map<String, Object> before = others(feature);
        features.uninstallFeature(feature);
        assertFalse(features.isInstalled(features.getFeature(feature)));
        assertEquals("others are untouched when " + feature + " goes", before, others(feature));
        features.installFeature(feature);
        assertEquals("others are untouched when " + feature + " comes", before, others(feature));
        for (String own : OWN.get(feature)) {
            assertTrue(own + " is back", wirings().containsKey(OURS + own));
        }
    }

    /** The bundles and wirings of ours that do not belong to a feature. */
    private Map<String, Object> others(String feature) {
        Map<String, Object> others = new TreeMap<>(wirings());
        others.keySet().removeIf(name -> !name.startsWith(OURS));
        OWN.get(feature).forEach(own -> others.remove(OURS + own));
        return others;
    }
}
