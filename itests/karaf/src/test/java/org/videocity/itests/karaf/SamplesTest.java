package org.videocity.itests.karaf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ForkJoinPool;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Identity;
import org.videocity.api.room.ChatMessage;
import org.videocity.api.room.EnterRequest;
import org.videocity.api.room.EnterResult;
import org.videocity.api.room.Recipient;
import org.videocity.api.room.RoomListener;
import org.videocity.api.room.RoomMessage;
import org.videocity.api.room.RoomService;

/** The three sample plug-ins install from a file, work, and leave no trace. */
public class SamplesTest extends InKaraf {
    private static final Pattern OF_OTHERS = Pattern.compile(
            "videocity-.*|Java2D Disposer|ForkJoinPool.*|Thread-\\d+|pool-.*|qtp.*|.*-thread-\\d+|.*Timer.*|process.*");
    private static final RoomId WELCOME = RoomId.of("welcome@localhost", "");

    @Inject
    private ConfigurationAdmin configurations;

    @Test
    public void theGreeterWelcomesAndTellsTheTime() throws Exception {
        withSample("greeter", () -> {
            List<String> heard = new CopyOnWriteArrayList<>();
            EnterResult.Entered entered = enter(heard);
            await("a welcome for Ada", () -> heard.stream().anyMatch(line -> line.contains("Ada")));
            heard.clear();
            answer(entered.room()
                    .send(
                            Recipient.EVERYONE,
                            ChatMessage.TYPE,
                            new ChatMessage("/time").body(),
                            ForkJoinPool.commonPool()));
            await("the time", () -> heard.stream().anyMatch(line -> line.matches("(?s).*\\d:\\d\\d.*")));
            entered.room().leave(Reason.LEFT);
        });
    }

    @Test
    public void theTestPatternIsLive() throws Exception {
        withSample("test-pattern", () -> await("five frames of the test pattern", () -> framesOf("test-pattern") > 5));
        await("the test pattern is gone", () -> framesOf("test-pattern") < 0);
    }

    @Test
    public void relayOutCallsItsTarget() throws Exception {
        try (ServerSocket target = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            target.setSoTimeout(20_000);
            Configuration configuration = configurations.getConfiguration("org.videocity.relay.out", "?");
            Hashtable<String, Object> properties = new Hashtable<>();
            properties.put("stream", "welcome@localhost/test-pattern");
            properties.put("target", "rtmp://127.0.0.1:" + target.getLocalPort() + "/live/copy");
            configuration.update(properties);
            withSample(
                    "test-pattern",
                    () -> withSample("relay-out", () -> {
                        try (Socket call = target.accept()) {
                            call.setSoTimeout(20_000);
                            assertEquals(
                                    "it speaks RTMP: C0 is version 3",
                                    3,
                                    call.getInputStream().read());
                        }
                    }));
            configuration.delete();
        }
    }

    private interface Body {
        void run() throws Exception;
    }

    private void withSample(String name, Body body) throws Exception {
        Set<Thread> before = threads();
        Set<String> names = names(before);
        Map<String, Object> others = wirings();
        Path jar = Path.of(
                System.getProperty("samples"),
                name,
                "target",
                name + "-" + System.getProperty("city.version") + ".jar");
        Bundle bundle = bundles.installBundle(jar.toUri().toString());
        try {
            bundle.start();
            body.run();
        } finally {
            bundle.uninstall();
        }
        assertEquals("no other bundle was touched", others, wirings());
        Set<String> left = new TreeSet<>();
        try {
            await("its threads are gone", () -> {
                left.clear();
                Set<Thread> started = threads();
                started.removeAll(before);
                left.addAll(names(started));
                left.removeAll(names);
                return left.isEmpty();
            });
        } catch (AssertionError e) {
            throw new AssertionError(name + " left threads: " + left);
        }
    }

    /** Compared as threads and by name: Configuration Admin's thread has another name while it works, a pool replaces its own. */
    private static Set<Thread> threads() {
        return new HashSet<>(Thread.getAllStackTraces().keySet());
    }

    /** Pools that grow and shrink by themselves, and what the core starts when first used, are left out. */
    private static Set<String> names(Set<Thread> threads) {
        return threads.stream()
                .map(Thread::getName)
                .filter(name -> !OF_OTHERS.matcher(name).matches())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private EnterResult.Entered enter(List<String> heard) throws Exception {
        RoomListener listener = new RoomListener() {
            @Override
            public void onMessage(RoomMessage message) {
                ChatMessage.of(message).ifPresent(chat -> heard.add(chat.text()));
            }
        };
        Identity guest = new Identity("guest:127.0.0.1", Identity.GUEST, "", Map.of());
        EnterResult result = answer(service(RoomService.class)
                .enter(new EnterRequest(WELCOME, guest, "Ada", "test"), listener, ForkJoinPool.commonPool()));
        assertTrue(result.toString(), result instanceof EnterResult.Entered);
        return (EnterResult.Entered) result;
    }

    private long framesOf(String stream) throws Exception {
        Identity guest = new Identity("guest:127.0.0.1", Identity.GUEST, "", Map.of());
        return answer(service(RoomService.class).look(WELCOME, guest, ForkJoinPool.commonPool()))
                .orElseThrow()
                .publications()
                .stream()
                .filter(p -> p.name().equals(stream))
                .mapToLong(p -> p.statistics().framesIn())
                .findFirst()
                .orElse(-1);
    }
}
