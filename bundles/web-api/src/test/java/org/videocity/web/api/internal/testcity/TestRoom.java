package org.videocity.web.api.internal.testcity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.room.Member;
import org.videocity.api.room.Recipient;
import org.videocity.api.room.Room;
import org.videocity.api.room.RoomAct;
import org.videocity.api.room.RoomListener;
import org.videocity.api.room.RoomMessage;
import org.videocity.api.room.RoomSnapshot;

/** A member's hand on a room; writes down what is done with it. */
public final class TestRoom implements Room {
    public record Said(Recipient to, String type, String body) {}

    public final RoomListener listener;
    public final List<Said> said = new ArrayList<>();
    public final List<Reason> left = new ArrayList<>();
    public final List<Reason> steppedOut = new ArrayList<>();
    public final List<RoomAct> acts = new ArrayList<>();
    public final List<String> answered = new ArrayList<>();
    public int typed;
    public final List<String> askedSince = new ArrayList<>();
    public Optional<Reason> answer = Optional.empty();
    public boolean answers = true;
    public CompletableFuture<List<RoomMessage>> missed = CompletableFuture.completedFuture(List.of());
    private Member self;

    TestRoom(Member self, RoomListener listener) {
        this.self = self;
        this.listener = listener;
    }

    @Override
    public RoomId id() {
        return TestCity.WELCOME;
    }

    @Override
    public Member self() {
        return self;
    }

    @Override
    public CompletionStage<Optional<Reason>> send(Recipient to, String type, String body, Executor executor) {
        said.add(new Said(to, type, body));
        return answer();
    }

    @Override
    public CompletionStage<List<RoomMessage>> since(String session, long sequence, Executor executor) {
        askedSince.add(session + "/" + sequence);
        return missed;
    }

    @Override
    public CompletionStage<Optional<Reason>> rename(String displayName, Executor executor) {
        self = TestCity.member(self.id(), displayName);
        listener.onEntered(self);
        return answer();
    }

    @Override
    public CompletionStage<RoomSnapshot> snapshot(Executor executor) {
        throw new AssertionError("The welcome has the room already");
    }

    @Override
    public CompletionStage<Optional<Reason>> act(RoomAct act, Executor executor) {
        acts.add(act);
        return answer();
    }

    @Override
    public CompletionStage<Optional<Reason>> answer(String knockId, boolean admit, Executor executor) {
        answered.add(knockId + "/" + admit);
        return answer();
    }

    @Override
    public void typing() {
        typed++;
    }

    @Override
    public void stepOut(Reason reason) {
        steppedOut.add(reason);
    }

    @Override
    public void leave(Reason reason) {
        left.add(reason);
    }

    private CompletionStage<Optional<Reason>> answer() {
        return answers ? CompletableFuture.completedFuture(answer) : new CompletableFuture<>();
    }
}
