package org.videocity.transport.rtmp.internal;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The addresses from which as many may come as the city takes at all: the machine itself unless configured otherwise, where
 * a proxy may stand for everybody. Immutable.
 */
record UnlimitedAddresses(List<AddressRange> ranges) {
    private static final Logger LOG = LoggerFactory.getLogger(UnlimitedAddresses.class);

    /** Reads them; what is no range is logged and left out. */
    static UnlimitedAddresses of(RtmpConfig config) {
        List<AddressRange> ranges = new ArrayList<>();
        for (String text : String.join(" ", config.unlimitedAddresses()).split("[,;\\s]+")) {
            try {
                if (!text.isEmpty()) {
                    ranges.add(AddressRange.parse(text));
                }
            } catch (IllegalArgumentException e) {
                LOG.error("unlimitedAddresses of org.videocity.transport.rtmp is read without one: {}", e.getMessage());
            }
        }
        return new UnlimitedAddresses(List.copyOf(ranges));
    }

    boolean contains(InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }
}
