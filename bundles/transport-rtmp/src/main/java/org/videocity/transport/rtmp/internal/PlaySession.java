package org.videocity.transport.rtmp.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.media.Publication;
import org.videocity.api.room.WatchRequest;
import org.videocity.api.room.WatchResult;
import org.videocity.wire.amf.AmfValue;
import org.videocity.wire.rtmp.RtmpData;
import org.videocity.wire.rtmp.RtmpEvent;
import org.videocity.wire.rtmp.RtmpServerSession;
import org.videocity.wire.rtmp.StatusCode;

/**
 * A message stream that plays: asks the room and takes its place in the publication's fan-out; keeps the connection and
 * watches again when the city's core is replaced. Thread: the connection's event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails on a channel or loop closes it, and that is heard
final class PlaySession implements StreamRole, Viewer.Host {
    private static final Logger LOG = LoggerFactory.getLogger(PlaySession.class);

    private enum State {
        ASKING,
        PLAYING,
        AWAY,
        ENDED
    }

    private final RtmpConnection connection;
    private final RtmpEvent.Play request;
    private final long streamId;
    private final RtmpAddress address;
    private final Patience patience;
    private final Viewer viewer;
    private final Set<String> missed = new HashSet<>();
    private State state = State.ASKING;
    private boolean started;
    private String identityId = "";

    PlaySession(RtmpConnection connection, RtmpEvent.Play request, RtmpAddress address) {
        this.connection = connection;
        this.request = request;
        this.streamId = request.streamId();
        this.address = address;
        this.patience = new Patience(connection.loop(), connection.config().restartWaitMillis());
        ViewerForm form =
                new ViewerForm(connection.session().outChunkSize(), streamId, true, true, connection.reception());
        this.viewer = new Viewer(connection.channel(), this, form, connection.counters());
    }

    void start() {
        attempt(connection.config().playWaitMillis());
    }

    /** Says that the connection takes more again. */
    void writable() {
        if (state == State.PLAYING) {
            viewer.catchUp();
        }
    }

    /** Stops and goes on; live, so what passes in between is not seen (RTMP section 7.2.2.9). */
    void pause(boolean paused) {
        if (!started) {
            return;
        }
        String code = paused ? StatusCode.PAUSE_NOTIFY : StatusCode.UNPAUSE_NOTIFY;
        say(StatusCode.LEVEL_STATUS, code, (paused ? "Paused " : "Unpaused ") + request.name() + ".");
        if (paused) {
            viewer.pause();
        } else {
            viewer.resume();
        }
    }

    /** Live streams have no other place to go to (RTMP section 7.2.2.8). */
    void seek() {
        say(StatusCode.LEVEL_ERROR, StatusCode.SEEK_FAILED, "This is a live stream; there is nothing to seek in.");
    }

    /** Gives or takes the sound (RTMP section 7.2.2.4). */
    void receiveAudio(boolean on) {
        viewer.form(viewer.form().withAudio(on));
        receiving(on);
    }

    /** Gives or takes the picture (RTMP section 7.2.2.5). */
    void receiveVideo(boolean on) {
        viewer.form(viewer.form().withVideo(on));
        receiving(on);
    }

    @Override
    public void sentOutside(long bytes) {
        connection.session().sentOutside(bytes);
    }

    @Override
    public void onEnded(Reason reason) {
        if (state != State.PLAYING) {
            return;
        }
        if (reason.is(Reason.RESTARTING)) {
            away();
            return;
        }
        boolean natural = reason.is(Reason.UNPUBLISHED) || reason.is(Reason.PUBLISHER_LOST);
        end(reason);
        if (!natural) {
            connection.closeGently();
        }
    }

    @Override
    public void onStalled() {
        connection.refused(new Reason("stalled", "The viewer took nothing for too long."));
        connection.closeNow();
    }

    /** A player that cannot take the picture or the sound is told once for each codec what it lacks, and why. */
    @Override
    public void onTracks(TrackSelection tracks) {
        if (state != State.PLAYING || tracks.missed().isEmpty()) {
            return;
        }
        String names = PlayedTrack.names(tracks.missed());
        String why = "This stream is " + names + ", which your player did not announce; use a player with Enhanced RTMP"
                + " that says so in connect (fourCcList), or watch on the room's page.";
        if (tracks.isEmpty()) {
            stop(false);
            connection.refused(new Reason("no-supported-track", why));
            connection.session().playRefused(streamId, Statuses.NO_SUPPORTED_TRACK, why);
            connection.push();
        } else if (missed.add(names)) {
            say(StatusCode.LEVEL_WARNING, Statuses.NO_SUPPORTED_TRACK, why);
        }
    }

    @Override
    public void stop(boolean orderly) {
        state = State.ENDED;
        viewer.leave();
        connection.roleEnded(streamId, this);
    }

    @Override
    public void end(Reason reason) {
        if (state == State.ENDED) {
            return;
        }
        boolean playing = started;
        stop(false);
        RtmpServerSession session = connection.session();
        boolean unplayable = reason.is(Reason.NO_CONVERTER) || reason.is(Reason.PROTECTED);
        if (!playing || unplayable) {
            connection.refused(reason);
            Reason told = ClosedDoor.told(reason, address);
            session.playRefused(streamId, Statuses.play(told), told.text());
        } else {
            session.streamEof(streamId);
            session.status(streamId, StatusCode.LEVEL_STATUS, StatusCode.PLAY_UNPUBLISH_NOTIFY, reason.text());
        }
        connection.push();
    }

    @Override
    public void cityIsBack() {
        if (state == State.AWAY) {
            attempt(connection.config().restartWaitMillis());
        }
    }

    @Override
    public boolean isBy(String identity, RoomId room) {
        return state != State.ENDED
                && identityId.equals(identity)
                && address.room().equals(room);
    }

    @Override
    public void tick(long now) {
        // its fan-out looks after stalled viewers
    }

    private void attempt(long waitMillis) {
        state = State.ASKING;
        EventLoopExecutor loop = connection.executor();
        connection
                .city()
                .<WatchResult>visit(
                        connection.credentials(address),
                        (rooms, identity) -> rooms.watch(
                                new WatchRequest(address.room(), identity, "", address.stream(), waitMillis), loop),
                        loop)
                .thenAccept(this::answered);
    }

    private void answered(CityLink.Visit<WatchResult> visit) {
        if (state != State.ASKING) {
            return;
        }
        if (visit instanceof CityLink.Visit.Answered<WatchResult> answered) {
            identityId = answered.identity().id();
            if (answered.answer() instanceof WatchResult.Watchable watchable) {
                watch(watchable.publication());
            } else if (answered.answer() instanceof WatchResult.Refused refused) {
                turnedAway(refused.reason());
            }
        } else if (visit instanceof CityLink.Visit.TurnedAway<WatchResult> away) {
            turnedAway(away.reason());
        } else {
            away();
        }
    }

    private void watch(Publication publication) {
        state = State.PLAYING;
        patience.over();
        if (!started) {
            started = true;
            LOG.debug("{} plays {}", connection.remote(), address);
            sayStarted();
        }
        connection.desk().watch(publication, viewer, address.delay(), connection.remote(), connection.fanoutSettings());
    }

    /** As FMS does, but for NetStream.Data.Start, which ffmpeg takes for a track of data. */
    private void sayStarted() {
        RtmpServerSession session = connection.session();
        session.streamBegin(streamId);
        if (request.reset()) {
            String description = "Playing and resetting " + request.name() + ".";
            session.status(streamId, StatusCode.LEVEL_STATUS, StatusCode.PLAY_RESET, description);
        }
        session.status(
                streamId, StatusCode.LEVEL_STATUS, StatusCode.PLAY_START, "Started playing " + request.name() + ".");
        List<AmfValue> both = List.of(AmfValue.of(true), AmfValue.of(true));
        session.sendMedia(streamId, new RtmpData("|RtmpSampleAccess", both, false).toMessage(streamId, 0));
        connection.push();
    }

    private void turnedAway(Reason reason) {
        if (patience.isTried() && Statuses.passes(reason)) {
            away();
        } else {
            end(reason);
        }
    }

    private void away() {
        state = State.AWAY;
        patience.begin();
        if (patience.isGone()) {
            end(Reason.UNAVAILABLE);
        } else {
            connection.loop().schedule(this::cityIsBack, Patience.RETRY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void receiving(boolean on) {
        if (on && started) {
            say(StatusCode.LEVEL_STATUS, StatusCode.SEEK_NOTIFY, "Receiving from the live edge.");
            say(StatusCode.LEVEL_STATUS, StatusCode.PLAY_START, "Started playing " + request.name() + ".");
        }
    }

    private void say(String level, String code, String description) {
        connection.session().status(streamId, level, code, description);
        connection.push();
    }
}
