package org.videocity.transport.http.internal;

import java.net.URI;
import java.util.List;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.ee10.websocket.server.config.JettyWebSocketServletContainerInitializer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.videocity.transport.http.internal.live.LiveHub;
import org.videocity.transport.http.internal.live.LiveResponses;
import org.videocity.transport.http.internal.live.LiveSettings;
import org.videocity.transport.http.internal.live.LiveSocket;
import org.videocity.transport.http.internal.publish.PublishDesk;
import org.videocity.transport.http.internal.publish.PublishSettings;
import org.videocity.transport.http.internal.publish.PublishSocket;
import org.videocity.transport.http.internal.service.LiveThreads;
import org.videocity.transport.http.internal.socket.SocketEndpoints;
import org.videocity.transport.http.internal.socket.SocketHost;
import org.videocity.transport.http.internal.socket.SocketServlet;
import org.videocity.transport.http.internal.socket.SocketSettings;
import org.videocity.transport.http.internal.web.RoomFileBoard;
import org.videocity.transport.http.internal.web.RootServlet;
import org.videocity.transport.http.internal.web.WebBundles;

/** The servlets of this bundle on a real server with a real port, and a core that is not. */
public final class TestCity implements AutoCloseable {
    public static final HttpConfiguration SETTINGS = TestConfiguration.of(
            "sendBufferBytes",
            65_536,
            "allowedOrigins",
            new String[] {"https://friend.example"},
            "maxLiveViewers",
            100,
            "maxWebSockets",
            20,
            "maxWebSocketQueueBytes",
            1L << 20);

    public final FakeCore core = new FakeCore();
    public final CityLink link = new CityLink();
    public final HttpCounters counters = new HttpCounters();
    public final SocketEndpoints endpoints = new SocketEndpoints();
    public final RoomFileBoard roomFiles = new RoomFileBoard();
    public final LiveHub hub;
    public final SocketHost sockets;
    public final PublishDesk publishers;
    private final LiveThreads threads = new LiveThreads(2);
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    public TestCity(int port, HttpConfiguration settings, WebBundles bundles) throws Exception {
        link.bindRooms(core);
        link.bindAuthentication(core);
        hub = new LiveHub(LiveSettings.of(settings), link, counters, threads.live(), threads.timer());
        publishers = new PublishDesk(PublishSettings.of(settings), link, counters, threads.live(), threads.timer());
        sockets = new SocketHost(SocketSettings.of(settings), endpoints, counters, threads.timer());
        LiveResponses live = new LiveResponses(hub);
        RootServlet root = new RootServlet(
                live, bundles, roomFiles, link, counters, threads.live(), threads.timer(), "test", 1 << 20);
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/");
        JettyWebSocketServletContainerInitializer.configure(context, null);
        add(context, new ServletHolder(root), "/");
        add(
                context,
                new ServletHolder(new SocketServlet(
                        sockets, endpoints, List.of(new LiveSocket(hub, link), new PublishSocket(publishers)))),
                "/ws/*");
        server.setHandler(context);
        server.start();
    }

    private static void add(ServletContextHandler context, ServletHolder servlet, String pattern) {
        servlet.setAsyncSupported(true);
        context.addServlet(servlet, pattern);
    }

    public URI http(String path) {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort() + path);
    }

    public URI ws(String path) {
        return URI.create("ws://127.0.0.1:" + connector.getLocalPort() + path);
    }

    @Override
    public void close() {
        sockets.close();
        hub.close();
        try {
            server.stop();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
        threads.close();
    }
}
