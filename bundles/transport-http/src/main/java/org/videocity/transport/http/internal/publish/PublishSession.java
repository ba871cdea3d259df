package org.videocity.transport.http.internal.publish;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.Reason;
import org.videocity.api.media.AccessUnit;
import org.videocity.api.media.MediaFeedback;
import org.videocity.api.media.MediaSource;
import org.videocity.api.media.PublicationFeed;
import org.videocity.api.media.Track;
import org.videocity.api.room.PublishResult;
import org.videocity.api.transport.WebSocketListener;
import org.videocity.transport.http.internal.HttpCounters;
import org.videocity.transport.http.internal.Refusals;
import org.videocity.transport.http.internal.SerialTasks;
import org.videocity.wire.bitstream.BitstreamException;

/**
 * One publisher at the end of a WebSocket of subprotocol {@code videocity.publish.1}. Thread: everything runs in its serial
 * tasks, but the measuring, which is the connection's and keeps those tasks bounded.
 */
final class PublishSession implements WebSocketListener, MediaSource {
    private static final Logger LOG = LoggerFactory.getLogger(PublishSession.class);
    private static final long FIRST_WORD_MILLIS = 10_000;
    private static final Reason SILENT =
            new Reason("bad-message", "The first message, publish, comes within 10 seconds.");
    private static final Reason OUT_OF_ORDER =
            new Reason("bad-message", "publish comes first and once; everything else after published.");

    private enum State {
        OPEN,
        ASKING,
        LIVE,
        OVER
    }

    private final PublishDesk desk;
    private final PublishDesk.Wish wish;
    private final PublishLine line;
    private final SerialTasks tasks;
    private final Measure bytes;
    private final Measure messages;
    private final int maxFrameBytes;
    private final PublishClock clock = new PublishClock();
    private final Map<Integer, PublishedTrack> tracks = new LinkedHashMap<>();
    private State state = State.OPEN;
    private @Nullable PublicationFeed feed;
    private @Nullable Reason endedWhileAsking;
    private boolean tooMuch;

    PublishSession(PublishDesk desk, PublishDesk.Wish wish, PublishLine line) {
        this.desk = desk;
        this.wish = wish;
        this.line = line;
        this.tasks = new SerialTasks(desk.threads());
        PublishSettings settings = desk.settings();
        long now = System.nanoTime();
        this.bytes = new Measure(settings.bytesPerSecond(), now);
        this.messages = new Measure(settings.messagesPerSecond(), now);
        this.maxFrameBytes = settings.maxMessageBytes();
    }

