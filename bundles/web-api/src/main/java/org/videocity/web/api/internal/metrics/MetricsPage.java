package org.videocity.web.api.internal.metrics;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.videocity.api.room.RoomSnapshot;
import org.videocity.web.api.internal.http.Answer;
import org.videocity.web.api.internal.link.CityLink;
import org.videocity.web.api.internal.link.ResidentLink;
import org.videocity.web.api.internal.link.TransportBoard;
import org.videocity.web.api.internal.socket.SocketGate;

/** Writes all figures of this moment. What cannot be known at the moment is left out, never zero. */
final class MetricsPage {
    private final CityLink link;
    private final TransportBoard board;
    private final ResidentLink residents;
    private final SocketGate gate;
    private final Executor executor;

    MetricsPage(CityLink link, ResidentLink residents, TransportBoard board, SocketGate gate, Executor executor) {
        this.link = link;
        this.residents = residents;
        this.board = board;
        this.gate = gate;
        this.executor = executor;
    }

    CompletionStage<Answer> answer(MetricText.Dialect dialect) {
        return rooms().thenApply(rooms -> Answer.text(200, dialect.contentType(), text(dialect, rooms)));
    }

    private CompletionStage<Optional<List<RoomSnapshot>>> rooms() {
        return link.roomAdmin()
                .map(admin -> admin.rooms(executor).thenApply(Optional::of))
                .orElseGet(() -> CompletableFuture.completedStage(Optional.empty()));
    }

    private String text(MetricText.Dialect dialect, Optional<List<RoomSnapshot>> rooms) {
        MetricText text = new MetricText(dialect);
        CityMetrics city = new CityMetrics(text);
        rooms.ifPresent(city::rooms);
        link.mediaBus().ifPresent(bus -> city.publications(bus.publications()));
        link.authentication().ifPresent(service -> city.refusals(service.refusals()));
        residents.authorities().ifPresent(cards -> city.cards(cards.counters()));
        residents.letters().ifPresent(letters -> city.letters(letters.counters()));
        city.transports(board.now(), board.counters());
        city.sockets(gate.figures());
        new JvmMetrics(text).all();
        return text.text();
    }
}
