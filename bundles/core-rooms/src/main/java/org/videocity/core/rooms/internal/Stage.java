package org.videocity.core.rooms.internal;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.videocity.api.Reason;
import org.videocity.api.identity.Identity;
import org.videocity.api.media.Audience;
import org.videocity.api.media.MediaBus;
import org.videocity.api.media.MediaSource;
import org.videocity.api.media.Publication;
import org.videocity.api.media.PublicationFeed;
import org.videocity.api.media.PublicationObserver;
import org.videocity.api.media.PublicationRequest;
import org.videocity.api.room.Member;
import org.videocity.api.room.PublishRequest;
import org.videocity.api.room.PublishResult;
import org.videocity.api.room.WatchRequest;
import org.videocity.api.room.WatchResult;

/** What is live in one room, and who waits for what is not live yet. Belongs to the rooms' thread. */
final class Stage {
    private static final int MAX_WAITING = 1_000;
    private static final String FEATURE = "feature";

    private final LiveRoom room;
    private final City city;
    private final Map<String, LiveStream> streams = new LinkedHashMap<>();
    private final List<Waiting> waiting = new ArrayList<>();

    /** One stream and the connection that feeds it now. */
    private record LiveStream(
            Publication publication,
            PublicationFeed feed,
            MediaSource source,
            Identity identity,
            @Nullable InetSocketAddress remote,
            @Nullable FeatureSeat feature) {
        boolean isOf(Optional<String> memberId) {
            return publication.memberId().equals(memberId);
        }

        /** Ends it from the city's side: the source is told, unless its connection is lost anyway. */
        void end(Reason reason) {
            boolean listens = !publication.isSuspended() && !publication.isEnded();
            feed.end(reason);
            if (listens) {
                City.guarded(source, s -> s.onEnded(reason));
            }
        }
    }

    private record Waiting(WatchRequest request, CompletableFuture<WatchResult> answer, Future<?> deadline) {}

    Stage(LiveRoom room, City city) {
        this.room = room;
        this.city = city;
    }

    List<Publication> publications() {
        return streams.values().stream().map(LiveStream::publication).toList();
    }

    /** Tells whether something is live that keeps the room open; what features publish does not. */
    boolean isInUse() {
        return streams.values().stream().anyMatch(s -> s.feature() == null);
    }

    // Publishing

    /**
     * Publishes for somebody whose right was checked.
     *
     * @param member whose stream it is, absent for nobody's in the room
     */
    PublishResult publish(PublishRequest request, Optional<Member> member, MediaSource source) {
        String publisher = Names.display(
                member.map(Member::displayName).orElse(request.identity().displayName()));
        PublicationRequest wanted = new PublicationRequest(
                room.settings().id(),
                request.stream(),
                publisher.isEmpty() ? "Guest" : publisher,
                request.transport(),
                request.audience(),
                Optional.empty(),
                member.map(Member::id));
        return publish(wanted, request.identity(), request.remote(), null, source);
    }

    /** Publishes for a feature. */
    PublishResult publish(FeatureSeat feature, String stream, MediaSource source) {
        PublicationRequest wanted = new PublicationRequest(
                room.settings().id(), stream, feature.name(), feature.name(), Audience.EVERYONE, Optional.empty());
        Identity identity = new Identity(FEATURE + ":" + feature.name(), FEATURE, feature.name(), Map.of());
        return publish(wanted, identity, null, feature, source);
    }

    private PublishResult publish(
            PublicationRequest wanted,
            Identity identity,
            @Nullable InetSocketAddress remote,
            @Nullable FeatureSeat feature,
            MediaSource source) {
        LiveStream before = streams.get(wanted.name());
        Optional<Reason> obstacle = obstacle(wanted, identity, before);
        Optional<MediaBus> bus = city.links().bus();
        if (obstacle.isPresent() || bus.isEmpty()) {
            return new PublishResult.Refused(obstacle.orElse(Reason.UNAVAILABLE));
        }
        PublicationFeed feed = bus.get().open(wanted, source, new Ear());
        if (feed.publication().isEnded()) {
            return new PublishResult.Refused(Reason.UNAVAILABLE);
        }
        room.open();
        LiveStream now = new LiveStream(feed.publication(), feed, source, identity, remote, feature);
        streams.put(wanted.name(), now);
        room.changed();
        announce(before, now.publication());
        return new PublishResult.Published(feed);
    }

    private void announce(@Nullable LiveStream before, Publication now) {
        if (before != null && before.publication() == now) {
            room.tellAudience(now, l -> l.onPublicationChanged(now));
            return;
        }
        if (before != null) {
            room.tellAudience(before.publication(), l -> l.onUnpublished(before.publication(), Reason.RESTARTING));
        }
        room.tellAudience(now, l -> l.onPublished(now));
        answerWaiting(now);
    }

