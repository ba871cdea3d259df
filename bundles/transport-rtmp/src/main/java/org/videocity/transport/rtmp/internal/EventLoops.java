package org.videocity.transport.rtmp.internal;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.security.AccessControlContext;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.security.ProtectionDomain;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The event loops RTMP runs on: epoll where the machine has it, NIO elsewhere.
 *
 * @param group the loops
 * @param serverChannel what listens on them
 * @param kind {@code epoll} or {@code nio}
 */
record EventLoops(EventLoopGroup group, Class<? extends ServerSocketChannel> serverChannel, String kind) {
    /** Starts loops; 0 makes one for each core. */
    static EventLoops start(int wanted, boolean epollWanted) {
        int loops = wanted > 0 ? wanted : Runtime.getRuntime().availableProcessors();
        boolean epoll = epollWanted && Epoll.isAvailable();
        IoHandlerFactory handlers = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        return new EventLoops(
                new MultiThreadIoEventLoopGroup(loops, threads("rtmp-"), handlers),
                epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class,
                epoll ? "epoll" : "nio");
    }

    /** Says why there is no epoll, for the operator. */
    static String whyNoEpoll() {
        Throwable cause = Epoll.unavailabilityCause();
        return cause == null ? "" : String.valueOf(cause.getMessage());
    }

    /** Makes daemon threads that are numbered behind a name. */
    static ThreadFactory threads(String name) {
        return new BareThreads(name);
    }

    /**
     * Makes threads that carry nothing of whoever happens to start them: an inherited context class loader or access
     * control context would keep a replaced bundle in memory.
     */
    private static final class BareThreads implements ThreadFactory {
        private final AtomicInteger number = new AtomicInteger();
        private final String name;

        BareThreads(String name) {
            this.name = name;
        }

        @Override
        @SuppressWarnings("removal") // the access control context is inherited for as long as the platform has one
        public Thread newThread(Runnable task) {
            AccessControlContext bare = new AccessControlContext(new ProtectionDomain[0]);
            PrivilegedAction<Thread> make = () -> {
                Thread thread = new Thread(null, task, name + number.incrementAndGet(), 0, false);
                thread.setContextClassLoader(null);
                thread.setDaemon(true);
                return thread;
            };
            return AccessController.doPrivileged(make, bare);
        }
    }
}
