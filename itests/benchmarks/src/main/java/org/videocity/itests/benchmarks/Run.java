package org.videocity.itests.benchmarks;

/**
 * The figures of one server under one load once.
 *
 * @param players readers in all
 * @param seconds length of the measurement
 * @param cpu what the server used of the CPU in it
 * @param loadSeconds what publishers and readers used of the CPU in it
 * @param bits what all readers received in it
 * @param delay from a frame's way into the publisher's socket to its way out of a reader's, every frame
 * @param video the same of pictures only
 * @param lost frames that never came to readers, by their numbers
 * @param late readers that had not everything a while after the end
 * @param broken connections that ended by themselves
 * @param reads reads of all readers that brought something
 * @param residentBytes memory of the server after a GC, with all players there
 * @param liveBytes live heap of the server, 0 where there is none
 */
record Run(
        int players,
        double seconds,
        ProcessFigures.Cpu cpu,
        double loadSeconds,
        double bits,
        Delays delay,
        Delays video,
        long lost,
        int late,
        int broken,
        long reads,
        long residentBytes,
        long liveBytes) {
    /** CPU seconds for each Gbit delivered. */
    double cpuPerGbit() {
        return cpu.seconds() / (bits / 1e9);
    }

    /** Gbit/s delivered. */
    double rate() {
        return bits / 1e9 / seconds;
    }

    /** Share of that which a server that compiles as it goes spent on compiling, in percent. */
    double compilingPercent() {
        return cpu.seconds() == 0 ? 0 : cpu.compiling() / cpu.seconds() * 100;
    }

    /** Share of one core, in percent. */
    double corePercent() {
        return cpu.seconds() / seconds * 100;
    }

    /** The load's share of one core, in percent; a load that needs all there is measures itself. */
    double loadPercent() {
        return loadSeconds / seconds * 100;
    }

    double readsPerPlayerSecond() {
        return reads / seconds / players;
    }
}
