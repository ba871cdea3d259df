package org.videocity.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IdentityTest {
    @Test
    void aPlugInIsNoGuestAndAGuestNoPlugIn() {
        Identity plugIn = Identity.plugIn("test-pattern", "Test pattern");
        assertThat(plugIn.id()).isEqualTo("plug-in:test-pattern");
        assertThat(plugIn.displayName()).isEqualTo("Test pattern");
        assertThat(plugIn.isPlugIn()).isTrue();
        assertThat(plugIn.isGuest()).isFalse();
        assertThat(Identity.plugIn("x").displayName()).isEqualTo("x");
        assertThat(new Identity("plug-in:x", Identity.GUEST, "", Map.of()).isPlugIn())
                .isFalse();
    }

    @Test
    void credentialsDoNotTellTheirSecretInLogs() {
        InetSocketAddress here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
        assertThat(Credentials.streamKey("id.secret", "rtmp", here).toString())
                .contains("stream-key", "rtmp")
                .doesNotContain("secret");
    }
}
