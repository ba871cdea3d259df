package org.videocity.transport.rtmp.internal;

import java.util.concurrent.CountDownLatch;

/** Runs the transport alone for real clients: {@code DemoCity 1935}, then {@code rtmp://localhost/call/ada@localhost/cam}. */
final class DemoCity {
    private DemoCity() {}

    public static void main(String[] arguments) throws InterruptedException {
        FakeCity city = new FakeCity();
        RtmpTransport transport = new RtmpTransport(TestConfig.of("port", Integer.parseInt(arguments[0])), city.link);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            System.out.println(transport.counters());
            transport.deactivate();
            System.out.println(transport.state());
        }));
        System.out.println(transport.state() + " " + transport.endpoints());
        new CountDownLatch(1).await();
    }
}
