package org.videocity.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Two machines on one network: namespaces of the kernel joined by a virtual cable, with addresses of RFC 5737. Nothing gets
 * out of them, and they are gone when this is closed, or when their time is over. No rights are needed where the kernel lets
 * users make namespaces.
 */
public final class TwoMachines implements AutoCloseable {
    /** What the first machine calls itself. */
    public static final String HOUSE = "house.example";
    /** The address of the first machine. */
    public static final String HOUSE_ADDRESS = "192.0.2.1";
    /** The address of the second. */
    public static final String AWAY_ADDRESS = "192.0.2.2";

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** They end by themselves after so many seconds, whatever becomes of the tests. */
    private static final String LASTS = "900";

    private static final String[] IDLE = {"sh", "-c", "echo up; exec sleep " + LASTS};

    /** Whether a user namespace is around them, which gives whoever runs the tests the rights they need in there. */
    private final boolean ofUser;

    private final Tool house;
    private final Tool away;

    private TwoMachines() {
        Tool.require("ip", "iproute2");
        Tool first = Tool.start(with(List.of(unshare(), "--user", "--map-root-user", "--net", "--uts"), IDLE));
        ofUser = isUp(first);
        house = ofUser ? first : Tool.start(with(List.of(unshare(), "--net", "--uts"), IDLE));
        if (!ofUser && !isUp(house)) {
            throw new AssertionError(
                    "No namespace can be made here. Root always may; for others the kernel has to allow"
                            + " user namespaces (user.max_user_namespaces).\n" + first.errors() + house.errors());
        }
        away = Tool.start(atHouse(with(List.of(unshare(), "--net"), IDLE).toArray(String[]::new)));
        if (!isUp(away)) {
            throw new AssertionError(away.errors());
        }
        run(atHouse("hostname", HOUSE));
        run(atHouse("ip", "link", "set", "lo", "up"));
        run(atHouse("ip", "link", "add", "cable", "type", "veth", "peer", "name", "cable", "netns", "" + away.pid()));
        run(away("ip", "link", "set", "lo", "up"));
        plugIn(atHouse(), HOUSE_ADDRESS);
        plugIn(away(), AWAY_ADDRESS);
    }

    /** Starts both. */
    public static TwoMachines start() {
        return new TwoMachines();
    }

    /** Returns the command that runs another on the first machine. */
    public List<String> atHouse(String... command) {
        return on(house, command);
    }

    /** Returns the command that runs another on the second machine. */
    public List<String> away(String... command) {
        return on(away, command);
    }

    private List<String> on(Tool machine, String... command) {
        List<String> enter = List.of(
                Tool.require("nsenter", "util-linux").toString(),
                "--target",
                Long.toString(machine.pid()),
                "--net",
                "--uts");
        return with(ofUser ? with(enter, "--user", "--preserve-credentials") : enter, command);
    }

    private static String unshare() {
        return Tool.require("unshare", "util-linux").toString();
    }

    private static boolean isUp(Tool machine) {
        return machine.awaitOutput("up", PATIENCE);
    }

    private static void plugIn(List<String> machine, String address) {
        List<String> ip = with(machine, "ip");
        run(with(ip, "address", "add", address + "/24", "dev", "cable"));
        run(with(ip, "link", "set", "cable", "up"));
    }

    private static List<String> with(List<String> command, String... more) {
        List<String> whole = new ArrayList<>(command);
        whole.addAll(List.of(more));
        return whole;
    }

    private static void run(List<String> command) {
        Tool.run(PATIENCE, command).succeeded();
    }

    @Override
    public void close() {
        away.close();
        house.close();
    }
}
