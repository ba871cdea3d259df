package org.videocity.web.api.internal.metrics;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.videocity.api.inbox.LetterCounters;
import org.videocity.api.media.Publication;
import org.videocity.api.media.PublicationStatistics;
import org.videocity.api.room.RoomSnapshot;
import org.videocity.api.softcard.CardCounters;
import org.videocity.api.transport.TransportCounters;
import org.videocity.web.api.internal.link.TransportView;
import org.videocity.web.api.internal.socket.SocketGate;

/** Writes what the city's own parts count: rooms, media, transports, sockets. */
final class CityMetrics {
    private static final String BYTES = "videocity_transport_bytes_total";
    private static final String FRAMES = "videocity_transport_frames_total";
    private static final String DROPPED = "videocity_transport_frames_dropped_total";
    private static final String REFUSED = "videocity_transport_refused_total";
    private static final String ENDED = "videocity_web_sockets_ended_total";
    private static final String UNPROVEN = "videocity_authentications_refused_total";
    private static final String NO_LETTER = "videocity_letters_refused_total";
    private static final String NO_CARD = "videocity_cards_refused_total";
    private static final double MILLIS_PER_SECOND = 1_000;

    private final MetricText text;

    CityMetrics(MetricText text) {
        this.text = text;
    }

    /** Private rooms are counted, never named. */
    void rooms(Collection<RoomSnapshot> rooms) {
        long open = rooms.stream().filter(RoomSnapshot::isOpen).count();
        long members = rooms.stream().mapToLong(room -> room.members().size()).sum();
        gauge("videocity_rooms", "Rooms there are, private ones too.", rooms.size());
        gauge("videocity_rooms_open", "Rooms somebody is in or something is live in.", open);
        gauge("videocity_members", "Members in all rooms.", members);
    }

    void publications(List<Publication> publications) {
        List<PublicationStatistics> figures =
                publications.stream().map(Publication::statistics).toList();
        long suspended = publications.stream().filter(Publication::isSuspended).count();
        gauge("videocity_publications", "Streams that are live.", publications.size());
        gauge("videocity_publications_suspended", "Streams whose publisher is lost and waited for.", suspended);
        gauge("videocity_subscribers", "Sinks on the media bus.", sum(figures, PublicationStatistics::subscriptions));
        gauge("videocity_viewers", "Viewers of all streams.", sum(figures, PublicationStatistics::viewers));
        gauge(
                "videocity_publications_bits_per_second",
                "Payload taken from publishers over about two seconds.",
                sum(figures, PublicationStatistics::bitsPerSecond));
        gauge(
                "videocity_publication_queue_bytes",
                "Payload bytes in the longest queue of any stream.",
                max(figures, PublicationStatistics::queuedBytes));
        gauge(
                "videocity_publication_queue_age_seconds",
                "Age of the oldest frame that waits in a queue of any stream.",
                max(figures, PublicationStatistics::queueAgeMillis) / MILLIS_PER_SECOND);
    }

    void transports(List<TransportView> views, Map<String, TransportCounters> counters) {
        text.gauge("videocity_transport_open", "Whether people can use the transport.");
        views.forEach(view -> text.sample(
                "videocity_transport_open",
                Map.of("transport", view.name()),
                view.state().isOpen() ? 1 : 0));
        text.gauge("videocity_transport_connections", "Connections open now.");
        perTransport("videocity_transport_connections", counters, TransportCounters::open);
        text.counter("videocity_transport_connections_accepted_total", "Connections accepted.");
        perTransport("videocity_transport_connections_accepted_total", counters, TransportCounters::accepted);
        text.counter(REFUSED, "Connections, publications and viewers refused, by reason.");
        counters.forEach((name, of) -> byReason(REFUSED, "transport", name, of.refused()));
        text.counter(BYTES, "Bytes read from and written to sockets.");
        perDirection(BYTES, counters, TransportCounters::bytesIn, TransportCounters::bytesOut);
        text.counter(FRAMES, "Frames taken from publishers and written to viewers.");
        perDirection(FRAMES, counters, TransportCounters::framesIn, TransportCounters::framesOut);
        text.counter(DROPPED, "Frames not written to viewers, by reason.");
        counters.forEach((name, of) -> byReason(DROPPED, "transport", name, of.framesDropped()));
    }

    void sockets(Map<String, SocketGate.Figures> sockets) {
        text.gauge("videocity_web_sockets", "Room and city sockets open now.");
        sockets.forEach((name, of) -> text.sample("videocity_web_sockets", Map.of("endpoint", name), of.open()));
        text.counter("videocity_web_sockets_accepted_total", "Room and city sockets accepted.");
        sockets.forEach((name, of) ->
                text.sample("videocity_web_sockets_accepted_total", Map.of("endpoint", name), of.accepted()));
        text.counter(ENDED, "Room and city sockets that ended or were refused, by reason.");
        sockets.forEach((name, of) -> byReason(ENDED, "endpoint", name, of.ended()));
    }

    /** Credentials nobody accepted, by the reason given. */
    void refusals(Map<String, Long> refusals) {
        text.counter(UNPROVEN, "Credentials that were refused, by reason.");
        refusals.forEach((reason, times) -> text.sample(UNPROVEN, Map.of("reason", reason), times));
    }

    void cards(CardCounters cards) {
        text.counter("videocity_cards_valid_total", "Cards and signatures of cards found good.");
        text.sample("videocity_cards_valid_total", cards.valid());
        text.counter("videocity_cards_issued_total", "Cards issued.");
        text.sample("videocity_cards_issued_total", cards.issued());
        text.counter(NO_CARD, "Cards, signatures of cards and wishes for cards refused, by reason.");
        cards.refused().forEach((reason, times) -> text.sample(NO_CARD, Map.of("reason", reason), times));
    }

    void letters(LetterCounters letters) {
        text.counter("videocity_letters_taken_total", "Letters that came into inboxes.");
        text.sample("videocity_letters_taken_total", letters.taken());
        text.counter(NO_LETTER, "Letters that were not taken, by reason.");
        letters.refused().forEach((reason, times) -> text.sample(NO_LETTER, Map.of("reason", reason), times));
    }

    private void gauge(String name, String help, double value) {
        text.gauge(name, help).sample(name, value);
    }

    private void perTransport(
            String sample, Map<String, TransportCounters> counters, ToLongFunction<TransportCounters> value) {
        counters.forEach((name, of) -> text.sample(sample, Map.of("transport", name), value.applyAsLong(of)));
    }

    private void perDirection(
            String sample,
            Map<String, TransportCounters> counters,
            ToLongFunction<TransportCounters> in,
            ToLongFunction<TransportCounters> out) {
        counters.forEach((name, of) -> {
            text.sample(sample, Labels.of("transport", name, "direction", "in"), in.applyAsLong(of));
            text.sample(sample, Labels.of("transport", name, "direction", "out"), out.applyAsLong(of));
        });
    }

    private void byReason(String sample, String label, String name, Map<String, Long> counts) {
        counts.forEach((reason, count) -> text.sample(sample, Labels.of(label, name, "reason", reason), count));
    }

    private static long sum(List<PublicationStatistics> figures, ToLongFunction<PublicationStatistics> value) {
        return figures.stream().mapToLong(value).sum();
    }

    private static long max(List<PublicationStatistics> figures, ToLongFunction<PublicationStatistics> value) {
        return figures.stream().mapToLong(value).max().orElse(0);
    }
}
