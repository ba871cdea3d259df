package org.videocity.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "2001:db8::1, 2001:db8:0:0::/64",
        "2001:db8::ffff:ffff:ffff:ffff, 2001:db8:0:0::/64",
        "2001:db8:0:1::1, 2001:db8:0:1::/64",
        "fe80::1%1, fe80:0:0:0::/64",
        "::ffff:192.0.2.7, 192.0.2.7",
        "127.0.0.1, 127.0.0.1",
        "::1, 0:0:0:0:0:0:0:1",
        "::, 0:0:0:0::/64",
    })
    void anIpv6AddressIsAsGoodAsAllOfIts64(String address, String network) throws UnknownHostException {
        assertThat(Network.of(InetAddress.getByName(address)).name()).isEqualTo(network);
        assertThat(Network.of(new InetSocketAddress(address, 1935)).name()).isEqualTo(network);
    }

    @Test
    void anIpv4AddressWrittenAsIpv6IsTheIpv4One() throws UnknownHostException {
        byte[] mapped = new byte[16];
        mapped[10] = mapped[11] = (byte) 0xff;
        mapped[12] = 127;
        mapped[15] = 1;
        InetAddress asSix = Inet6Address.getByAddress(null, mapped, 3);
        assertThat(asSix).as("some sockets give it so").isInstanceOf(Inet6Address.class);
        assertThat(Network.of(asSix)).isEqualTo(new Network("127.0.0.1"));
        assertThat(Network.of(asSix).isLoopback()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, true", "127.9.9.9, true", "::1, true", "::2, false", "10.0.0.1, false", "fe80::1, false"})
    void loopbackIsThisMachineAlone(String address, boolean isLoopback) throws UnknownHostException {
        assertThat(Network.of(InetAddress.getByName(address)).isLoopback()).isEqualTo(isLoopback);
    }

    @Test
    void aHostThatWasNotLookedUpIsItsName() {
        assertThat(Network.of(InetSocketAddress.createUnresolved("host.example", 1)))
                .isEqualTo(new Network("host.example"));
    }
}
