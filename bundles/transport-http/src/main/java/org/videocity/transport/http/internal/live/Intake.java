package org.videocity.transport.http.internal.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.videocity.api.Reason;
import org.videocity.api.media.AccessUnit;
import org.videocity.api.media.MediaFrame;
import org.videocity.api.media.MediaKind;
import org.videocity.api.media.MediaSink;
import org.videocity.api.media.Publication;
import org.videocity.api.media.Subscription;
import org.videocity.api.media.Track;
import org.videocity.transport.http.internal.SerialTasks;

/**
 * Takes a publication's frames from the bus and has pieces made of them. When the publication is replaced by its
 * successor, time and epoch go on.
 *
 * <p>Thread: the feed's serial tasks; the bus only wakes it up.
 */
final class Intake {
    private static final int FRAMES_PER_TURN = 128;
    private static final long MAX_HELD_BYTES = 8L << 20;
    private static final long FLUSH_MILLIS = 120;
    private static final Duration NEW = Duration.ofSeconds(2);

    /** Hears what comes out. */
    interface Output {
        void piece(Piece piece);

        /** All there was has come out; viewers can be written to. */
        void turnDone();

        void suspended();

        void resumed();

        void unavailable(Track track, Reason why);

        /** Nothing of this publication fits the container. */
        void nothingFits(Reason why);

        void ended(Reason why);
    }

    private final Container container;
    private final LiveSettings settings;
    private final SerialTasks serial;
    private final ScheduledExecutorService timer;
    private final Output output;
    private final PieceMaker maker;
    private final TrackTable table;
    private final Timeline timeline = new Timeline();
    private final ArrayDeque<AccessUnit> held = new ArrayDeque<>();
    private @Nullable Ear ear;
    private long heldBytes;
    private boolean begun;
    private boolean dirty;
    private boolean flushArmed;

    Intake(
            Container container,
            Choice choice,
            LiveSettings settings,
            SerialTasks serial,
            ScheduledExecutorService timer,
            Output output) {
        this.container = container;
        this.settings = settings;
        this.serial = serial;
        this.timer = timer;
        this.output = output;
        this.table = new TrackTable(container, choice, settings.settleNanos());
        this.maker = container == Container.FLV ? new FlvMaker() : new Fmp4Maker();
    }

    /** Listens to a publication, instead of the one before if there was one. */
    void adopt(Publication publication) {
        close();
        table.forgetAll();
        timeline.interrupted();
        Ear fresh = new Ear(publication);
        ear = fresh;
        fresh.subscription = publication.subscribe(fresh, container.request());
        serial.execute(fresh::drain);
    }

    /** Hears how many there are to watch, and merges pictures for many. */
    void audience(int viewers) {
        maker.merge(settings.picturesPerPiece(viewers));
        if (ear != null && ear.subscription != null) {
            ear.subscription.audience(viewers, Long.MAX_VALUE);
        }
    }

    /** Asks for a picture to begin with. */
    void requestKeyFrame() {
        Track video = table.lineup().leader();
        if (ear != null && ear.subscription != null && video != null) {
            ear.subscription.requestKeyFrame(video.id());
        }
    }

    void droppedForViewers(long frames) {
        if (ear != null && ear.subscription != null && frames > 0) {
            ear.subscription.droppedForViewers(frames);
        }
    }

    /** Listens no more. */
    void close() {
        Ear old = ear;
        ear = null;
        if (old != null && old.subscription != null) {
            old.subscription.close();
        }
    }

    private void take(MediaFrame frame, long now) {
        Track track = table.track(frame.track());
        if (track == null || !(frame instanceof AccessUnit unit)) {
            return;
        }
        table.look(unit);
        boolean data = track.format().kind() == MediaKind.DATA;
        AccessUnit placed = data ? unit : timeline.place(unit, track.format(), now);
        if (begun && !dirty) {
            maker.add(placed, output::piece);
            return;
        }
        held.add(placed);
        heldBytes += placed.size();
        if (heldBytes > MAX_HELD_BYTES) {
            heldBytes -= held.remove().size();
        }
        begin(now);
    }

    /** Goes on with the tracks there are now, if enough of them are known. */
    private void begin(long now) {
        if (!table.isSettled(now)) {
            return;
        }
        begun = maker.lineup(table.lineup(), output::piece);
        dirty = !begun;
        if (begun) {
            held.forEach(unit -> maker.add(unit, output::piece));
            held.clear();
            heldBytes = 0;
        }
    }

    private void settle(Ear asked) {
        if (asked != ear) {
            return;
        }
        begin(System.nanoTime());
        if (!begun && asked.refused != null && table.lineup().isEmpty()) {
            output.nothingFits(asked.refused);
        }
        output.turnDone();
    }

    private void armFlush() {
        if (!flushArmed && maker.isOpen()) {
            flushArmed = true;
            later(millisOpen(), this::flush);
        }
    }

    /** Returns how long what is open may stay so. */
    private long millisOpen() {
        long open = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - maker.openedNanos());
        return Math.max(1, FLUSH_MILLIS - open);
    }

    private void flush() {
        flushArmed = false;
        if (maker.isOpen() && millisOpen() <= 1) {
            maker.close(false, output::piece);
            output.turnDone();
        } else {
            armFlush();
        }
    }

    private void later(long millis, Runnable task) {
        timer.schedule(() -> serial.execute(task), millis, TimeUnit.MILLISECONDS);
    }

    /** Hears one publication. Everything but {@link #wakeUp} runs inside {@link Subscription#poll}. */
    private final class Ear implements MediaSink {
        private final Publication publication;
        private @Nullable Subscription subscription;
        private @Nullable Reason refused;

        Ear(Publication publication) {
            this.publication = publication;
        }

        void drain() {
            long now = System.nanoTime();
            for (int i = 0; i < FRAMES_PER_TURN; i++) {
                MediaFrame frame = ear == this && subscription != null ? subscription.poll() : null;
                if (frame == null) {
                    output.turnDone();
                    armFlush();
                    return;
                }
                take(frame, now);
            }
            output.turnDone();
            serial.execute(this::drain);
        }

        @Override
        public void wakeUp() {
            serial.execute(this::drain);
        }

        @Override
        public void onTracks(List<Track> added, List<Integer> removed) {
            long now = System.nanoTime();
            boolean stable = publication.since().isBefore(Instant.now().minus(NEW));
            table.change(added, removed, stable, now);
            dirty = true;
            later(TimeUnit.NANOSECONDS.toMillis(table.deadline() - now) + 1, () -> settle(this));
        }

        @Override
        public void onFormat(Track track) {
            table.format(track, System.nanoTime());
            dirty = true;
        }

        @Override
        public void onUnavailable(Track track, Reason why) {
            if (track.format().kind() == MediaKind.DATA) {
                return;
            }
            refused = why;
            output.unavailable(track, why);
            // of a new publication a track that can be had may still come
            long age = Duration.between(publication.since(), Instant.now()).toMillis();
            later(Math.min(Math.max(NEW.toMillis() - age, 0), NEW.toMillis()), () -> settle(this));
        }

        @Override
        public void onSuspended() {
            maker.close(true, output::piece);
            output.suspended();
        }

        @Override
        public void onResumed() {
            output.resumed();
        }

        @Override
        public void onEnded(Reason reason) {
            // no more tracks come that were worth waiting for
            begin(Math.max(System.nanoTime(), table.deadline()));
            maker.close(true, output::piece);
            close();
            output.ended(reason);
        }
    }
}
