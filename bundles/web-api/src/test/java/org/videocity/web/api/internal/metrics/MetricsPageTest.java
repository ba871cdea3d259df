package org.videocity.web.api.internal.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.videocity.api.softcard.CardCounters;
import org.videocity.web.api.internal.http.Answer;
import org.videocity.web.api.internal.link.CityLink;
import org.videocity.web.api.internal.link.ResidentLink;
import org.videocity.web.api.internal.link.SerialExecutor;
import org.videocity.web.api.internal.link.TransportBoard;
import org.videocity.web.api.internal.link.WebApiSettings;
import org.videocity.web.api.internal.socket.SocketGate;
import org.videocity.web.api.internal.testcity.TestBuilding;
import org.videocity.web.api.internal.testcity.TestBus;
import org.videocity.web.api.internal.testcity.TestCity;
import org.videocity.web.api.internal.testcity.TestClock;
import org.videocity.web.api.internal.testcity.TestConfig;
import org.videocity.web.api.internal.testcity.TestPublication;
import org.videocity.web.api.internal.testcity.TestTransport;

class MetricsPageTest {
    private final CityLink link = new CityLink();
    private final TransportBoard board = new TransportBoard(new SerialExecutor(Runnable::run), new TestClock());
    private final MetricsPage page = new MetricsPage(
            link, new ResidentLink(), board, new SocketGate(new WebApiSettings(new TestConfig())), Runnable::run);

    private String text(MetricText.Dialect dialect) {
        Answer answer = page.answer(dialect).toCompletableFuture().join();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo(dialect.contentType());
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private void fill() {
        TestCity city = new TestCity("s1");
        link.bindRoomAdmin(new TestBuilding(List.of(city.snapshot(TestCity.member("m1", "Ada")))));
        link.bindMediaBus(new TestBus(List.of(TestPublication.of("cam"), TestPublication.of("screen"))));
        board.bindTransport(new TestTransport("rtmp"));
        board.bindTransport(new TestTransport("http"));
    }

    @Test
    void bothDialectsAreClean() {
        fill();
        Map<String, Double> prometheus = StrictMetrics.read(text(MetricText.Dialect.PROMETHEUS), false);
        Map<String, Double> openMetrics = StrictMetrics.read(text(MetricText.Dialect.OPEN_METRICS), true);
        assertThat(openMetrics.keySet()).isEqualTo(prometheus.keySet());
    }

    @Test
    void theCitysFiguresAreThere() {
        fill();
        assertThat(StrictMetrics.read(text(MetricText.Dialect.PROMETHEUS), false))
                .containsEntry("videocity_rooms", 1.0)
                .containsEntry("videocity_members", 1.0)
                .containsEntry("videocity_publications", 2.0)
                .containsEntry("videocity_subscribers", 4.0)
                .containsEntry("videocity_viewers", 6.0)
                .containsEntry("videocity_publication_queue_age_seconds", 1.5)
                .containsEntry("videocity_transport_open{transport=\"rtmp\"}", 1.0)
                .containsEntry("videocity_transport_connections{transport=\"rtmp\"}", 2.0)
                .containsEntry("videocity_transport_connections_accepted_total{transport=\"http\"}", 5.0)
                .containsEntry("videocity_transport_bytes_total{transport=\"rtmp\",direction=\"in\"}", 1_000.0)
                .containsEntry("videocity_transport_bytes_total{transport=\"rtmp\",direction=\"out\"}", 2_000.0)
                .containsEntry("videocity_transport_frames_total{transport=\"rtmp\",direction=\"in\"}", 30.0)
                .containsEntry("videocity_transport_frames_dropped_total{transport=\"rtmp\",reason=\"slow\"}", 7.0)
                .containsEntry(
                        "videocity_transport_refused_total{transport=\"rtmp\",reason=\"bad \\\"key\\\"\\n\\\\\"}", 1.0);
    }

    @Test
    void theVirtualMachinesFiguresAreThere() {
        assertThat(StrictMetrics.read(text(MetricText.Dialect.PROMETHEUS), false))
                .containsKeys(
                        "jvm_memory_used_bytes{area=\"heap\"}",
                        "jvm_threads_current",
                        "jvm_classes_currently_loaded",
                        "process_open_fds",
                        "process_cpu_seconds_total");
    }

    @Test
    void whatIsNotKnownIsLeftOut() {
        assertThat(StrictMetrics.read(text(MetricText.Dialect.OPEN_METRICS), true)
                        .keySet())
                .noneMatch(series -> series.startsWith("videocity_rooms"))
                .noneMatch(series -> series.startsWith("videocity_publications"));
    }

    @Test
    void onlyThisMachineOrTheTokenIsAdmitted() {
        assertThat(MetricsServlet.isThisMachine("127.0.0.1")).isTrue();
        assertThat(MetricsServlet.isThisMachine("[::1]")).isTrue();
        assertThat(MetricsServlet.isThisMachine("192.0.2.1")).isFalse();
        assertThat(MetricsServlet.bringsToken("", "Bearer ")).isFalse();
        assertThat(MetricsServlet.bringsToken("secret", null)).isFalse();
        assertThat(MetricsServlet.bringsToken("secret", "Basic secret")).isFalse();
        assertThat(MetricsServlet.bringsToken("secret", "Bearer secrets")).isFalse();
        assertThat(MetricsServlet.bringsToken("secret", "bearer secret")).isTrue();
    }

    @Test
    void countsCards() {
        MetricText text = new MetricText(MetricText.Dialect.PROMETHEUS);
        new CityMetrics(text).cards(new CardCounters(3, 2, Map.of("edited", 4L)));
        assertThat(text.text())
                .contains(
                        "videocity_cards_valid_total 3",
                        "videocity_cards_issued_total 2",
                        "videocity_cards_refused_total{reason=\"edited\"} 4");
    }
}