    private Optional<Reason> obstacle(PublicationRequest wanted, Identity who, @Nullable LiveStream before) {
        if (!Names.isStream(wanted.name())) {
            return Optional.of(Reason.BAD_NAME);
        }
        if (before == null || before.publication().isEnded()) {
            boolean full = streams.size() >= city.limits().maxPublicationsPerRoom();
            return full ? Optional.of(Reason.LIMIT_REACHED) : Optional.empty();
        }
        boolean same = before.identity().id().equals(who.id()) && before.isOf(wanted.memberId());
        boolean known = !who.isGuest() || wanted.memberId().isPresent();
        boolean mayTakeOver = same && (known || before.publication().isSuspended());
        return mayTakeOver ? Optional.empty() : Optional.of(Reason.NAME_TAKEN);
    }

    /** Hears of one connection's publication; every change comes to the rooms' thread. */
    private final class Ear implements PublicationObserver {
        @Override
        public void onChanged(Publication publication) {
            city.thread().execute(() -> {
                if (isLive(publication)) {
                    room.changed();
                    room.tellAudience(publication, l -> l.onPublicationChanged(publication));
                }
            });
        }

        @Override
        public void onEnded(Publication publication, Reason reason) {
            city.thread().execute(() -> gone(publication, reason));
        }
    }

    private boolean isLive(Publication publication) {
        LiveStream stream = streams.get(publication.name());
        return stream != null && stream.publication() == publication;
    }

    private void gone(Publication publication, Reason reason) {
        if (isLive(publication)) {
            streams.remove(publication.name());
            room.changed();
            room.tellAudience(publication, l -> l.onUnpublished(publication, reason));
            room.settle();
        }
    }

    // Ending

    /** Ends one stream; yields whether there was one. */
    boolean end(String name, Reason reason) {
        LiveStream stream = streams.get(name);
        if (stream == null) {
            return false;
        }
        end(stream, reason);
        return true;
    }

    void endAll(Reason reason) {
        endWhere(s -> true, reason);
    }

    void endOf(FeatureSeat feature, Reason reason) {
        endWhere(s -> s.feature() == feature, reason);
    }

    private void endWhere(Predicate<LiveStream> which, Reason reason) {
        streams.values().stream().filter(which).toList().forEach(s -> end(s, reason));
    }

    private void end(LiveStream stream, Reason reason) {
        stream.end(reason);
        gone(stream.publication(), reason);
    }

    /** Ends what somebody published whose identity has that id. */
    void endOf(String identityId, Reason reason) {
        endWhere(s -> s.identity().id().equals(identityId), reason);
    }

    /** Ends what a member publishes. */
    void endOfMember(String memberId, Reason reason) {
        endWhere(s -> s.isOf(Optional.of(memberId)), reason);
    }

    /** Ends what people may not publish any more from where they are. */
    void checkRights() {
        for (LiveStream stream : List.copyOf(streams.values())) {
            InetSocketAddress from = stream.remote();
            boolean person = stream.identity().isGuest() || stream.identity().isResident();
            if (from != null && person) {
                city.rights()
                        .toPublish(room.settings(), stream.identity(), from)
                        .thenAccept(obstacle -> obstacle.filter(why -> !why.is(Reason.UNAVAILABLE))
                                .ifPresent(why -> end(stream, why)));
            }
        }
    }

    /** Returns who publishes what, for checking rights anew. */
    Map<String, Identity> publishers() {
        Map<String, Identity> publishers = new LinkedHashMap<>();
        streams.forEach((name, stream) -> publishers.put(name, stream.identity()));
        return publishers;
    }

    // Watching

    /** Looks for a stream, and waits for it where the request says so; the right was checked. */
    CompletionStage<WatchResult> watch(WatchRequest request) {
        LiveStream stream = streams.get(request.stream());
        if (stream != null
                && !stream.publication().isEnded()
                && stream.publication().audience().includes(request.memberId())) {
            return CompletableFuture.completedFuture(new WatchResult.Watchable(stream.publication()));
        }
        long wait = Math.min(request.waitMillis(), city.limits().maxWaitMillis());
        WatchResult none = new WatchResult.Refused(Reason.NO_SUCH_STREAM);
        if (wait <= 0 || waiting.size() >= MAX_WAITING) {
            return CompletableFuture.completedFuture(none);
        }
        CompletableFuture<WatchResult> answer = new CompletableFuture<>();
        Future<?> deadline = city.thread().later(wait, () -> {
            waiting.removeIf(w -> w.answer() == answer);
            answer.complete(none);
        });
        waiting.add(new Waiting(request, answer, deadline));
        return answer;
    }

    private void answerWaiting(Publication publication) {
        for (Waiting one : List.copyOf(waiting)) {
            if (one.request().stream().equals(publication.name())
                    && publication.audience().includes(one.request().memberId())) {
                waiting.remove(one);
                one.deadline().cancel(false);
                one.answer().complete(new WatchResult.Watchable(publication));
            }
        }
    }

    void refuseWaiting(Reason reason) {
        List<Waiting> all = List.copyOf(waiting);
        waiting.clear();
        for (Waiting one : all) {
            one.deadline().cancel(false);
            one.answer().complete(new WatchResult.Refused(reason));
        }
    }
}
