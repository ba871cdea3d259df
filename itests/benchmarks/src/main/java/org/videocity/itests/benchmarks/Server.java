package org.videocity.itests.benchmarks;

/** A server that runs in a process of its own. */
interface Server extends AutoCloseable {
    /** What to call it in the report. */
    String name();

    Target target();

    /** Process id, 0 when it is unknown; then there are no figures of CPU and memory. */
    long pid();

    /** What a player adds to the name of a stream to be served as the name says. */
    default String query() {
        return "";
    }

    /** Makes it what its name says, before each run. */
    default void prepare() {}

    /** Gives memory back that is not needed, where a server does so on request, and returns live bytes, else 0. */
    default long collectGarbage() {
        return 0;
    }

    @Override
    void close();
}
