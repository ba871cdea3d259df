package org.videocity.web.api.internal.socket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.Reason;
import org.videocity.web.api.internal.json.CityJson;
import org.videocity.web.api.internal.json.Json;

/** Puts a client's questions to the room and gives each exactly one result. Not thread-safe: used by the socket's turns. */
final class OpenQuestions {
    private static final Logger LOG = LoggerFactory.getLogger(OpenQuestions.class);
    private static final int MOST = 64;

    private final Outbox outbox;
    private final Executor turns;
    private final Map<Long, JsonNode> ids = new LinkedHashMap<>();
    private long last;

    OpenQuestions(Outbox outbox, Executor turns) {
        this.outbox = outbox;
        this.turns = turns;
    }

    void ask(JsonNode id, Supplier<CompletionStage<Optional<Reason>>> question) {
        if (ids.size() >= MOST) {
            answer(id, Optional.of(Reason.LIMIT_REACHED.saying("Wait for earlier results first.")));
            return;
        }
        long number = ++last;
        ids.put(number, id);
        try {
            question.get().whenCompleteAsync((refusal, failure) -> answered(number, refusal, failure), turns);
        } catch (RuntimeException e) {
            answered(number, Optional.empty(), e);
        }
    }

    /** Answers at once. */
    void answer(JsonNode id, Optional<Reason> refusal) {
        ObjectNode result = Json.op("result");
        if (!id.isMissingNode()) {
            result.set("id", id);
        }
        result.put("ok", refusal.isEmpty());
        refusal.ifPresent(reason -> result.set("reason", CityJson.reason(reason)));
        outbox.send(result);
    }

    /** Answers everything still open with one reason. */
    void giveUp(Reason reason) {
        List<JsonNode> open = List.copyOf(ids.values());
        ids.clear();
        open.forEach(id -> answer(id, Optional.of(reason)));
    }

    private void answered(long number, @Nullable Optional<Reason> refusal, @Nullable Throwable failure) {
        JsonNode id = ids.remove(number);
        if (id == null) {
            return;
        }
        if (refusal == null || failure != null) {
            LOG.debug("The room failed to answer", failure);
            answer(id, Optional.of(Reason.FAILED));
        } else {
            answer(id, refusal);
        }
    }
}
