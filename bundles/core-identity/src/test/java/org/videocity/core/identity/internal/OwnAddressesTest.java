package org.videocity.core.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnAddressesTest {
    /** The examples are of RFC 5952 sections 2.1, 4.2.1, 4.2.2 and 4.2.3. */
    @ParameterizedTest
    @CsvSource({
        "192.168.1.7, 192.168.1.7",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:db8:0:0:0:0:2:1, 2001:db8::2:1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:DB8:0:0:1:0:0:0, 2001:db8:0:0:1::",
        "0:0:0:0:0:0:0:1, ::1",
        "fd00::abcd, fd00::abcd",
    })
    void anAddressIsWrittenAsBrowsersDo(String address, String text) throws UnknownHostException {
        assertThat(OwnAddresses.text(InetAddress.getByName(address))).isEqualTo(text);
    }

    @Test
    void theyAreLookedUpAgainAfterAWhile() throws UnknownHostException {
        AtomicLong now = new AtomicLong(-5);
        List<InetAddress> there = new ArrayList<>(List.of(
                InetAddress.getByName("127.0.0.1"),
                InetAddress.getByName("fe80::1"),
                InetAddress.getByName("192.168.1.7")));
        OwnAddresses addresses = new OwnAddresses(() -> there, now::get);
        Set<String> first = addresses.get();
        assertThat(first).containsExactly("192.168.1.7");
        there.set(2, InetAddress.getByName("10.0.0.7"));
        assertThat(addresses.get()).isSameAs(first);
        now.addAndGet(31_000_000_000L);
        assertThat(addresses.get()).containsExactly("10.0.0.7");
    }
}
