package org.videocity.itests.benchmarks;

/**
 * The figures of chat at one rate once.
 *
 * @param written lines that members wrote in the measurement
 * @param wanted how often these lines were to be heard, by everybody in the room of each
 * @param heard how often they were
 * @param refused lines that a room did not take
 * @param seconds length of the measurement
 * @param cpu what the server used of the CPU in it
 * @param delay from the time a line was due to be written to its way out of a member's socket
 */
record ChatRun(
        long written, long wanted, long heard, long refused, double seconds, ProcessFigures.Cpu cpu, Delays delay) {
    double heardPerSecond() {
        return heard / seconds;
    }

    long lost() {
        return wanted - heard;
    }

    /** CPU time of the server for each line heard by somebody, in microseconds. */
    double cpuMicros() {
        return heard == 0 ? 0 : cpu.seconds() * 1e6 / heard;
    }

    /** Share of one core, in percent. */
    double corePercent() {
        return cpu.seconds() / seconds * 100;
    }

    double compilingPercent() {
        return cpu.seconds() == 0 ? 0 : cpu.compiling() / cpu.seconds() * 100;
    }
}
