package org.videocity.itests.benchmarks;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.videocity.wire.rtmp.RtmpClientEvent;

/**
 * Everybody a city meets, for as long as it takes: publishers that stay and one that drops and returns, readers that keep
 * up over RTMP and HTTP, players that come and go, one that stops reading, and people who do not speak the protocol.
 * Used from one thread; publishers, readers and the others have a thread each.
 */
final class SoakLoad implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration CATCHING_UP = Duration.ofSeconds(5);
    private static final long[] BIT_RATES = {600_000, 600_000, 2_500_000, 6_000_000};
    private static final int[] PLAYERS = {60, 30, 10, 5};
    private static final int EACH_WAY_OVER_HTTP = 5;
    private static final int COMERS = 15;
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final String DROPPING = "soak-dropping";

    private final Target target;
    private final InetSocketAddress web;
    private final LoadLoop sending = new LoadLoop("publishers");
    private final LoadLoop receiving = new LoadLoop("readers");
    private final LoadLoop others = new LoadLoop("others");
    private final SplittableRandom random = new SplittableRandom(1);
    private final List<Publisher> publishers = new ArrayList<>();
    private final List<Player> players = new ArrayList<>();
    private final List<LiveViewer> viewers = new ArrayList<>();
    private final Player.Watch unheeded = new Player.Watch();
    private long[] lostByJoining = new long[2];
    private boolean closed;
    private long joined;
    private long notServed;
    private long returned;

    /**
     * What readers say.
     *
     * @param lostOverRtmp frames missing at players that stay, by their numbers, since they had caught up
     * @param lostOverHttp the same of viewers of .flv, .mp4 and the socket
     * @param broken readers and publishers that stay and whose connection is gone
     * @param joined players that came and went
     * @param notServed those of them that got nothing
     * @param returned how often the dropping publisher came back
     */
    record State(long lostOverRtmp, long lostOverHttp, int broken, long joined, long notServed, long returned) {}

    SoakLoad(Target target, int webPort) {
        this.target = target;
        this.web = new InetSocketAddress(InetAddress.getLoopbackAddress(), webPort);
    }

    /** Lets everybody come and returns when those who stay have a picture. */
    void begin() {
        sending.call(() -> {
            for (int i = 0; i < BIT_RATES.length; i++) {
                Publisher publisher = new Publisher(sending, new Synthetic(BIT_RATES[i]), "soak" + i);
                publishers.add(publisher);
                publisher.start(target);
            }
            publishForAWhile();
            return true;
        });
        boolean sent = sending.await(PATIENCE, () -> publishers.stream().allMatch(p -> p.pictures() > 0));
        receiving.call(this::readersCome);
        boolean read = receiving.await(
                PATIENCE,
                () -> players.stream().allMatch(Player::hadKeyFrame)
                        && viewers.stream().allMatch(LiveViewer::hadKeyFrame));
        if (!sent || !read) {
            throw new BenchException("not everybody got a picture within " + PATIENCE + ": " + state());
        }
        // a joiner that is still taking the group it began with may be put at the next one's key frame
        receiving.pause(CATCHING_UP);
        lostByJoining = receiving.call(() -> new long[] {lostOverRtmp(), lostOverHttp()});
        others.call(() -> {
            for (int i = 0; i < COMERS; i++) {
                comeAndGo();
            }
            stopReading();
            disturb();
            return true;
        });
    }

    State state() {
        long overRtmp = receiving.call(this::lostOverRtmp) - lostByJoining[0];
        long overHttp = receiving.call(this::lostOverHttp) - lostByJoining[1];
        long broken = receiving.call(() -> players.stream()
                                .filter(p -> p.failure() != null)
                                .count()
                        + viewers.stream().filter(v -> v.failure() != null).count())
                + sending.call(() ->
                        publishers.stream().filter(p -> p.failure() != null).count());
        long back = sending.call(() -> returned);
        return others.call(() -> new State(overRtmp, overHttp, (int) broken, joined, notServed, back));
    }

    private long lostOverRtmp() {
        return players.stream().mapToLong(Player::lost).sum();
    }

    private long lostOverHttp() {
        return viewers.stream().mapToLong(LiveViewer::lost).sum();
    }

    private boolean readersCome() {
        for (int stream = 0; stream < PLAYERS.length; stream++) {
            for (int i = 0; i < PLAYERS[stream]; i++) {
                player("soak" + stream + (i % 3 == 0 ? "?delay=low" : ""));
            }
        }
        for (LiveShape shape : LiveShape.values()) {
            for (int i = 0; i < EACH_WAY_OVER_HTTP; i++) {
                LiveViewer viewer = new LiveViewer(receiving, shape, HttpLiveBench.LIVE_ROOM, "soak0", unheeded);
                viewers.add(viewer);
                viewer.connect(web);
            }
        }
        return true;
    }

    private void player(String name) {
        Player player = new Player(receiving, name, unheeded);
        players.add(player);
        player.connect(target);
    }

    /** Publishes for some seconds, drops the connection without a word, and returns. */
    private void publishForAWhile() {
        if (closed) {
            return;
        }
        Publisher publisher = new Publisher(sending, new Synthetic(BIT_RATES[0]), DROPPING);
        publisher.start(target);
        sending.at(System.nanoTime() + seconds(8, 20), () -> {
            returned++;
            publisher.close();
            sending.at(System.nanoTime() + seconds(1, 4), this::publishForAWhile);
        });
    }

    private void comeAndGo() {
        if (closed) {
            return;
        }
        String name = random.nextInt(4) == 0 ? DROPPING : "soak" + random.nextInt(BIT_RATES.length);
        Player player = new Player(others, name, unheeded);
        player.connect(target);
        others.at(System.nanoTime() + seconds(3, 12), () -> {
            joined++;
            // the dropping publisher may not be there just now
            notServed += name.equals(DROPPING) || player.playing() ? 0 : 1;
            player.close();
            comeAndGo();
        });
    }

    private void stopReading() {
        if (closed) {
            return;
        }
        RtmpPeer sleeper = new RtmpPeer(others) {
            @Override
            void on(RtmpClientEvent event) {
                if (event instanceof RtmpClientEvent.Connected) {
                    session().play("soak3");
                } else if (event instanceof RtmpClientEvent.Media) {
                    stopReading();
                }
            }
        };
        sleeper.connect(target);
        others.at(System.nanoTime() + 60 * SECOND, () -> {
            sleeper.close();
            stopReading();
        });
    }

    private void disturb() {
        if (closed) {
            return;
        }
        Nuisance.Kind[] kinds = Nuisance.Kind.values();
        Nuisance.Kind kind = kinds[random.nextInt(kinds.length)];
        boolean atTheWeb = random.nextInt(3) == 0;
        new Nuisance(others, kind, random)
                .connect(atTheWeb ? web : target.address(), System.nanoTime() + seconds(2, 15));
        others.at(System.nanoTime() + SECOND / 3, this::disturb);
    }

    private long seconds(int from, int to) {
        return ThreadLocalRandom.current().nextLong(from * SECOND, to * SECOND);
    }

    @Override
    public void close() {
        others.call(() -> closed = true);
        others.close();
        receiving.call(() -> {
            players.forEach(RtmpPeer::close);
            viewers.forEach(LiveViewer::close);
            return true;
        });
        sending.call(() -> {
            publishers.forEach(RtmpPeer::close);
            return true;
        });
        receiving.close();
        sending.close();
    }
}
