package org.videocity.itests.benchmarks;

/**
 * The figures of something that was done over and over by several at once, each beginning when the one before was done.
 *
 * @param count how often it was done
 * @param seconds length of the measurement
 * @param cpu what the server used of the CPU in it
 * @param times how long each took
 */
record Service(long count, double seconds, ProcessFigures.Cpu cpu, Delays times) {
    double perSecond() {
        return count / seconds;
    }

    /** CPU time of the server for each, in milliseconds. */
    double cpuMillis() {
        return count == 0 ? 0 : cpu.seconds() * 1000 / count;
    }

    /** Share of the CPU time that was spent on compiling, in percent. */
    double compilingPercent() {
        return cpu.seconds() == 0 ? 0 : cpu.compiling() / cpu.seconds() * 100;
    }
}
