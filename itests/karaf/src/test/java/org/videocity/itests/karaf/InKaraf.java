package org.videocity.itests.karaf;

import static org.ops4j.pax.exam.CoreOptions.options;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;
import static org.ops4j.pax.exam.CoreOptions.vmOption;
import static org.ops4j.pax.exam.OptionUtils.combine;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.keepRuntimeFolder;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.logLevel;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import javax.inject.Inject;
import org.apache.karaf.features.BootFinished;
import org.apache.karaf.features.FeaturesService;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.karaf.options.LogLevelOption.LogLevel;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** What tests inside Karaf share: the container, and ways to ask and to wait. */
@RunWith(PaxExam.class)
public abstract class InKaraf {
    static final String OURS = "org.videocity.";

    @Inject
    protected BundleContext bundles;

    @Inject
    protected FeaturesService features;

    /** Comes when every feature of the distribution is there: no test begins before. */
    @Inject
    protected BootFinished bootFinished;

    @Configuration
    public Option[] city() {
        return combine(
                options(
                        karafDistributionConfiguration()
                                .frameworkUrl(new File(System.getProperty("distribution"))
                                        .toURI()
                                        .toString())
                                .unpackDirectory(new File("target/exam"))
                                .useDeployFolder(false),
                        keepRuntimeFolder(),
                        logLevel(LogLevel.INFO),
                        systemProperty("videocity.port.http").value(Integer.toString(free())),
                        systemProperty("videocity.port.rtmp").value(Integer.toString(free())),
                        systemProperty("videocity.port.ssh").value(Integer.toString(free())),
                        systemProperty("samples").value(System.getProperty("samples")),
                        systemProperty("city.version").value(System.getProperty("version"))),
                moduleFlags());
    }

    /** The flags Karaf's own start script gives a Java 17. */
    private static Option[] moduleFlags() {
        return options(
                vmOption("--add-reads=java.xml=java.logging"),
                vmOption("--add-exports=java.base/org.apache.karaf.specs.locator=java.xml,ALL-UNNAMED"),
                vmOption("--patch-module"),
                vmOption("java.base=lib/endorsed/org.apache.karaf.specs.locator-4.4.10.jar"),
                vmOption("--patch-module"),
                vmOption("java.xml=lib/endorsed/org.apache.karaf.specs.java.xml-4.4.10.jar"),
                vmOption("--add-opens=java.base/java.security=ALL-UNNAMED"),
                vmOption("--add-opens=java.base/java.net=ALL-UNNAMED"),
                vmOption("--add-opens=java.base/java.lang=ALL-UNNAMED"),
                vmOption("--add-opens=java.base/java.util=ALL-UNNAMED"),
                vmOption("--add-opens=java.base/jdk.internal.reflect=ALL-UNNAMED"),
                vmOption("--add-opens=java.naming/javax.naming.spi=ALL-UNNAMED"),
                vmOption("--add-opens=java.rmi/sun.rmi.transport.tcp=ALL-UNNAMED"),
                vmOption("--add-exports=java.base/sun.net.www.protocol.file=ALL-UNNAMED"),
                vmOption("--add-exports=java.base/sun.net.www.protocol.ftp=ALL-UNNAMED"),
                vmOption("--add-exports=java.base/sun.net.www.protocol.http=ALL-UNNAMED"),
                vmOption("--add-exports=java.base/sun.net.www.protocol.https=ALL-UNNAMED"),
                vmOption("--add-exports=java.base/sun.net.www.protocol.jar=ALL-UNNAMED"),
                vmOption("--add-exports=java.base/sun.net.www.content.text=ALL-UNNAMED"),
                vmOption("--add-exports=jdk.xml.dom/org.w3c.dom.html=ALL-UNNAMED"),
                vmOption("--add-exports=jdk.naming.rmi/com.sun.jndi.url.rmi=ALL-UNNAMED"),
                vmOption("--add-exports=java.rmi/sun.rmi.registry=ALL-UNNAMED"));
    }

    private static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static int rtmpPort() {
        return Integer.getInteger("videocity.port.rtmp");
    }

    static int httpPort() {
        return Integer.getInteger("videocity.port.http");
    }

    /** Tells whether something listens on a loopback port. */
    static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    /** Waits until a condition holds; fails with what was waited for after twenty seconds. */
    static void await(String what, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        Object pause = new Object();
        while (!condition.call()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within 20 s: " + what);
            }
            synchronized (pause) {
                pause.wait(25);
            }
        }
    }

    /** Returns an answer, or fails after ten seconds. */
    static <T> T answer(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    /** Returns a service as it is registered now, waiting for it. */
    <T> T service(Class<T> type) throws Exception {
        await("a service " + type.getSimpleName(), () -> bundles.getServiceReference(type) != null);
        ServiceReference<T> reference = bundles.getServiceReference(type);
        return bundles.getService(reference);
    }

    /** Returns every bundle's identity and when it was last changed, for "untouched" comparisons. */
    Map<String, Long> bundleTimes() {
        Map<String, Long> times = new TreeMap<>();
        for (Bundle bundle : bundles.getBundles()) {
            times.put(bundle.getSymbolicName() + "#" + bundle.getBundleId(), bundle.getLastModified());
        }
        return times;
    }

    /** Returns every bundle's current wiring, which a refresh would replace. */
    Map<String, Object> wirings() {
        Map<String, Object> wirings = new TreeMap<>();
        for (Bundle bundle : bundles.getBundles()) {
            Object wiring = bundle.adapt(org.osgi.framework.wiring.BundleWiring.class);
            wirings.put(bundle.getSymbolicName(), wiring == null ? "none" : wiring);
        }
        return wirings;
    }
}
