package org.videocity.core.rooms.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Identity;
import org.videocity.api.room.Member;
import org.videocity.api.room.Recipient;
import org.videocity.api.room.Room;
import org.videocity.api.room.RoomAct;
import org.videocity.api.room.RoomListener;
import org.videocity.api.room.RoomMessage;
import org.videocity.api.room.RoomSnapshot;

/** A member's place in a room, and its hand on it. */
final class MemberSeat implements Room {
    private static final RoomListener DEAF = new RoomListener() {};
    private static final long TYPING_NANOS = 1_000_000_000;

    private final LiveRoom room;
    private final RateBudget budget;
    private final String returnHash;
    private volatile RoomListener listener;
    private volatile Member self;
    private volatile boolean gone;
    private long typed = System.nanoTime() - TYPING_NANOS;
    private @Nullable Future<?> patience;

    MemberSeat(LiveRoom room, Member self, RoomListener listener, String returnHash, RateBudget budget) {
        this.room = room;
        this.self = self;
        this.listener = listener;
        this.returnHash = returnHash;
        this.budget = budget;
    }

    /** A place nobody sits on yet: whoever has its key or ticket comes back to it. */
    static MemberSeat kept(LiveRoom room, Member self, String returnHash, RateBudget budget) {
        return new MemberSeat(room, self, DEAF, returnHash, budget);
    }

    RoomListener listener() {
        return listener;
    }

    RateBudget budget() {
        return budget;
    }

    String returnHash() {
        return returnHash;
    }

    /** Returns what things are said of that hold for whoever sits here, see {@link Order#personOf}. */
    String person() {
        return Order.personOf(self.identity(), returnHash);
    }

    /** Residents come back as themselves; guests are known by their address, which may change with the connection. */
    boolean mayBeTakenBy(Identity who, String hash) {
        boolean same = self.identity().isGuest()
                ? who.isGuest()
                : who.id().equals(self.identity().id());
        return same && !hash.isEmpty() && hash.equals(returnHash);
    }

    void become(Member changed) {
        self = changed;
    }

    /** Waits for whoever sat here, and gives up after a while. */
    void waitFor(Future<?> givingUp) {
        listener = DEAF;
        patience = givingUp;
    }

    void gone() {
        gone = true;
        if (patience != null) {
            patience.cancel(false);
        }
    }

    void tellClosed(Reason reason) {
        City.guarded(listener, l -> l.onClosed(reason));
    }

    @Override
    public RoomId id() {
        return room.settings().id();
    }

    @Override
    public Member self() {
        return self;
    }

    @Override
    public CompletionStage<Optional<Reason>> send(Recipient to, String type, String body, Executor executor) {
        Optional<Reason> wrong = Post.check(type, body);
        return ask(() -> wrong.or(() -> say(to, type, body)), Optional.of(Reason.LEFT), executor);
    }

    private Optional<Reason> say(Recipient to, String type, String body) {
        if (self.isMuted() && !(to instanceof Recipient.ToService)) {
            return Optional.of(Reason.MUTED);
        }
        if (!mayActNow()) {
            return Optional.of(Reason.LIMIT_REACHED.saying("You are saying too much at once; wait a moment."));
        }
        return room.say(self.id(), self.displayName(), to, type, body);
    }

    /** Counts one more thing said or done; tells whether that is still measured. */
    boolean mayActNow() {
        RoomsConfiguration limits = room.city().limits();
        return budget.take(limits.messagesPerMinute(), limits.messageBurst(), System.nanoTime());
    }

    @Override
    public CompletionStage<List<RoomMessage>> since(String session, long sequence, Executor executor) {
        return ask(() -> room.since(self.id(), session, sequence), List.of(), executor);
    }

    @Override
    public CompletionStage<Optional<Reason>> rename(String displayName, Executor executor) {
        return ask(
                () -> {
                    if (!mayActNow()) {
                        return Optional.of(Reason.LIMIT_REACHED.saying("You change too much at once; wait a moment."));
                    }
                    room.rename(this, displayName);
                    return Optional.<Reason>empty();
                },
                Optional.of(Reason.LEFT),
                executor);
    }

    @Override
    public CompletionStage<RoomSnapshot> snapshot(Executor executor) {
        RoomSnapshot outside = new RoomSnapshot(room.settings(), "", List.of(), List.of());
        return ask(() -> room.snapshotFor(self.id()), outside, executor);
    }

    @Override
    public CompletionStage<Optional<Reason>> act(RoomAct act, Executor executor) {
        return later(() -> room.city().moderation().act(room, this, act), executor);
    }

    @Override
    public CompletionStage<Optional<Reason>> answer(String knockId, boolean admit, Executor executor) {
        return later(() -> room.city().moderation().answer(room, this, knockId, admit), executor);
    }

    @Override
    public void typing() {
        room.city().thread().execute(() -> {
            long now = System.nanoTime();
            if (!gone && !self.isMuted() && now - typed >= TYPING_NANOS) {
                typed = now;
                room.tellOthers(this, l -> l.onTyping(self));
            }
        });
    }

    @Override
    public void stepOut(Reason reason) {
        room.city().thread().execute(() -> room.stepOut(this, reason));
    }

    @Override
    public void leave(Reason reason) {
        room.city().thread().execute(() -> room.remove(this, reason));
    }

    private <T> CompletionStage<T> ask(Supplier<T> question, T afterLeaving, Executor executor) {
        return room.city()
                .thread()
                .ask(
                        () -> CompletableFuture.completedFuture(gone ? afterLeaving : question.get()),
                        afterLeaving,
                        executor);
    }

    private CompletionStage<Optional<Reason>> later(
            Supplier<CompletionStage<Optional<Reason>>> question, Executor executor) {
        Optional<Reason> left = Optional.of(Reason.LEFT);
        return room.city()
                .thread()
                .ask(() -> gone ? CompletableFuture.completedFuture(left) : question.get(), left, executor);
    }
}