    /** Waits for the first word. */
    void start() {
        try {
            desk.timer().schedule(() -> tasks.execute(this::expectFirstWord), FIRST_WORD_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopping) {
            LOG.debug("The transport is stopping; nobody is waited for");
        }
    }

    private void expectFirstWord() {
        if (state == State.OPEN) {
            misused(SILENT);
        }
    }

    // What comes from the client

    @Override
    public void onText(String text) {
        if (isMeasured(text.length())) {
            tasks.execute(() -> read(text));
        }
    }

    @Override
    public void onBinary(ByteBuffer message) {
        if (isMeasured(message.remaining())) {
            long now = System.nanoTime();
            tasks.execute(() -> frame(message, now));
        }
    }

    private boolean isMeasured(int size) {
        long now = System.nanoTime();
        boolean measured = messages.spend(1, now) & bytes.spend(size, now);
        if (!measured && !tooMuch) {
            tooMuch = true;
            tasks.execute(() -> finish(Refusals.PUBLISHED_TOO_MUCH));
        }
        return measured && !tooMuch;
    }

    @Override
    public void onClose(int code, String reason) {
        tasks.execute(() -> {
            desk.exit(wish.credentials().remote().getAddress());
            PublicationFeed last = over();
            if (last != null) {
                LOG.debug("{} lost its publisher: {} {}", wish.stream(), code, reason);
                last.lost();
            }
        });
    }

    private void read(String text) {
        if (state == State.OVER) {
            return;
        }
        try {
            PublishMessage message = PublishMessage.parse(text);
            if (message instanceof PublishMessage.Publish publish) {
                ask(publish.returnKey());
            } else if (message instanceof PublishMessage.Tracks announced) {
                announce(announced.tracks());
            } else if (message instanceof PublishMessage.End) {
                finish(Reason.UNPUBLISHED);
            }
        } catch (PublishException wrong) {
            misused(wrong.reason());
        }
    }

    private void ask(String returnKey) {
        if (state != State.OPEN) {
            misused(OUT_OF_ORDER);
            return;
        }
        state = State.ASKING;
        desk.publish(wish, returnKey, this, tasks).thenAccept(answer -> tasks.execute(() -> answered(answer)));
    }

    private void answered(PublishResult answer) {
        if (answer instanceof PublishResult.Refused refused) {
            if (state == State.ASKING) {
                over();
                desk.counters().refused(refused.reason());
                line.refuse(refused.reason());
            }
        } else if (answer instanceof PublishResult.Published published) {
            if (state != State.ASKING) {
                published.feed().end(Reason.UNPUBLISHED);
                return;
            }
            state = State.LIVE;
            feed = published.feed();
            Reason already = endedWhileAsking;
            if (already != null) {
                ended(already);
                return;
            }
            LOG.info("{} publishes {} in {}", wish.credentials().remote(), wish.stream(), wish.room());
            line.published(wish.stream());
        }
    }

    /** Takes the tracks there are from now on: those that are new or other, and not those that went. */
    private void announce(List<PublishMessage.Announced> announced) throws PublishException {
        PublicationFeed to = feed;
        if (to == null) {
            misused(OUT_OF_ORDER);
            return;
        }
        Map<Integer, PublishedTrack> next = new LinkedHashMap<>();
        List<Track> fresh = new ArrayList<>();
        List<Track> changed = new ArrayList<>();
        for (PublishMessage.Announced one : announced) {
            PublishedTrack track = PublishedTrack.of(one, maxFrameBytes);
            PublishedTrack before = tracks.get(track.id());
            boolean same = before != null && before.isLike(track);
            next.put(track.id(), same ? before : track);
            if (before == null) {
                fresh.add(track.track());
            } else if (!same) {
                changed.add(track.track());
            }
        }
        List<Integer> gone =
                tracks.keySet().stream().filter(id -> !next.containsKey(id)).toList();
        tracks.clear();
        tracks.putAll(next);
        to.tracks(fresh, gone);
        changed.forEach(to::format);
    }

    private void frame(ByteBuffer message, long now) {
        PublicationFeed to = feed;
        if (state == State.OVER) {
            return;
        }
        if (to == null) {
            misused(OUT_OF_ORDER);
            return;
        }
        try {
            MediaMessage frame = MediaMessage.parse(message);
            PublishedTrack track = tracks.get(frame.track());
            desk.counters().frameIn();
            if (track == null) {
                // announced anew while it was on its way
                desk.counters().dropped(HttpCounters.UNKNOWN_TRACK, 1);
            } else {
                deliver(to, track, frame, now);
            }
        } catch (PublishException wrong) {
            misused(wrong.reason());
        }
    }

    private void deliver(PublicationFeed to, PublishedTrack track, MediaMessage frame, long now) {
        PublishedTrack.Sample sample;
        try {
            sample = track.take(frame);
        } catch (BitstreamException malformed) {
            LOG.debug("A frame of {} is none: {}", wish.stream(), malformed.getMessage());
            track.broken();
            desk.counters().dropped(HttpCounters.MALFORMED, 1);
            return;
        }
        if (sample == null) {
            desk.counters().dropped(HttpCounters.AWAITING_KEY_FRAME, 1);
        } else if (sample.payload().hasRemaining()) {
            long time = clock.place(track.id(), frame.micros(), now);
            to.deliver(new AccessUnit(
                    track.id(), time, 0, sample.keyFrame(), sample.discardable(), now, sample.payload()));
        }
    }

    // What comes from the city

    @Override
    public void onFeedback(MediaFeedback feedback) {
        tasks.execute(() -> {
            if (state == State.LIVE) {
                line.feedback(feedback);
            }
        });
    }

    @Override
    public void onEnded(Reason reason) {
        tasks.execute(() -> {
            if (state == State.LIVE) {
                ended(reason);
            } else {
                endedWhileAsking = reason;
            }
        });
    }

    // Ends

    private void ended(Reason reason) {
        over();
        line.end(reason);
    }

    private void finish(Reason reason) {
        PublicationFeed last = over();
        if (last != null) {
            last.end(reason);
        }
        line.end(reason);
    }

    private void finish(Refusals limit) {
        if (state != State.OVER) {
            desk.counters().ended(limit.counter());
            finish(limit.reason());
        }
    }

    private void misused(Reason reason) {
        PublicationFeed last = over();
        desk.counters().ended(reason.name());
        if (last != null) {
            last.end(Reason.UNPUBLISHED);
        }
        line.misused(reason);
    }

    private @Nullable PublicationFeed over() {
        state = State.OVER;
        PublicationFeed last = feed;
        feed = null;
        return last;
    }
}
