package org.videocity.web.api.internal.testcity;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.room.RoomAdminService;
import org.videocity.api.room.RoomSettings;
import org.videocity.api.room.RoomSnapshot;

/** Lists rooms and changes none. */
public record TestBuilding(List<RoomSnapshot> all) implements RoomAdminService {
    @Override
    public CompletionStage<List<RoomSnapshot>> rooms(Executor executor) {
        return CompletableFuture.completedFuture(all);
    }

    @Override
    public CompletionStage<Optional<Reason>> create(RoomSettings settings, Executor executor) {
        return never();
    }

    @Override
    public CompletionStage<Optional<Reason>> close(RoomId room, Reason reason, Executor executor) {
        return never();
    }

    @Override
    public CompletionStage<Optional<Reason>> remove(RoomId room, Executor executor) {
        return never();
    }

    @Override
    public CompletionStage<Optional<Reason>> kick(RoomId room, String memberId, Reason reason, Executor executor) {
        return never();
    }

    @Override
    public CompletionStage<Optional<Reason>> endStream(RoomId room, String stream, Reason reason, Executor executor) {
        return never();
    }

    private static CompletionStage<Optional<Reason>> never() {
        throw new AssertionError("The web API builds nothing");
    }
}
