package org.videocity.itests.benchmarks;

/**
 * A server somebody else started on this machine.
 *
 * @param pid its process, 0 when unknown
 */
record OtherServer(Target target, long pid) implements Server {
    @Override
    public String name() {
        return target.url();
    }

    @Override
    public void close() {
        // it is not ours to end
    }
}
