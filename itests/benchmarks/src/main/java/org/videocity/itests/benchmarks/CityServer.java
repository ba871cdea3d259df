package org.videocity.itests.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.videocity.testing.CityProcess;
import org.videocity.testing.Tool;

/** The real distribution in a data folder of its own. */
final class CityServer implements Server {
    private static final String PID = "org.videocity.transport.rtmp";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern SPACE =
            Pattern.compile("(PSYoungGen|ParOldGen|garbage-first heap)[^\\n]*used (\\d+)K");

    private final CityProcess city;
    private String setting = "default";

    private CityServer(CityProcess city) {
        this.city = city;
    }

    static CityServer start(Path folder) {
        return new CityServer(CityProcess.start(folder));
    }

    /** Closes windows with every so many video frames, from the next fan-out on; as an operator would, in etc. */
    void windowVideoFrames(int frames, String calledSo) {
        Path file = city.base().resolve("etc/" + PID + ".cfg");
        try {
            String before = Files.readString(file).replaceAll("(?m)^windowVideoFrames.*\\R?", "");
            Files.writeString(file, before + "windowVideoFrames = " + frames + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitSetting(frames);
        setting = calledSo;
    }

    private void awaitSetting(int frames) {
        Pattern line = Pattern.compile("windowVideoFrames\\s*=\\s*" + frames);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!line.matcher(city.console("config:property-list --pid " + PID)).find()) {
            if (System.nanoTime() > end) {
                throw new BenchException(
                        "the city did not take windowVideoFrames = " + frames + " from its etc folder");
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    @Override
    public String name() {
        return setting.equals("default") ? "city" : "city, " + setting;
    }

    @Override
    public Target target() {
        return Target.loopback(city.rtmpPort(), "call/welcome@localhost");
    }

    /** Returns where its web server listens. */
    InetSocketAddress web() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), city.httpPort());
    }

    @Override
    public long pid() {
        return city.pid();
    }

    @Override
    public long collectGarbage() {
        jcmd("GC.run");
        Matcher spaces = SPACE.matcher(jcmd("GC.heap_info"));
        long kilobytes = 0;
        while (spaces.find()) {
            kilobytes += Long.parseLong(spaces.group(2));
        }
        return kilobytes * 1024;
    }

    private String jcmd(String command) {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Tool tool = Tool.run(PATIENCE, List.of(jcmd.toString(), Long.toString(pid()), command));
        return tool.succeeded().output();
    }

    @Override
    public void close() {
        city.close();
    }
}
