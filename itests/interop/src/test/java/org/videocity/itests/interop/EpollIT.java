package org.videocity.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.videocity.testing.CityProcess;

/** The distribution brings what Netty needs to use the system's own event queue. */
@ExtendWith(InTheCity.class)
class EpollIT {
    @Test
    void rtmpRunsOnTheBestThereIs(CityProcess city) {
        boolean linux = System.getProperty("os.name").equals("Linux");
        JsonNode transports = Await.json(city.get("/api/transports").body()).path("transports");
        assertThat(transports)
                .filteredOn(transport -> transport.path("name").asText().equals("rtmp"))
                .singleElement()
                .satisfies(rtmp -> assertThat(rtmp.path("detail").asText()).endsWith(linux ? ", epoll" : ", nio"));
        assertThat(city.log()).contains(linux ? "RTMP runs on epoll" : "RTMP runs on NIO");
    }
}
