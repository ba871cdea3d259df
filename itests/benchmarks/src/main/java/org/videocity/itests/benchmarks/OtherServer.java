package org.videocity.itests.benchmarks;

/**
 * A server somebody else started on this machine.
 *
 * @param target where it is
 * @param pid its process, 0 when unknown
 */
record OtherServer(Target target, long pid) implements Server {
    /** Reads {@code rtmp://127.0.0.1:1935/app[,PID]}. */
    static OtherServer parse(String text) {
        int comma = text.lastIndexOf(',');
        long pid = comma < 0 ? 0 : Options.number("a process id", text.substring(comma + 1), Integer.MAX_VALUE);
        return new OtherServer(Target.parse(comma < 0 ? text : text.substring(0, comma)), pid);
    }

    @Override
    public String name() {
        return target.address().getPort() + "/" + target.app().split("/")[0];
    }

    @Override
    public void close() {
        // it is not ours to end
    }
}
